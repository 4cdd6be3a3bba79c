import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { filmAnimal, filmPeople, filmRims } from './parts/film-figures.ts'
import { developed, filmScene } from './parts/film-scene.ts'
import { filmSet } from './parts/film-sets.ts'
import { posed } from './parts/posed.ts'

const shape = { eyeWide: 0.3, eyeTall: 0.34, jaw: 0.05, nose: 0.1 }
/** Eyes of glass, and everything else soft: what is not a line in a model is none here. */
const face: FaceLook = {
  ...{ ink: '#2a1b18', lip: '#cf6a62', blush: '#ff8d7a', blushed: 0.3 },
  eyes: {
    ...{ lash: 0.1, wing: 0.08, tufts: 0.6, wide: 1.2, upper: 1.75, under: 1.4, lidShade: 0.7, white: 0.7 },
    ...{ iris: 0.345, irisTall: 1.08, pupil: 0.45, fibres: 0.8, glass: 1, highlight: 1.15 },
  },
  brows: { inked: 0.1, thick: 1.1, soft: 0.02, hairs: 0.3 },
  nose: { inked: 0, line: 0.012, nostrils: 0.75, side: 0, soft: 0.012 },
  folds: { inked: 0, amount: 0.6, shade: 1, line: 0.006, soft: 0.012 },
  mouth: { inked: 0, gleam: 0.8, line: 0.006 },
}
const skin = {
  manner: 'soft',
  ...{ hue: '#ffc9a4', tint: 0.25, lift: 0.1, contrast: 0.3 },
  more: { model: 0.4, warm: 1.15, light: 0.6 },
} as const

export default style({
  key: 'img2img_3d_style_usage',
  subKey: 'img2img_3d_style_movie',
  name: { en: 'Animation Movie', zh: '动画电影' },
  look: 'A still of an animated film: sculpted people with large lively eyes under warm and cool lamps, before a set out of focus.',
  version: 1,
  suits: { portrait: 0.9, group: 0.87, figure: 0.85, animal: 0.85, nature: 0.85, town: 0.85, night: 0.8 },
  params: {
    rim: ratio(0.45, 'How bright the light from behind is along people.'),
    clouds: ratio(1, 'How many clouds are built into an empty sky.'),
  },
  paint: (from, { rim, clouds }) => {
    const sitting = posed(from, { shape, face, key: 0.55 })
    const people = filmPeople(sitting, skin)
    const animal = filmAnimal(sitting)
    const rims = filmRims(sitting.it.person, { left: '#ffd9a6', right: '#a9cdff', amount: rim })
    const still = developed(
      filmScene(sitting, { set: filmSet(sitting, { clouds }), people, animal, rims }),
      sitting,
    )
    return animal.strands(people.strands(still)).pipe(drawnFace(sitting.it, face, still).over)
  },
})
