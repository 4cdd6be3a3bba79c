import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { outlinesOf } from '../../outline.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** Border of a black at which the light is this much higher within a few u is the end of a thing: nobody feathers it. */
const hard = 0.16
/** A stroke that gains less light than this leads nowhere: black hair on black cloth is not feathered. */
const gain = 0.06
/** A black thinner than this, in u, is a line: feathered it would look like a caterpillar. */
const thick = 6
/** Around a black whose border is shorter than this, in u, feathers would make a spider. */
const round = 110
/** Steps of a stroke, in u, and how far inside the black it begins. */
const [step, within] = [2, 3]

/**
 * Feathering as inkers do it: out of the border of every black strokes run up towards the light, thick where they leave it
 * and thin where they end. The slower it grows light the longer they are; on texture, and where `spare` is, there are none.
 */
export const feathers = filter({
  id: 'feathers',
  doc: 'Draws tapering strokes that lead out of the blacks into the light.',
  params: {
    apart: px(4.6, { min: 1.5, max: 40 }, 'From stroke to stroke.'),
    width: px(1.25, { min: 0.2, max: 8 }, 'Half-width where a stroke leaves the black.'),
    longest: px(34, { min: 4, max: 200 }, 'Length of the longest.'),
    light: ratio(0.6, 'Lightness at which they end.'),
    loud: plain(0.02, { min: 0.001, max: 0.2 }, 'Texture from which there are none.'),
  },
  from: 'plane',
  gives: 'strokes',
  with: { picture: 'picture' },
  /** No stroke leads out of or into a body: it would be a hair. */
  maybe: { spare: 'plane', bodies: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame, seed }, ink, { apart, width, longest, light, loud }, { picture, spare, bodies }) => {
    const k = frame.u >= 0.8 ? 2 : 1
    const u = frame.u / k
    const half = k === 1 ? ink : shrink(m, ink, k)
    const lane = laneOf(m, picture, 0)
    const L = k === 1 ? lane : shrink(m, lane, k)
    const [near, broad] = [gaussian(m, L, Math.max(0.7, 1.2 * u)), gaussian(m, L, 5 * u)]
    const rough = m.plane(L.width, L.height)
    for (let i = 0; i < rough.data.length; i++) rough.data[i] = Math.abs(L.data[i] - near.data[i])
    const noisy = gaussian(m, rough, 6 * u)
    const { width: w, height: h } = L
    const even = gaussian(m, half, Math.max(0.7, 0.9 * u)) // a plane of the size of L, by whatever it was shrunk
    const at = (p: { data: Float32Array }, x: number, y: number) => p.data[Math.round(y) * w + Math.round(x)]
    const whole = (p: Plane | undefined, x: number, y: number) =>
      p
        ? p.data[
            Math.min(p.height - 1, Math.round(y * k)) * p.width + Math.min(p.width - 1, Math.round(x * k))
          ]
        : 0
    const kept = (x: number, y: number) => whole(spare, x, y)
    const ofBody = (x: number, y: number) => whole(bodies, x, y) > 0.5
    const inside = (x: number, y: number) => x >= 2 && y >= 2 && x < w - 3 && y < h - 3
    /** Where it grows lighter from here. */
    const uphill = (x: number, y: number): [number, number, number] => {
      const i = Math.round(x)
      const j = Math.round(y)
      const c = j * w + i
      const gx = broad.data[c + 2] - broad.data[c - 2]
      const gy = broad.data[c + 2 * w] - broad.data[c - 2 * w]
      const g = Math.sqrt(gx * gx + gy * gy)
      return g < 1e-6 ? [0, 0, 0] : [gx / g, gy / g, g / (4 / u)]
    }
    const cast = dice(seed * 61 + 9)
    const sketch = new Sketch()
    for (const { x, y } of outlinesOf(even, 0.5)) {
      if (x.length < round * u) continue
      const every = Math.max(1, Math.round(apart / k))
      for (let n = Math.floor(cast.even() * every); n < x.length; n += every) {
        const jitter = Math.round(0.5 * every * (cast.even() - 0.5))
        const share = 0.55 + 0.45 * cast.even()
        const i = Math.min(x.length - 1, Math.max(0, n + jitter))
        const sx = x[i]
        const sy = y[i]
        if (!inside(sx, sy) || kept(sx, sy) > 0.35 || at(noisy, sx, sy) > loud) continue
        let [dx, dy, rise] = uphill(sx, sy)
        const ax = sx + 5 * u * dx
        const ay = sy + 5 * u * dy
        if (rise <= 0 || !inside(ax, ay) || at(near, ax, ay) - at(near, sx, sy) > hard) continue
        const bx = sx - thick * u * dx
        const by = sy - thick * u * dy
        if (at(even, ax, ay) > 0.4 || !inside(bx, by) || at(even, bx, by) < 0.8) continue
        const own = ofBody(bx, by)
        if (ofBody(ax, ay) !== own) continue
        const path: [number, number][] = [[sx - within * u * dx, sy - within * u * dy]]
        let [px, py] = [sx, sy]
        for (let far = 0; far < (share * longest) / k; far += step * u) {
          path.push([px, py])
          px += step * u * dx
          py += step * u * dy
          if (!inside(px, py) || at(near, px, py) > light || kept(px, py) > 0.5) break
          if (far > 3 * u && (at(even, px, py) > 0.45 || ofBody(px, py) !== own)) break
          const [tx, ty, slope] = uphill(px, py)
          if (slope > 0) {
            // a hand bends a stroke only slowly
            const vx = dx + 0.12 * tx
            const vy = dy + 0.12 * ty
            const v = Math.sqrt(vx * vx + vy * vy)
            if (v < 0.9) break
            ;[dx, dy] = [vx / v, vy / v]
          }
        }
        const [ex, ey] = path[path.length - 1]
        if (path.length < 5 || at(near, ex, ey) - at(near, sx, sy) < gain) continue
        for (let p = 0; p < path.length; p++) {
          const t = 1 - p / (path.length - 1)
          sketch.point(
            ((path[p][0] + 0.5) * k) / frame.u,
            ((path[p][1] + 0.5) * k) / frame.u,
            (width / frame.u) * t ** 0.8,
          )
        }
        sketch.lift({ opacity: 1 })
      }
    }
    return sketch.strokes()
  },
})
