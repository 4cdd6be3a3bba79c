import { groundUnit } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { castOf, formOf, inStudio, openness } from '../../kernels/studio-light.ts'
import { plain, px, ratio } from '../../param.ts'

const light = { min: 0, max: 4 }
const unit = (x: number, y: number, z: number): [number, number, number] => {
  const n = 1 / Math.sqrt(x * x + y * y + z * z)
  return [n * x, n * y, n * z]
}
/** A window to the upper left, a cool wall to the right, a warm table below. */
const lamps = {
  key: unit(-0.52, -0.62, 0.58),
  fill: unit(0.75, -0.15, 0.6),
  bounce: unit(0.3, 0.9, 0.3),
} as const
/** Kelvins in a studio: what a warm lamp has more of red and less of blue. */
const warmth = { key: [1, 0.95, 0.87], fill: [0.8, 0.9, 1], bounce: [1, 0.85, 0.75] } as const
const times = (c: readonly number[], k: number): [number, number, number] => [c[0] * k, c[1] * k, c[2] * k]

/** Lights what is modelled (a picture whose spare lane is its height) in a photographer's studio, by its material. */
export const studioLight = filter({
  id: 'studio-light',
  doc: 'Lights a modelled scene in a studio: soft lamps, shadows where pieces meet, gloss by the material.',
  source: 'Walter et al. 2007, doi:10.2312/EGWR/EGSR07/195-206',
  params: {
    key: plain(1.02, light, 'Strength of the main lamp.'),
    fill: plain(0.26, light, 'Strength of the cool light from the other side.'),
    bounce: plain(0.12, light, 'Strength of the warm light from below.'),
    ambient: plain(0.1, light, 'Light from everywhere.'),
    wrapR: plain(0.26, { min: 0, max: 1 }, 'How far red light reaches round a form.'),
    wrapG: plain(0.19, { min: 0, max: 1 }, 'How far green light reaches round a form.'),
    wrapB: plain(0.16, { min: 0, max: 1 }, 'How far blue light reaches round a form.'),
    rough: plain(0.52, { min: 0.05, max: 1 }, 'Roughness of the surface: high is matte.'),
    gloss: plain(0.1, { min: 0, max: 2 }, 'How bright the lamp shines on it.'),
    fresnel: plain(0.045, { min: 0.01, max: 1 }, 'Share of light it mirrors head-on.'),
    boxes: plain(0, { min: 0, max: 4 }, 'How clearly soft boxes are mirrored.'),
    boxSoft: plain(0.1, { min: 0.01, max: 0.6 }, 'How blurred they are.'),
    tint: ratio(0, 'How far mirrored light takes the colour beneath it.'),
    panes: ratio(0, 'How clearly the boxes are windows with panes.'),
    rim: plain(0, { min: 0, max: 2 }, 'Light from behind along outlines.'),
    seams: plain(1.35, { min: 0, max: 4 }, 'How dark it is where pieces meet.'),
    seamGlow: plain(0.8, { min: 0, max: 1.2 }, 'How far seams glow in the colour of their pieces.'),
    shadow: ratio(0.62, 'How dark cast shadows are.'),
    far: px(60, { min: 4, max: 200 }, 'How far a shadow is followed.'),
    lean: ratio(0.8, 'How far figures are lit by the forms of their bodies.'),
    soft: px(0.7, { min: 0.2, max: 6 }, 'How far the material has melted level.'),
    exposure: plain(1.27, { min: 0.2, max: 4 }, 'Exposure.'),
    shoulder: ratio(0.75, 'Light from which it saturates.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { normals: 'normals' },
  zone: 'study',
  reach: 'whole',
  cost: 150,
  run: ({ m, frame: { u } }, src, v, { normals }) => {
    const { width, height: rows } = src
    const height = gaussian(m, laneOf(m, src, 3), v.soft)
    const form = formOf(m, height, groundUnit * u, normals, v.lean)
    const open = openness(m, height, groundUnit * u, u, v.seams)
    const small = shrink(m, height, 2)
    const thrown = gaussian(
      m,
      castOf(
        m,
        small,
        groundUnit * 0.5 * u,
        lamps.key,
        Math.max(2, v.far / 2),
        0.35 / Math.max(0.2, 0.5 * u),
      ),
      Math.max(0.5, u),
    )
    const cast = enlarge(m, thrown, { width, height: rows, from: 0, to: rows }, 2)
    return inStudio(
      m,
      { albedo: src, form, open, cast },
      {
        ...lamps,
        keyColour: times(warmth.key, v.key),
        fillColour: times(warmth.fill, v.fill),
        bounceColour: times(warmth.bounce, v.bounce),
        ambient: v.ambient,
        wrap: [v.wrapR, v.wrapG, v.wrapB],
        rough: v.rough,
        gloss: v.gloss,
        fresnel: v.fresnel,
        boxes: v.boxes,
        boxSoft: v.boxSoft,
        tint: v.tint,
        panes: v.panes,
        rim: v.rim,
        shadow: v.shadow,
        exposure: v.exposure,
        shoulder: Math.min(0.98, v.shoulder),
        seam: v.seamGlow,
      },
    )
  },
})
