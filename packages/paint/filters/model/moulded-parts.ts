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
import { smoothstep } from '../../smoothstep.ts'

/** Longest side of what is parted, in pixels: always the same, so that the same parts appear at every size. */
const side = 700
/** What a place is; parts never reach from one into another. */
const kinds = { ground: 0, sky: 1, cloth: 2, skin: 3, hair: 4, creature: 5 } as const
/** Lightness by which kinds are set apart while the picture is parted. */
const apart = 3

/** Height of a rounded edge, `d` from it, that is flat from `r` on. */
const dome = (d: number, r: number): number => {
  const t = 1 - Math.min(1, d / r)
  return r * Math.sqrt(1 - t * t)
}

/** Colours as clay has them: no black, no white, and clean. */
export function clayColour(
  L: number,
  a: number,
  b: number,
  rich = 1.6,
  cap = 0.18,
): [number, number, number] {
  const c = Math.sqrt(a * a + b * b)
  const k = c > 1e-4 ? (cap * Math.tanh((rich * c) / cap)) / c : 0
  const t = Math.min(1, Math.max(0, (L - 0.1) / 0.85))
  // a pure red that is lifted is a pink
  const pure = Math.max(0, c - 0.06) * Math.max(0, a / (c + 1e-4))
  return [0.2 + 0.68 * t ** 0.95 - 0.55 * pure, k * a, k * b]
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
    const size = ((v.least + scene * (v.leastScene - v.least)) / frame.u) * u
    const fine0 = regionsOf(data, width, height, { scale: v.merge, least: Math.round(size * size) })
    const found = merged(fine0, data, width, height, v.alike * (1 - 0.3 * scene))
    const label = rounded(found.label, width, height, (v.round / frame.u) * u * 0.75, 3)
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
    const [edge, pillow, uneven] = [v.edge, v.pillow, v.uneven].map((q) => (q / frame.u) * u)
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

interface Parts {
  readonly label: Int32Array
  readonly width: number
  readonly height: number
  readonly what: Int32Array
  readonly colour: Float32Array
}

/** Colours of parts at full size, their borders as smooth as the vote of the four places around each can make them. */
function layColours(out: Plane, raised: Plane, p: Parts, tone: Plane, src: Plane): void {
  const { width, height } = out
  const rows = skyRows(src, p)
  const [kx, ky] = [p.width / width, p.height / height]
  const column = new Int32Array(width)
  const partX = new Float32Array(width)
  for (let x = 0; x < width; x++) {
    const sx = Math.max(0, Math.min(p.width - 1, (x + 0.5) * kx - 0.5))
    column[x] = Math.min(p.width - 2, Math.floor(sx))
    partX[x] = sx - column[x]
  }
  const weight = new Float32Array(4)
  const at = new Int32Array(4)
  const { label } = p
  for (let y = 0, i = 0; y < height; y++) {
    const sy = Math.max(0, Math.min(p.height - 1, (y + 0.5) * ky - 0.5))
    const j = Math.min(p.height - 2, Math.floor(sy))
    const fy = sy - j
    for (let x = 0; x < width; x++, i++) {
      const q = j * p.width + column[x]
      let best = label[q]
      let second = -1
      let share = 0
      if (best !== label[q + 1] || best !== label[q + p.width] || best !== label[q + p.width + 1]) {
        const fx = partX[x]
        at[0] = best
        at[1] = label[q + 1]
        at[2] = label[q + p.width]
        at[3] = label[q + p.width + 1]
        weight[0] = (1 - fx) * (1 - fy)
        weight[1] = fx * (1 - fy)
        weight[2] = (1 - fx) * fy
        weight[3] = fx * fy
        let most = 0
        for (let k = 0; k < 4; k++) {
          let sum = 0
          for (let o = 0; o < 4; o++) if (at[o] === at[k]) sum += weight[o]
          if (sum > most) {
            if (most > 0 && at[k] !== best) second = best
            most = sum
            best = at[k]
          } else if (at[k] !== best) second = at[k]
        }
        share = second < 0 ? 0 : 0.5 * smoothstep(0.75, 0.5, most)
      }
      const o = 4 * i
      const kind = p.what[best]
      if (kind === kinds.skin) {
        const s = claySkin(tone.data[o], tone.data[o + 1], tone.data[o + 2])
        out.data[o] = s[0]
        out.data[o + 1] = s[1]
        out.data[o + 2] = s[2]
      } else if (kind === kinds.sky) {
        out.data[o] = rows[3 * y]
        out.data[o + 1] = rows[3 * y + 1]
        out.data[o + 2] = rows[3 * y + 2]
      } else {
        const c = 3 * best
        const d = share > 0 ? 3 * second : c
        out.data[o] = p.colour[c] + share * (p.colour[d] - p.colour[c])
        out.data[o + 1] = p.colour[c + 1] + share * (p.colour[d + 1] - p.colour[c + 1])
        out.data[o + 2] = p.colour[c + 2] + share * (p.colour[d + 2] - p.colour[c + 2])
      }
      out.data[o + 3] = Math.max(-1, Math.min(2.4, raised.data[i]))
    }
  }
}

const skinNow: [number, number, number] = [0, 0, 0]
/** Skin as clay: everybody's own tone, a little lighter and purer. */
export function claySkin(L: number, a: number, b: number): readonly [number, number, number] {
  const c = Math.min(0.088, Math.max(0.05, 1.25 * Math.sqrt(a * a + b * b)))
  // halfway to the hue of warm skin: .95 radians
  const [ca, cb] = [
    a / (Math.sqrt(a * a + b * b) + 1e-4) + 0.58,
    b / (Math.sqrt(a * a + b * b) + 1e-4) + 0.81,
  ]
  const n = c / (Math.sqrt(ca * ca + cb * cb) + 1e-4)
  skinNow[0] = Math.min(0.87, 0.2 + 0.79 * L)
  skinNow[1] = n * ca
  skinNow[2] = n * cb
  return skinNow
}

/** The sky's colour from row to row, its clouds left out: the purest of each row, evened. */
function skyRows(src: Plane, p: Parts): Float32Array {
  const { width, height } = src
  const sums = new Float64Array(4 * height)
  const all = [1e-6 * 0.7, 0, 0, 1e-6]
  for (let y = 0; y < height; y++) {
    const j = Math.min(p.height - 1, Math.floor((y * p.height) / height))
    for (let x = 0; x < width; x += 3) {
      const c = Math.min(p.width - 1, Math.floor((x * p.width) / width))
      if (p.what[p.label[j * p.width + c]] !== kinds.sky) continue
      const o = 4 * (y * width + x)
      const [L, a, b] = [src.data[o], src.data[o + 1], src.data[o + 2]]
      const w = 0.0004 + a * a + b * b
      sums[4 * y] += w * L
      sums[4 * y + 1] += w * a
      sums[4 * y + 2] += w * b
      sums[4 * y + 3] += w
      all[0] += w * L
      all[1] += w * a
      all[2] += w * b
      all[3] += w
    }
  }
  const out = new Float32Array(3 * height)
  const reach = Math.max(1, height * 0.12)
  // forwards and backwards with a fading memory
  const sum = new Float64Array(4 * height)
  for (const down of [true, false]) {
    const now = [0, 0, 0, 0]
    const fade = Math.exp(-1 / reach)
    for (let s = 0; s < height; s++) {
      const y = down ? s : height - 1 - s
      for (let l = 0; l < 4; l++) {
        now[l] = fade * now[l] + sums[4 * y + l]
        sum[4 * y + l] += now[l]
      }
    }
  }
  for (let y = 0; y < height; y++) {
    const w = sum[4 * y + 3] + 1e-3 * all[3]
    const lane = (l: number) => (sum[4 * y + l] + 1e-3 * all[l]) / w
    out.set(clayColour(lane(0), lane(1), lane(2), 1.35, 0.14), 3 * y)
  }
  return out
}
