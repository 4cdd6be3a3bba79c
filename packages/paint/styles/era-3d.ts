import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { filmAnimal, filmPeople, filmRims } from './parts/film-figures.ts'
import { gameScene, gameScreen, gameSet } from './parts/game-scene.ts'
import { posed } from './parts/posed.ts'

const shape = { eyeWide: 0.22, eyeTall: 0.26, jaw: 0.06, nose: 0.1 }
/** Painted on as a texture is: crisp, with few tones. */
const face: FaceLook = {
  ...{ ink: '#1c1424', lip: '#c9606a', blush: '#ff8d7a', blushed: 0.2 },
  eyes: {
    ...{ lash: 0.11, wing: 0.1, tufts: 0.2, wide: 1.1, upper: 1.4, under: 1.2, lidShade: 0.8, white: 0.6 },
    ...{
      iris: 0.33,
      irisTall: 1.08,
      pupil: 0.4,
      fibres: 0,
      glass: 0.3,
      highlight: 1,
      chroma: 0.12,
      bright: 0.04,
    },
  },
  brows: { inked: 0.2, thick: 1.1, soft: 0.006, hairs: 0 },
  nose: { inked: 0, line: 0.01, nostrils: 0.7, side: 0.2, soft: 0.004 },
  folds: { inked: 0, amount: 0.7, shade: 0.6, line: 0.006, soft: 0.004 },
  mouth: { inked: 0.1, gleam: 0.5, line: 0.006 },
}
const skin = {
  manner: 'soft',
  ...{ hue: '#ffc9a4', tint: 0.2, lift: 0.06, contrast: 0.6 },
  more: { model: 0.4, warm: 1.1, light: 0.6 },
} as const

export default style({
  key: 'img2img_3d_style_usage',
  subKey: 'img2img_3d_style_era',
  name: { en: '3D Game Z-Era', zh: '3D-游戏_Z时代' },
  look: 'A scene of an early 3D game: people and places of flat facets, light in steps, cyan and magenta rims, fog.',
  version: 1,
  suits: { portrait: 0.85, group: 0.85, figure: 0.85, animal: 0.85, nature: 0.87, town: 0.82, night: 0.82 },
  params: {
    rim: ratio(0.6, 'How bright the cyan and the magenta light from behind are.'),
    fog: ratio(0.45, 'How dense the fog is in the distance.'),
  },
  paint: (from, { rim, fog }) => {
    const sitting = posed(from, { shape, face, key: 0.58 })
    const people = filmPeople(sitting, skin, { face: 0.5, swell: 20, fold: 4, lock: 6 })
    const animal = filmAnimal(sitting)
    const rims = filmRims(sitting.it.person, { left: '#4fe6ff', right: '#ff5fd2', amount: rim, width: 7 })
    const scene = gameScene(sitting, { set: gameSet(sitting), people, animal, rims, fog })
    return gameScreen(scene.pipe(drawnFace(sitting.it, face, scene).over))
  },
})
