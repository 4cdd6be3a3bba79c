import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { alongFlow } from '../../kernels/along-flow.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { noise } from '../../kernels/noise.ts'
import { everySecond } from '../../kernels/points.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Width of a face that lengths are meant for, in u; a small face in a group has finer clumps. */
const usual = 230
const bounds = [0.4, 1.6] as const
/** Least contrast of hair that is taken for form, in lightness: below it the clumps are drawn freely. */
const flat = 0.014

/**
 * The relief of hair as a drawing hand sees it: clumps that run along the strands and end in points. The photo's own
 * lights and shadows lead, evened along the strands; where there are none (black hair), the hand draws its own.
 */
export const hairForm = filter({
  id: 'hair-form',
  doc: 'Gathers hair into clumps along its strands: 0 in the furrows, 1 on the crests.',
  source: 'along the strands by line integral convolution: Cabral, Leedom 1993, doi:10.1145/166117.166151',
  params: {
    length: px(22, { min: 2, max: 120 }, 'How long a clump is.'),
    width: px(5, { min: 1, max: 40 }, 'How wide a clump is.'),
    own: plain(1, { min: 0, max: 3 }, "How much the photo's own lights count."),
    free: plain(0.55, { min: 0, max: 3 }, "How much the hand's own clumps count."),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', flow: 'flow', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: ({ m, seed }, hair, { length, width, own, free }, { photo, flow, seen }) => {
    const none = m.plane(hair.width, hair.height)
    none.data.fill(0.5)
    if (!anywhere(hair, 0.1)) return none
    const faces = seen.faces.filter(isMeshed)
    const mean = faces.reduce((t, f) => t + f.box.width, 0) / Math.max(1, faces.length) || usual
    const scale = Math.min(bounds[1], Math.max(bounds[0], mean / usual))
    // a clump is several pixels wide: half the size shows the same
    const k = width * scale >= 3 && Math.min(hair.width, hair.height) > 64 ? 2 : 1
    const [area, L, ways] =
      k === 1
        ? [hair, laneOf(m, photo, 0), flow]
        : [shrink(m, hair, k), laneOf(m, shrink(m, photo, k), 0), everySecond(m, flow)]
    const n = area.data.length
    const sums = m.plane(area.width, area.height, 4)
    for (let i = 0, j = 0; i < n; i++, j += 4) {
      const w = Math.min(1, Math.max(0, area.data[i]))
      sums.data[j] = w * L.data[i]
      sums.data[j + 1] = w * L.data[i] * L.data[i]
      sums.data[j + 2] = w
      sums.data[j + 3] = 0
    }
    const broad = gaussian(m, sums, (3.2 * width * scale) / k).data
    const drawn = { cell: (1.7 * width * scale) / k, octaves: 2, gain: 0.5, seed: seed * 53 + 11 }
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
      clumps.data[i] = (own * light + free * 5 * (clumps.data[i] - 0.5)) * Math.min(1, 1.4 * area.data[i])
    }
    const even = alongFlow(m, clumps, ways, (length * scale) / k, 1e-4)
    let [square, count] = [0, 1e-3]
    for (let i = 0; i < n; i += 3)
      if (area.data[i] > 0.5) {
        square += even.data[i] * even.data[i]
        count++
      }
    const per = 0.22 / (Math.sqrt(square / count) + 1e-4)
    for (let i = 0; i < n; i++) even.data[i] = Math.min(1, Math.max(0, 0.5 + per * even.data[i]))
    return k === 1
      ? even
      : enlarge(m, even, { width: hair.width, height: hair.height, from: 0, to: hair.height }, k)
  },
})
