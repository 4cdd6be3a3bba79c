import { filter } from '../../filter.ts'
import { box } from '../../kernels/box.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Gives the soft border of an enlarged map the borders that the photo has at full size: between what is surely inside
 * and surely outside, each pixel goes to the side whose lightness and colour around it are more like its own.
 */
export const matte = filter({
  id: 'matte',
  doc: 'Makes the border of a map follow the photo at full size, hair by hair.',
  source: 'He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213',
  params: {
    radius: px(2.4, { min: 0.5, max: 12 }, 'How far from a border is looked.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { original: 'picture' },
  zone: 'sheet',
  reach: ({ radius }) => 2 * Math.max(1, Math.round(radius)) + 1,
  cost: 60,
  run: ({ m }, src, { radius }, { original }) => {
    const r = Math.max(1, Math.round(radius))
    const out = m.plane(src.width, src.height)
    if (!bordersIn(src.data)) {
      out.data.set(src.data)
      return out
    }
    // lightness decides, warmth helps: one guide of both costs half of a model of three
    const guide = laneOf(m, original, 0)
    const colour = original.data
    for (let i = 0, k = 0; i < guide.data.length; i++, k += 4) guide.data[i] += colour[k + 1] + colour[k + 2]
    const sums = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; i < guide.data.length; i++, k += 4) {
      const [g, p] = [guide.data[i], src.data[i]]
      sums.data[k] = g
      sums.data[k + 1] = g * g
      sums.data[k + 2] = p
      sums.data[k + 3] = g * p
    }
    const mean = box(m, sums, r).data
    for (let k = 0; k < mean.length; k += 4) {
      const spread = Math.max(0, mean[k + 1] - mean[k] * mean[k])
      const slope = (mean[k + 3] - mean[k] * mean[k + 2]) / (spread + flat)
      sums.data[k] = slope
      sums.data[k + 1] = mean[k + 2] - slope * mean[k]
      sums.data[k + 2] = slope * slope * spread // how much of the map's own slope the photo explains
      sums.data[k + 3] = 0
    }
    const model = box(m, sums, r).data
    for (let i = 0, k = 0; i < guide.data.length; i++, k += 4) {
      const fitted = model[k] * guide.data[i] + model[k + 1]
      const crisp = smoothstep(0.1, 0.9, smoothstep(0.05, 0.95, fitted))
      const v = fitted + smoothstep(0, 0.03, model[k + 2]) * (crisp - fitted)
      const p = src.data[i]
      // a doubtful border stays doubtful: the model only moves what lies between
      const band = smoothstep(0, 0.12, p) * smoothstep(1, 0.88, p)
      out.data[i] = Math.min(1, Math.max(0, p + band * (v - p)))
    }
    return out
  },
})

/** Variance of the guide below which a place has no border to follow. */
const flat = 3e-4

const bordersIn = (map: Float32Array): boolean => map.some((v) => v > 0.002 && v < 0.998)
