import { anywhere } from '../../anywhere.ts'
import type { Paint } from '../../brushwork/heap.ts'
import { hedgesOf } from '../../brushwork/hedges.ts'
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
const leaves = ['#27525f', '#417f5c', '#78ab58', '#b9d77c', '#f4eeb4'].map(lab)
const blossoms = ['#f3b6c8', '#fbeef3', '#c8aee6', '#f2d27e', '#e66f73', '#e79ccb'].map(lab)
const haze = ['#a9c9ea', '#e3d6ea'].map(lab)
const sun = lab('#fff3cf')

/** Where the garden is lightest, 0..1 across, and how far people stand aside of the middle, -0.5..0.5. */
function layOf({ data: tone, width }: Plane, room: Float32Array): { glow: number; aside: number } {
  let [light, lit, people, stand] = [1e-6, 0, 1e-6, 0]
  for (let i = 0; i < room.length; i++) {
    const x = (i % width) / width
    const w = room[i] * tone[4 * i] * tone[4 * i]
    light += w
    lit += w * x
    people += 1 - room[i]
    stand += (1 - room[i]) * x
  }
  return { glow: Math.min(0.95, Math.max(0.05, 0.5 + 3 * (lit / light - 0.5))), aside: stand / people - 0.5 }
}

/** The garden, as small as `tone`: an open sky, trees in the distance, bushes before them, beds at their feet. */
function paintGarden(m: Machine, frame: Frame, tone: Plane, room: Plane, seed: number): Plane {
  const { width, height } = tone
  const u = (frame.u * width) / frame.width
  const rows = { width, rows: height, top: 0 }
  const field = (cell: number, octaves: number, gain: number, salt: number) =>
    noise(m, rows, { cell: cell * u, octaves, gain, seed: seed * 7919 + salt }).data
  const [mass, tufts] = [field(190, 3, 0.5, 300), field(46, 4, 0.6, 301)]
  const beds = field(130, 2, 0.5, 304)
  const near = cells(m, rows, 27 * u, seed + 303, 'own').data
  const far = cells(m, rows, 15 * u, seed + 305, 'own').data
  // no two people stand in the same garden, and its light falls from where the photo's did
  const { glow, aside } = layOf(tone, room.data)
  const hedges = hedgesOf(width, height, u, 900 * aside, seed)
  const side = glow < 0.5 ? 1 : -1
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
      const [n, f] = [2 * mass[i] - 1, 2 * tufts[i] - 1]
      const [gx, gy] = [x / width - glow, v - 0.12]
      const shine = smoothstep(0.62, 0, Math.sqrt(gx * gx + gy * gy))
      let row = hedges.length - 1
      // outlines of leaves, not of balls
      const torn = y + 40 * u * f + 45 * u * n
      while (row >= 0 && torn < hedges[row].top[x]) row--
      if (row < 0) {
        for (let l = 0; l < 3; l++) d[k + l] = haze[0][l]
        blend(k, haze[1], smoothstep(-0.3, 0.5, n + 0.5 * f + 0.6 * v))
      } else {
        const { top, across, round } = hedges[row]
        const down = Math.min(1.3, (torn - top[x]) / round)
        // lit from above and from one side, deep where the next row stands before it
        const depth = 0.78 - 0.5 * down + 0.26 * side * -across[x] + 0.55 * f + 0.3 * n - 0.16 * v
        const at = Math.min(0.999, Math.max(0, depth)) * (leaves.length - 1)
        const j = Math.floor(at)
        for (let l = 0; l < 3; l++) d[k + l] = leaves[j][l] + (at - j) * (leaves[j + 1][l] - leaves[j][l])
        blend(k, f > 0 ? haze[1] : haze[0], 0.42 * Math.max(0, 1 - row / 2.6))
        // one colour to a bed, with a few strangers in it
        const cell = row > 2 ? near[i] : far[i]
        const bed = smoothstep(-0.12, 0.2, 1.1 * (2 * beds[i] - 1) + 0.35 * f + 0.12 * (row - 2.4))
        if (row > 0 && bed > 0.02 && cell > 0.36) {
          const kind = Math.floor(5 * mass[i] + 2 * row + (cell > 0.9 ? 1 : 0)) % blossoms.length
          blend(k, blossoms[kind], 0.9 * bed * (1 - 0.45 * Math.max(0, down - 0.4)))
        }
      }
      if (shine > 0) blend(k, sun, shine * (row < 0 ? 0.7 : 0.22 - 0.03 * row))
      d[k] += 0.3 * Math.min(0.15, Math.max(-0.15, close.data[k] - broad.data[k]))
      d[k + 3] = 0
    }
  }
  return out
}

/** A garden in the manner of Giverny behind the people of a portrait. Nothing to do where there is no room. */
export const garden = filter({
  id: 'garden',
  doc: 'Puts a sunlit flower garden behind people: an open sky, trees, bushes, beds of flowers.',
  params: { amount: ratio(0.92, 'How much of it covers what was there.') },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame, seed }, src, { amount }, { room }) => {
    const { width, height } = src
    const out = m.copy(src)
    if (!anywhere(room)) return out
    // soft all over, strokes come later: a third of a large study shows the same
    const k = frame.u >= 1.2 ? 3 : 2
    const small = paintGarden(m, frame, shrink(m, src, k), shrink(m, room, k), seed)
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
