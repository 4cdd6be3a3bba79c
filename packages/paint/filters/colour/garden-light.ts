import { drift } from '../../brushwork/dice.ts'
import { type Frame, filter } from '../../filter.ts'
import { enlarge } from '../../kernels/exchange.ts'
import type { Machine } from '../../kernels/machine.ts'
import { ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

const smooth = (a: number, b: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)))
  return t * t * (3 - 2 * t)
}
/** Noise -1..1 with swings of about `cell` u, made small and enlarged. */
function wander(m: Machine, frame: Frame, cell: number, seed: number): Plane {
  const step = Math.max(1, (cell * frame.u) / 6)
  const small = m.plane(Math.ceil(frame.width / step) + 1, Math.ceil(frame.height / step) + 1)
  for (let y = 0, i = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++, i++)
      small.data[i] =
        0.7 * drift((x * step) / frame.u, (y * step) / frame.u, cell, seed) +
        0.3 * drift((x * step) / frame.u, (y * step) / frame.u, cell / 2, seed + 1)
  return enlarge(m, small, { width: frame.width, height: frame.height, from: 0, to: frame.height })
}
/** The direction of blue in the (a, b) plane, and how far round it a sky may be (cosines). */
const blue = { a: Math.cos(4.33), b: Math.sin(4.33), edge: 0.6, core: 0.87 }

/** A garden at noon as Giverny's painters saw it: no black, shadows violet, greys broken, skies pale. */
export const gardenLight = filter({
  id: 'garden-light',
  doc: 'Turns a photo into high pastel light: shadows become violet, greys lilac and cream, skies pale.',
  params: { amount: ratio(1, 'How far from the photo.') },
  from: 'picture',
  gives: 'picture',
  maybe: { care: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 70,
  run: ({ m, frame, seed }, src, { amount }, { care }) => {
    const out = m.plane(src.width, src.height, 4)
    const slow = wander(m, frame, 90, seed * 7 + 1).data
    const quick = wander(m, frame, 30, seed * 7 + 2).data
    for (let i = 0, j = 0; i < slow.length; i++, j += 4) {
      const keep = 0.7 * (care?.data[i] ?? 0)
      const free = 1 - keep
      const photo = Math.max(0, src.data[j])
      let [L, a, b] = [0.28 + 0.69 * photo ** 0.92, src.data[j + 1], src.data[j + 2]]
      L += keep * 0.75 * (0.1 + 0.88 * photo - L)
      const chroma = Math.hypot(a, b)
      const gain = 1.14 + 0.5 * free * smooth(0.3, 0, chroma)
      const turn = free * (0.32 * slow[i] + 0.28 * quick[i])
      ;[a, b] = [gain * (a - turn * b), gain * (b + turn * a)]
      const dark = smooth(0.62, 0.3, L) * (1 - 0.75 * keep)
      a += dark * (0.018 + 0.02 * slow[i])
      b -= dark * (0.05 + 0.02 * quick[i])
      const light = smooth(0.72, 0.95, L)
      a += 0.006 * light
      b += 0.02 * light
      const grey = smooth(0.05, 0.01, chroma) * free * smooth(0.3, 0.5, L)
      a += grey * (0.01 + 0.025 * slow[i])
      b += grey * (-0.012 + 0.045 * quick[i])
      const now = Math.hypot(a, b) + 1e-6
      const sky = free * smooth(blue.edge, blue.core, (a * blue.a + b * blue.b) / now)
      const most = 0.15 - 0.06 * sky - 0.05 * keep
      const knee = 0.65 * most
      const held = now > knee ? (knee + (most - knee) * Math.tanh((now - knee) / (most - knee))) / now : 1
      a = a * held + 0.014 * sky * (0.3 + 1.4 * slow[i])
      b *= held
      L = 0.62 + 1.12 * (L + 0.03 * sky - 0.62)
      out.data[j] = photo + amount * (Math.min(0.985, L) - photo)
      out.data[j + 1] = src.data[j + 1] + amount * (a - src.data[j + 1])
      out.data[j + 2] = src.data[j + 2] + amount * (b - src.data[j + 2])
      out.data[j + 3] = 0
    }
    return out
  },
})
