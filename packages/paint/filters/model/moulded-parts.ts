import { clayColour } from '../../brushwork/clay/colour.ts'
import { kinds, layColours } from '../../brushwork/clay/slabs.ts'
import { groundUnit } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { inflated } from '../../guidance/inflate.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { hash } from '../../kernels/bristle.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { merged, regionsOf } from '../../regions.ts'
import { fromBorders, rounded } from '../../rounded.ts'

/** Longest side of what is parted, in pixels: always the same, so that the same parts appear at every size. */
const side = 700
/** Lightness by which kinds are set apart while the picture is parted. */
const apart = 3

/** Height of a rounded edge, `d` from it, that is flat from `r` on. */
const dome = (d: number, r: number): number => {
  const t = 1 - Math.min(1, d / r)
  return r * Math.sqrt(1 - t * t)
}

const atSide = (m: Machine, src: Plane, long: number): Plane => {
  const all = Math.max(src.width, src.height)
  const k = Math.max(1, Math.floor(all / long))
  const near = k > 1 ? shrink(m, src, k) : src
  const [width, height] = [src.width, src.height].map((v) => Math.max(2, Math.round((v * long) / all)))
  if (near.width === width && near.height === height) return near
  const out = m.plane(width, height, src.lanes)
  const [sx, sy] = [src.width / k / width, src.height / k / height]
  m.rows('enlargeRows', height, near.at, out.at, near.width, near.height, src.lanes, width, 0, sx, sy)
  return out
}

/**
 * The photo as a few pieces of one colour with rounded edges, each somewhat thicker or thinner: what a modeller would
 * cut from slabs. Its spare lane is the height of the clay.
 */
export const mouldedParts = filter({
  id: 'moulded-parts',
  doc: 'Parts a picture into a few pieces of one colour with moulded edges, as if cut from slabs of clay.',
  source: 'Felzenszwalb, Huttenlocher 2004, doi:10.1023/B:VISI.0000022288.19776.77',
  params: {
    merge: plain(0.9, { min: 0.05, max: 12 }, 'Larger gives fewer, larger pieces to begin with.'),
    alike: plain(0.06, { min: 0, max: 0.3 }, 'Neighbours that differ less become one piece.'),
    least: px(17, { min: 2, max: 60 }, 'Side of the smallest piece of a portrait.'),
    leastScene: px(11, { min: 2, max: 60 }, 'Side of the smallest piece of a scene.'),
    round: px(6, { min: 1, max: 20 }, 'How round outlines become.'),
    edge: px(8, { min: 1, max: 40 }, 'Width of the rounded edge of a piece.'),
    pillow: px(34, { min: 4, max: 120 }, 'How far from its edge a piece still rises.'),
    uneven: px(3, { min: 0, max: 12 }, 'How much thicker one piece may be than another.'),
    roundScene: px(6, { min: 1, max: 20 }, 'The same four of a scene: how round outlines become,'),
    edgeScene: px(8, { min: 1, max: 40 }, 'how wide edges are,'),
    pillowScene: px(34, { min: 4, max: 120 }, 'how far a piece still rises,'),
    unevenScene: px(3, { min: 0, max: 20 }, 'and how much thicker one is than another.'),
    rich: plain(1.6, { min: 0, max: 4 }, 'Factor for dull colours.'),
    folds: ratio(0.7, 'How far clothes keep their folds.'),
    body: ratio(0.5, 'How far figures swell out of the ground.'),
  },
  from: 'picture',
  gives: 'picture',
  with: {
    figure: 'plane',
    creature: 'plane',
    skin: 'plane',
    hair: 'plane',
    sky: 'plane',
    tone: 'picture',
    seen: 'seen',
  },
  zone: 'study',
  reach: 'whole',
  cost: 300,
  run: ({ m, frame, seed }, src, v, maps) => {
    const small = atSide(m, src, side)
    const { width, height } = small
    const n = width * height
    const u = side / 1000
    const soft = (p: Plane) => gaussian(m, atSide(m, p, side), 2)
    const [figure, creature, skin, hair, sky] = [
      maps.figure,
      maps.creature,
      maps.skin,
      maps.hair,
      maps.sky,
    ].map((p) => soft(p).data)
    const kind = new Int32Array(n)
    for (let i = 0; i < n; i++)
      kind[i] =
        hair[i] > 0.45
          ? kinds.hair
          : skin[i] > 0.5 && figure[i] > 0.3
            ? kinds.skin
            : figure[i] > 0.5
              ? kinds.cloth
              : creature[i] > 0.5
                ? kinds.creature
                : sky[i] > 0.5
                  ? kinds.sky
                  : kinds.ground
    const cut = rounded(kind, width, height, 3, 2)
    const scene = 1 - portraitOf(maps.seen)
    // one piece of skin, of hair, of sky; a creature is one piece too
    const data = Float32Array.from(small.data)
    for (let i = 0; i < n; i++) {
      const k = cut[i]
      if (k === kinds.skin || k === kinds.sky || k === kinds.creature || k === kinds.hair)
        data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = 0
      // a shadow on cloth is the same cloth, and one on the wall of a room the same wall
      if (k === kinds.cloth) data[4 * i] *= 0.6
      else if (k === kinds.ground) data[4 * i] *= 0.5 + 0.5 * scene
      data[4 * i] += apart * k
    }
    const length = (near: number, far: number) => ((near + scene * (far - near)) / frame.u) * u
    const size = length(v.least, v.leastScene)
    const fine0 = regionsOf(data, width, height, { scale: v.merge, least: Math.round(size * size) })
    const found = merged(fine0, data, width, height, v.alike * (1 - 0.3 * scene))
    const label = rounded(found.label, width, height, 0.75 * length(v.round, v.roundScene), 3)
    const { count } = found

    const sums = new Float64Array(4 * count)
    const votes = new Int32Array(6 * count)
    for (let i = 0; i < n; i++) {
      const r = 4 * label[i]
      for (let l = 0; l < 3; l++) sums[r + l] += small.data[4 * i + l]
      sums[r + 3]++
      votes[6 * label[i] + cut[i]]++
    }
    const what = new Int32Array(count)
    const colour = new Float32Array(3 * count)
    for (let r = 0; r < count; r++) {
      let most = -1
      for (let k = 0; k < 6; k++)
        if (votes[6 * r + k] > most) {
          most = votes[6 * r + k]
          what[r] = k
        }
      const per = 1 / Math.max(1, sums[4 * r + 3])
      colour.set(clayColour(sums[4 * r] * per, sums[4 * r + 1] * per, sums[4 * r + 2] * per, v.rich), 3 * r)
    }

    // heights, at the fixed size
    const far = m.plane(width, height)
    far.data.set(fromBorders(label, width, height))
    const d = gaussian(m, far, 0.9)
    const L = laneOf(m, small, 0)
    const [fine, broad] = [gaussian(m, L, 2.4), gaussian(m, L, 12)]
    const perU = 1000 / side / groundUnit
    const edge = length(v.edge, v.edgeScene)
    const pillow = length(v.pillow, v.pillowScene)
    const uneven = length(v.uneven, v.unevenScene)
    const swell = bodies(m, figure, creature, width, height)
    const up = m.plane(width, height)
    for (let i = 0; i < n; i++) {
      const r = label[i]
      const k = what[r]
      const flat = k === kinds.sky ? 0.35 : 1
      let z = flat * (0.62 * dome(d.data[i], edge) + 0.34 * dome(d.data[i], pillow))
      z += uneven * hash(r, 3, seed)
      if (k === kinds.cloth) {
        const fold = Math.max(-1, Math.min(1, 16 * (fine.data[i] - broad.data[i])))
        z += v.folds * 3.5 * u * fold * Math.min(1, d.data[i] / 6)
      }
      up.data[i] = perU * (z + v.body * 34 * u * swell[i])
    }
    const raised = enlarge(m, gaussian(m, up, 0.8), { ...sized(src), from: 0, to: src.height })
    const out = m.plane(src.width, src.height, 4)
    layColours(out, raised, { label, width, height, what, colour }, maps.tone, src)
    return out
  },
})
const sized = ({ width, height }: Plane) => ({ width, height })

/** How far figures stand out, 0..1: round towards their outline, flat in the middle. */
function bodies(m: Machine, figure: Float32Array, creature: Float32Array, width: number, height: number) {
  const all = m.plane(width, height)
  for (let i = 0; i < all.data.length; i++) all.data[i] = Math.max(figure[i], creature[i])
  const small = shrink(m, all, 3)
  small.data.set(inflated(small.data, small.width, small.height))
  let most = 1e-3
  for (let i = 0; i < small.data.length; i++) {
    small.data[i] = Math.sqrt(small.data[i])
    if (small.data[i] > most) most = small.data[i]
  }
  for (let i = 0; i < small.data.length; i++) small.data[i] = Math.min(1, small.data[i] / Math.min(most, 40))
  return enlarge(m, small, { width, height, from: 0, to: height }, 3).data
}
