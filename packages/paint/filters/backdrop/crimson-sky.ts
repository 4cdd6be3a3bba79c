import { anywhere } from '../../anywhere.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

const [top, middle, low] = ['#8f0f16', '#d23a24', '#fbd08a'].map(labOf)
/** Clouds are told by a blur so broad that every so many pixels tell it. */
const grain = 4
/** A sky smaller than this share of the picture carries no sun. */
const leastSky = 0.07

/** The roundest free place of the sky: where a disc of its size lies most in it. In pixels. */
function sunIn(m: Machine, sky: Plane, u: number) {
  const k = Math.max(1, Math.round(6 * u))
  const small = shrink(m, sky, k)
  const [w, h] = [small.width, small.height]
  const share = small.data.reduce((t, v) => t + v, 0) / (w * h)
  if (share < leastSky) return undefined
  for (const size of [0.2, 0.15, 0.11]) {
    const r = size * Math.min(w, h)
    const soft = gaussian(m, small, r / 1.6)
    let [best, bx, by] = [0, 0, 0]
    for (let y = Math.floor(1.15 * r); y < h - r; y++)
      for (let x = Math.floor(r); x < w - r; x++) {
        // rather low in the sky, and rather to the side than in the very middle
        const v = soft.data[y * w + x] * (0.75 + 0.25 * (y / h)) * (1 - 0.25 * Math.abs((2 * x) / w - 1) ** 2)
        if (v > best) [best, bx, by] = [v, x, y]
      }
    const clear = soft.data[by * w + bx]
    if (clear > 0.8 || size === 0.11) return clear > 0.45 ? { x: bx * k, y: by * k, r: r * k } : undefined
  }
  return undefined
}

/** The sky of a scene at sunset: crimson above, gold at the horizon, a great pale sun in its freest place. */
export const crimsonSky = filter({
  id: 'crimson-sky',
  doc: 'Paints a crimson and gold sunset, with a great sun, into the sky.',
  params: { drama: ratio(0.5, "How much of the photo's own clouds stays.") },
  from: 'picture',
  gives: 'picture',
  with: { sky: 'plane', cloud: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, photo, { drama }, { sky, cloud }) => {
    const { width, height } = photo
    const out = m.plane(width, height, 4)
    if (!anywhere(sky)) {
      out.data.fill(0)
      return out
    }
    let bottom = 0
    for (let y = 0; y < height; y += 4) {
      let sum = 0
      for (let x = 0; x < width; x += 4) sum += sky.data[y * width + x]
      if (sum > 0.03 * width * 0.25) bottom = y
    }
    const sun = sunIn(m, sky, u)
    const light = laneOf(m, photo, 0)
    const coarse = gaussian(m, shrink(m, light, grain), (60 * u) / grain)
    const soft = enlarge(m, coarse, { width, height, from: 0, to: height }, grain)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const k = 4 * i
        if (sky.data[i] <= 0) {
          out.data.fill(0, k, k + 4)
          continue
        }
        const t = Math.min(1, Math.max(0, y / Math.max(1, bottom) + 0.35 * (cloud.data[i] - 0.5)))
        const [a, b, s] = t < 0.5 ? [top, middle, t / 0.5] : [middle, low, (t - 0.5) / 0.5]
        const form = Math.min(0.14, Math.max(-0.14, drama * (light.data[i] - soft.data[i])))
        let L = a.L + s * (b.L - a.L)
        let ca = a.a + s * (b.a - a.a)
        let cb = a.b + s * (b.b - a.b)
        if (sun) {
          const [dx, dy] = [x - sun.x, y - sun.y]
          const d = Math.sqrt(dx * dx + dy * dy) / sun.r
          const near = smoothstep(2.6, 0.9, d) * 0.5
          L += near * (0.8 - L) * 0.6
          cb += near * 0.04
          const disc = smoothstep(1 + 1.2 / sun.r, 1 - 1.2 / sun.r, d)
          const up = Math.min(1, Math.max(0, 0.5 + 0.5 * (dy / sun.r)))
          L += disc * (0.9 - 0.1 * up - L)
          ca += disc * (0.025 + 0.07 * up - ca)
          cb += disc * (0.085 + 0.04 * up - cb)
        }
        out.data[k] = L + form
        out.data[k + 1] = ca
        out.data[k + 2] = cb
        out.data[k + 3] = 0
      }
    return out
  },
})
