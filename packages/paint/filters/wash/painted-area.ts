import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'

const clamp01 = (v: number): number => Math.min(1, Math.max(0, v))
/** Width of the unpainted border as a share of the short side, at border 1. */
const margin = 0.11

/**
 * How far the brush went on the sheet: lane 0 crosses 0.5 where paint ends, broadly waving and never frayed;
 * lane 1 says how dry the brush was (a dry one breaks up over the paper), lane 2 how much pigment grains out.
 */
export const paintedArea = filter({
  id: 'painted-area',
  doc: 'Leaves an irregular border of paper around the painting.',
  params: { border: ratio(0.5, 'Width of the unpainted border.') },
  from: 'plane',
  gives: 'picture',
  with: { drift: 'plane', clouds: 'plane', shore: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 6,
  run: ({ m, frame }, care, { border }, { drift, clouds, shore }) => {
    // all of it is soft: a quarter of a large study shows the same
    const k = frame.u >= 1.2 ? 4 : frame.u >= 0.6 ? 2 : 1
    const [own, drifts, cloud, coast] = [care, drift, clouds, shore].map((p) => (k > 1 ? shrink(m, p, k) : p))
    const { width, height } = own
    const out = m.plane(width, height, 4)
    // a head near the border is painted whole, hair and all
    const near = gaussian(m, own, (24 * frame.u) / k)
    const wide = Math.max(1, border * margin * Math.min(width, height))
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const d1 = 2 * drifts.data[i] - 1
        const c1 = 2 * cloud.data[i] - 1
        const s1 = 2 * coast.data[i] - 1
        const inwards = Math.min(x, width - 1 - x, y, height - 1 - y) / wide
        const field =
          inwards +
          0.95 * s1 +
          0.6 * d1 +
          0.12 * c1 +
          0.4 * own.data[i] +
          1.5 * Math.max(0, near.data[i] - 0.15)
        out.data[4 * i] = border < 0.01 ? 1 : clamp01(0.5 + 0.8 * (field - 0.9))
        out.data[4 * i + 1] = clamp01(0.35 + 1.6 * d1 + 0.5 * c1)
        out.data[4 * i + 2] = clamp01(0.35 + 1.3 * c1 - 0.5 * d1) * (1 - 0.9 * own.data[i])
        out.data[4 * i + 3] = 0
      }
    if (k === 1) return out
    return enlarge(m, out, { width: care.width, height: care.height, from: 0, to: care.height }, k)
  },
})
