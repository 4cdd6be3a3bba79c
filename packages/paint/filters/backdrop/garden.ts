import { anywhere } from '../../anywhere.ts'
import type { Paint } from '../../brushwork/heap.ts'
import { labOf } from '../../colour.ts'
import { type Frame, filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { cells, noise } from '../../kernels/noise.ts'
import { ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

const lab = (hex: string): Paint => {
  const { L, a, b } = labOf(hex)
  return [L, a, b]
}
/** From the depth of a hedge to leaves with the sun behind them. */
const leaves = ['#2f6069', '#4f9062', '#86b860', '#c6de84', '#f8f1bd'].map(lab)
const blossoms = ['#f3b6c8', '#fbeef3', '#c8aee6', '#f2d27e', '#e66f73', '#e79ccb'].map(lab)
const haze = ['#bcd3e6', '#eadbea'].map(lab)
const sun = lab('#fff3cf')

/** The garden, as small as `tone`. */
function paintGarden(m: Machine, frame: Frame, tone: Plane, seed: number): Plane {
  const { width, height } = tone
  const u = (frame.u * width) / frame.width
  const rows = { width, rows: height, top: 0 }
  const field = (cell: number, octaves: number, gain: number, salt: number) =>
    noise(m, rows, { cell: cell * u, octaves, gain, seed: seed * 7919 + salt }).data
  const [mass, tufts, fine] = [field(230, 3, 0.5, 300), field(62, 4, 0.6, 301), field(22, 2, 0.6, 302)]
  const beds = field(150, 2, 0.5, 304)
  const near = cells(m, rows, 30 * u, seed + 303, 'own').data
  const far = cells(m, rows, 17 * u, seed + 305, 'own').data
  // what stood there glimmers through as light and shade, never as a form
  const [close, broad] = [gaussian(m, tone, 12 * u), gaussian(m, tone, 90 * u)]
  const out = m.plane(width, height, 4)
  const d = out.data
  const blend = (k: number, to: Paint, t: number) => {
    for (let l = 0; l < 3; l++) d[k + l] += t * (to[l] - d[k + l])
  }
  for (let y = 0, i = 0; y < height; y++) {
    const v = y / height
    for (let x = 0; x < width; x++, i++) {
      const k = 4 * i
      const [n, f, g] = [2 * mass[i] - 1, 2 * tufts[i] - 1, 2 * fine[i] - 1]
      const side = (2 * x) / width - 1
      // lightest about the sitter's head, deepest at the sides below: the eye stays in the middle
      const depth = 0.53 + 0.6 * f + 0.75 * n + 0.14 * g - 0.28 * (v - 0.35) - 0.12 * side * side
      const at = Math.min(0.999, Math.max(0, depth)) * (leaves.length - 1)
      const j = Math.floor(at)
      for (let l = 0; l < 3; l++) d[k + l] = leaves[j][l] + (at - j) * (leaves[j + 1][l] - leaves[j][l])
      const distance = smoothstep(0.46, 0, v + 0.26 * n)
      if (distance > 0) blend(k, f > 0 ? haze[1] : haze[0], 0.72 * distance * (0.55 + Math.abs(0.9 * f)))
      const lit = smoothstep(0.1, 0.42, 0.8 * f + 0.6 * n) * smoothstep(0.9, 0.25, v)
      if (lit > 0) blend(k, sun, 0.55 * lit)
      const bank = smoothstep(0.3, 0.62, v + 0.32 * n) * smoothstep(-0.12, 0.3, f + 0.25 * g + 0.1)
      const cell = v > 0.62 ? near[i] : far[i]
      if (bank > 0.02 && cell > 0.42) {
        const kind = Math.floor(beds[i] * 13 + 1.7 * cell) % blossoms.length
        blend(k, blossoms[kind], 0.9 * bank)
      }
      d[k] += 0.3 * Math.min(0.15, Math.max(-0.15, close.data[k] - broad.data[k])) + 0.03 * g
      d[k + 3] = 0
    }
  }
  return out
}

/** A garden in the manner of Giverny behind the people of a portrait. Nothing to do where there is no room. */
export const garden = filter({
  id: 'garden',
  doc: 'Puts a sunlit flower garden behind people: haze above, leaves, banks of flowers below.',
  params: { amount: ratio(0.92, 'How much of it covers what was there.') },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame, seed }, src, { amount }, { room }) => {
    const { width, height } = src
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    if (!anywhere(room)) return out
    // soft all over, strokes come later: a third of a large study shows the same
    const k = frame.u >= 1.2 ? 3 : 2
    const small = paintGarden(m, frame, shrink(m, src, k), seed)
    const grown = enlarge(m, small, { width, height, from: 0, to: height }, k)
    const [s, g, d] = [src.data, grown.data, out.data]
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const t = amount * room.data[i]
      if (t <= 0) continue
      for (let l = k; l < k + 3; l++) d[l] = s[l] + t * (g[l] - s[l])
    }
    return out
  },
})
