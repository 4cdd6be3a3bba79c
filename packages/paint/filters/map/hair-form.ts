import { type Curl, curlsOf } from '../../brushwork/curls.ts'
import { hairRows } from '../../brushwork/hair-rows.ts'
import { filter } from '../../filter.ts'
import { meanFaceWidth, type Seen } from '../../guidance/seen.ts'
import { alongFlow } from '../../kernels/along-flow.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { noise } from '../../kernels/noise.ts'
import { everySecond } from '../../kernels/points.ts'
import { sampled } from '../../kernels/sampled.ts'
import { plain, px } from '../../param.ts'
import { type Plane, rowsOf } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Width of a face that lengths are meant for, in u; a small face in a group has finer clumps. */
const usual = 230
const bounds = [0.4, 1.6] as const
/** Least contrast of hair that is taken for form, in lightness: below it the clumps are drawn freely. */
const flat = 0.024
/** A clump is at least this many pixels wide where it is drawn: smaller planes show the same. */
const clear = 1.6

/** How far, in pixels of the small raster, a relief is evened across the strands before it is enlarged. */
const rounded = 0.8

/** How much lower the relief of cropped hair lies. */
const shorn = 0.17

interface Relief {
  readonly length: number
  readonly width: number
  readonly own: number
  readonly free: number
}

/**
 * The relief of hair as a drawing hand sees it: clumps that run along the strands and end in points. The photo's own
 * lights and shadows lead, evened along the strands; where there are none (black hair), the hand draws its own. Curls
 * are small domes, and cropped hair has only its broad light.
 */
export const hairForm = filter({
  id: 'hair-form',
  doc: 'Gathers hair into clumps along its strands, or in curls: 0 in the furrows, 1 on the crests.',
  source: 'along the strands by line integral convolution: Cabral, Leedom 1993, doi:10.1145/166117.166151',
  params: {
    length: px(26, { min: 2, max: 120 }, 'How long a clump is.'),
    width: px(5, { min: 1, max: 40 }, 'How wide a clump is.'),
    own: plain(1, { min: 0, max: 3 }, "How much the photo's own lights count."),
    free: plain(0.55, { min: 0, max: 3 }, "How much the hand's own clumps count."),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', flow: 'flow', seen: 'seen' },
  maybe: { texture: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, seed, frame: { u } }, hair, values, { photo, flow, seen, texture }) => {
    const out = m.plane(hair.width, hair.height)
    out.data.fill(0.5)
    const scale = scaleOf(seen)
    const [length, width] = [values.length * scale, values.width * scale]
    const small = Math.min(hair.width, hair.height) <= 64
    const k = small ? 1 : Math.min(4, Math.max(1, Math.floor(width / clear)))
    const rows = hairRows(hair, width, k)
    if (!rows) return out
    const [top, bottom] = rows
    const [area, light, ways] = [hair, photo, flow].map((p) => rowsOf(p, top, bottom))
    const form = m.scope(() => {
      const near =
        k === 1
          ? { area, light: laneOf(m, light, 0), ways }
          : {
              area: shrink(m, area, k),
              light: laneOf(m, shrink(m, light, k), 0),
              ways: k === 2 ? everySecond(m, ways) : sampled(m, ways, k),
            }
      const curls = texture ? curlsOf(hair, texture, seen, u, seed) : []
      const kinds = texture && sampled(m, rowsOf(texture, top, bottom), k)
      const relief = { ...values, length: length / k, width: width / k }
      const form = reliefOf(m, near, kinds, relief, seed)
      if (curls.length > 0) dome(form, curls, k, top)
      if (k === 1) return form
      // between enlarged pixels lie straight slopes: tones cut out of them would have beaded borders
      const even = gaussian(m, form, rounded)
      return enlarge(m, even, { width: hair.width, height: bottom - top, from: 0, to: bottom - top }, k)
    })
    rowsOf(out, top, bottom).data.set(form.data)
    return out
  },
})

function scaleOf(seen: Seen): number {
  return Math.min(bounds[1], Math.max(bounds[0], (meanFaceWidth(seen) || usual) / usual))
}

interface Near {
  readonly area: Plane
  readonly light: Plane
  readonly ways: Plane
}

function reliefOf(
  m: Machine,
  { area, light: L, ways }: Near,
  kinds: Plane | undefined,
  { length, width, own, free }: Relief,
  seed: number,
): Plane {
  const n = area.data.length
  const sums = m.plane(area.width, area.height, 4)
  for (let i = 0, j = 0; i < n; i++, j += 4) {
    const w = Math.min(1, Math.max(0, area.data[i]))
    sums.data[j] = w * L.data[i]
    sums.data[j + 1] = w * L.data[i] * L.data[i]
    sums.data[j + 2] = w
    sums.data[j + 3] = 0
  }
  const broad = gaussian(m, sums, 3.2 * width).data
  const drawn = { cell: 1.7 * width, octaves: 2, gain: 0.5, seed: seed * 53 + 11 }
  const clumps = noise(m, { top: 0, width: area.width, rows: area.height }, drawn)
  for (let i = 0, j = 0; i < n; i++, j += 4) {
    const w = broad[j + 2]
    if (area.data[i] < 0.02 || w < 0.02) {
      clumps.data[i] = 0
      continue
    }
    const [level, square] = [broad[j] / w, broad[j + 1] / w]
    const spread = Math.sqrt(Math.max(0, square - level * level)) + flat
    const away = Math.min(2, Math.max(-2, (L.data[i] - level) / spread))
    // a light at the very rim belongs to what is beside the hair
    const light = away > 0 ? away * smoothstep(0.5, 0.72, w) : away
    const strands = kinds ? 1 - Math.min(1, Math.abs(kinds.data[i])) : 1
    clumps.data[i] =
      (own * (0.25 + 0.75 * strands) * light + free * strands * 5 * (clumps.data[i] - 0.5)) *
      Math.min(1, 1.4 * area.data[i])
  }
  const even = alongFlow(m, clumps, ways, length, 1e-4)
  let [square, count] = [0, 1e-3]
  for (let i = 0; i < n; i += 3)
    if (area.data[i] > 0.5 && !(kinds && kinds.data[i] !== 0)) {
      square += even.data[i] * even.data[i]
      count++
    }
  const per = 0.22 / (Math.sqrt(square / count) + (count < 30 ? 0.5 : 1e-4))
  for (let i = 0; i < n; i++) {
    // cropped hair is one even tone, a step below that of its lights
    const sunk = kinds && kinds.data[i] < 0 ? shorn * kinds.data[i] : 0
    even.data[i] = Math.min(1, Math.max(0, 0.5 + sunk + per * even.data[i]))
  }
  return even
}

/** Lays a dome for each clump: lit from above left, dark in the gaps between. */
function dome(form: Plane, curls: readonly Curl[], k: number, top: number): void {
  const { width, height, data } = form
  const gaps = new Float32Array(data.length).fill(-1)
  for (const curl of curls) {
    const [x, y, r] = [curl.x / k, (curl.y - top) / k, curl.radius / k]
    for (let py = Math.max(0, Math.floor(y - r)); py < Math.min(height, y + r + 1); py++)
      for (let px = Math.max(0, Math.floor(x - r)); px < Math.min(width, x + r + 1); px++) {
        const [dx, dy] = [(px - x) / r, (py - y) / r]
        const square = dx * dx + dy * dy
        if (square > 1) continue
        const i = py * width + px
        const own = 0.62 - 0.42 * square * square - 0.24 * (dx + dy)
        if (own > gaps[i]) gaps[i] = own
      }
  }
  for (let i = 0; i < data.length; i++) {
    if (gaps[i] < -0.5) continue
    // the broad light of the photo moves whole clumps
    data[i] = Math.min(1, Math.max(0, gaps[i] + 0.6 * (data[i] - 0.5)))
  }
}
