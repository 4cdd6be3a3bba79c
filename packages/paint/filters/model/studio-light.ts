import { groundUnit } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { castOf, formOf, inStudio, openness } from '../../kernels/studio-light.ts'
import { deg, plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

const light = { min: 0, max: 4 }
const unit = (x: number, y: number, z: number): [number, number, number] => {
  const n = 1 / Math.sqrt(x * x + y * y + z * z)
  return [n * x, n * y, n * z]
}
/** A warm table below. */
const bounce = unit(0.3, 0.9, 0.3)
/** Towards a lamp `at` degrees round the picture, its height above it `up` (1: straight before it). */
const towards = (at: number, up: number): [number, number, number] => {
  const turn = (at * Math.PI) / 180
  const flat = Math.sqrt(1 - Math.min(1, up) ** 2)
  return [flat * Math.cos(turn), -flat * Math.sin(turn), up]
}
/** Kelvins in a studio: what a warm lamp has more of red and less of blue. */
const warmth = { key: [1, 0.95, 0.87], fill: [0.8, 0.9, 1], bounce: [1, 0.85, 0.75] } as const
/** A lamp's colour, `k` bright, `warm` times as far from white. */
const times = (c: readonly number[], k: number, warm = 1): [number, number, number] => {
  const at = (v: number) => k * Math.max(0, 1 + warm * (v - 1))
  return [at(c[0]), at(c[1]), at(c[2])]
}

/** Lights what is modelled (a picture whose spare lane is its height) in a photographer's studio, by its material. */
export const studioLight = filter({
  id: 'studio-light',
  doc: 'Lights a modelled scene in a studio: soft lamps, shadows where pieces meet, gloss by the material.',
  source: 'Walter et al. 2007, doi:10.2312/EGWR/EGSR07/195-206',
  params: {
    key: plain(1.02, light, 'Strength of the main lamp.'),
    keyAt: deg(130, 'Where the main lamp stands, counter-clockwise from the right.'),
    keyUp: ratio(0.5826, 'How far it stands before the picture: 0 grazes it.'),
    keyWarm: plain(1, { min: -4, max: 4 }, 'How warm it is; below 0 it is cool.'),
    fill: plain(0.26, light, 'Strength of the cool light from the other side.'),
    fillAt: deg(11.31, 'Where it stands.'),
    fillUp: ratio(0.6172, 'How far before the picture.'),
    fillCool: plain(1, { min: -4, max: 4 }, 'How cool it is.'),
    bounce: plain(0.12, light, 'Strength of the warm light from below.'),
    ambient: plain(0.1, light, 'Light from everywhere.'),
    wrapR: plain(0.26, { min: 0, max: 1 }, 'How far red light reaches round a form.'),
    wrapG: plain(0.19, { min: 0, max: 1 }, 'How far green light reaches round a form.'),
    wrapB: plain(0.16, { min: 0, max: 1 }, 'How far blue light reaches round a form.'),
    own: ratio(0, 'Share of the light that the picture brings along.'),
    steps: ratio(0, 'How far light falls in steps, as on cels.'),
    skinWrapR: plain(0.5, { min: 0, max: 1 }, 'How far red light reaches round skin, where `skin` is given.'),
    skinWrapG: plain(0.34, { min: 0, max: 1 }, 'How far green light does.'),
    skinWrapB: plain(0.26, { min: 0, max: 1 }, 'How far blue light does.'),
    skinRough: plain(0.5, { min: 0.05, max: 1 }, 'Roughness of skin.'),
    skinGloss: plain(0.05, { min: 0, max: 2 }, 'How bright the lamp shines on skin.'),
    skinOwn: ratio(0, 'Share of the light that skin brings along.'),
    sheen: plain(
      0,
      { min: 0, max: 4 },
      'Sheen across the strands of hair, where `hair` and `ways` are given.',
    ),
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
  maybe: { normals: 'normals', skin: 'plane', hair: 'plane', ways: 'flow' },
  zone: 'study',
  reach: 'whole',
  cost: 150,
  run: ({ m, frame: { u } }, src, v, { normals, skin, hair, ways }) => {
    const { width, height: rows } = src
    const height = gaussian(m, laneOf(m, src, 3), v.soft)
    const form = formOf(m, height, groundUnit * u, normals, v.lean)
    const open = openness(m, height, groundUnit * u, u, v.seams)
    const [key, fill] = [towards(v.keyAt, v.keyUp), towards(v.fillAt, v.fillUp)]
    const small = shrink(m, height, 2)
    const thrown = gaussian(
      m,
      castOf(m, small, groundUnit * 0.5 * u, key, Math.max(2, v.far / 2), 0.35 / Math.max(0.2, 0.5 * u)),
      Math.max(0.5, u),
    )
    const cast = enlarge(m, thrown, { width, height: rows, from: 0, to: rows }, 2)
    return inStudio(
      m,
      { albedo: src, form, open, cast, matter: matterOf(m, { skin, hair, ways }) },
      {
        ...{ key, fill, bounce },
        keyColour: times(warmth.key, v.key, v.keyWarm),
        fillColour: times(warmth.fill, v.fill, v.fillCool),
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
        ...{ own: v.own, steps: v.steps, sheen: v.sheen },
        skin: {
          wrap: [v.skinWrapR, v.skinWrapG, v.skinWrapB],
          ...{ rough: v.skinRough, gloss: v.skinGloss, own: v.skinOwn },
        },
      },
    )
  },
})

interface Matter {
  readonly skin?: Plane | undefined
  readonly hair?: Plane | undefined
  readonly ways?: Plane | undefined
}
/** Materials side by side for the kernel: skin, hair, and which way it runs; nothing, where all is of one. */
function matterOf(m: Machine, { skin, hair, ways }: Matter): Plane | undefined {
  const some = skin ?? hair
  if (!some) return undefined
  const out = m.plane(some.width, some.height, 4)
  const d = out.data.fill(0)
  const held = (v: number) => Math.min(1, Math.max(0, v))
  for (let i = 0, k = 0; k < d.length; i++, k += 4) {
    if (hair && ways && hair.data[i] > 0.01) {
      d[k + 1] = held(hair.data[i])
      // strands run up to their roots: sheen shifts along them to one side
      const up = ways.data[k + 1] > 0 ? -1 : 1
      d[k + 2] = up * ways.data[k]
      d[k + 3] = up * ways.data[k + 1]
    }
    if (skin) d[k] = held(skin.data[i]) * (1 - d[k + 1])
  }
  return out
}
