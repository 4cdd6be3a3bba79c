import { cinema } from '../filters/colour/cinema.ts'
import { bloom } from '../filters/light/bloom.ts'
import { darkCorners } from '../filters/light/corners.ts'
import { lensBlur } from '../filters/light/lens-blur.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { softContrast } from '../filters/tone/soft-contrast.ts'
import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { filmLit, filmModel, filmStrands } from './parts/film-figures.ts'
import { film } from './parts/material.ts'
import { posed } from './parts/posed.ts'

const shape = { eyeWide: 0.26, eyeTall: 0.34, jaw: 0.05, nose: 0.1 }
const face: FaceLook = {
  ...{ ink: '#2a1b18', lip: '#cf6a62', blush: '#ff8d7a', blushed: 0.3 },
  eyes: {
    lash: 0.1,
    wing: 0.08,
    tufts: 0.6,
    wide: 1.12,
    upper: 1.5,
    under: 1.28,
    iris: 0.345,
    irisTall: 1.08,
    pupil: 0.45,
    fibres: 0.8,
    glass: 1,
    lidShade: 0.7,
    white: 0.7,
    highlight: 1.15,
  },
  brows: { inked: 0.1, thick: 1.1, soft: 0.02, hairs: 0.3 },
  nose: { inked: 0, line: 0.012, nostrils: 0.75, side: 0, soft: 0.012 },
  folds: { inked: 0, amount: 0.6, shade: 1, line: 0.006, soft: 0.012 },
  mouth: { inked: 0, gleam: 0.8, line: 0.006 },
}
const skin = {
  manner: 'soft',
  hue: '#ffc9a4',
  tint: 0.25,
  lift: 0.1,
  contrast: 0.3,
  more: { model: 0.4, warm: 1.15, light: 0.6 },
} as const

export default style({
  key: 'img2img_3d_style_usage',
  subKey: 'img2img_3d_style_movie',
  name: { en: 'Animation Movie', zh: '动画电影' },
  look: 'A still of an animated film: sculpted people with large lively eyes and soft skin under warm and cool lamps, before a set out of focus.',
  version: 1,
  suits: { portrait: 0.9, group: 0.85, figure: 0.85, animal: 0.85, nature: 0.85, town: 0.85, night: 0.8 },
  params: {
    rim: ratio(0.5, 'How bright the light from behind is along people.'),
  },
  paint: (from, { rim }) => {
    const sitting = posed(from, { shape, face, key: 0.55 })
    const { it, softer, figure, room } = sitting
    const model = filmModel(sitting, skin)
    const people = filmLit(model, sitting, film, { left: '#ffd9a6', right: '#a9cdff', amount: rim })
    const behind = room.pipe(both({ map: figure, other: 'not' }))
    const scene = softer
      .pipe(lensBlur({ where: behind, radius: 9, lights: 1 }))
      .pipe(blend({ other: people, where: figure }))
      .pipe(
        cinema({ amount: 0.35, skin: it.skin }),
        softContrast({ amount: 0.2 }),
        bloom({ sigma: 18, from: 0.6, amount: 0.16 }),
        darkCorners({ amount: 0.16 }),
      )
    return filmStrands(sitting, model)(scene).pipe(drawnFace(it, face, scene).over)
  },
})
