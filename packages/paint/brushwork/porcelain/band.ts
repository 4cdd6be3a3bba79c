import type { Ware } from '../glazes.ts'
import { cobalt } from '../glazes.ts'
import type { Paint } from '../heap.ts'
import type { Outlines } from '../outlines.ts'

/** The border of a garment: points in u, and the unit normal into it at each. */
export interface Hem {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly nx: readonly number[]
  readonly ny: readonly number[]
}
interface Trim {
  readonly ground: Paint
  readonly line: Paint
  readonly ornament: Paint
}
const blue = (t: number): Paint => [cobalt(t, 0), cobalt(t, 1), cobalt(t, 2)]
/** White bands on cobalt, cobalt ones on white, and cream with iron red on a coloured glaze. */
function trimOf({ white, own }: Ware): Trim {
  if (white > 0.5) return { ground: blue(0.74), line: blue(0.92), ornament: blue(0.03) }
  if (own > 0.5)
    return { ground: [0.93, 0.004, 0.035], line: [0.36, 0.06, 0.03], ornament: [0.55, 0.14, 0.075] }
  return { ground: blue(0.03), line: blue(0.95), ornament: blue(0.66) }
}

/** A strip of the hem from one depth to another, in u. */
function strip(out: Outlines, { x, y, nx, ny }: Hem, from: number, to: number, colour: Paint) {
  const n = x.length
  for (let i = 0; i < n; i++) out.point(x[i] + from * nx[i], y[i] + from * ny[i])
  for (let i = n - 1; i >= 0; i--) out.point(x[i] + to * nx[i], y[i] + to * ny[i])
  out.close({ colour, opacity: 0.95 })
}

/** A band `deep` u wide along a hem: two lines, and between them a row of lappets with a bead in each gap. */
export function band(out: Outlines, hem: Hem, deep: number, ware: Ware) {
  const { ground, line, ornament } = trimOf(ware)
  strip(out, hem, -1, deep, ground)
  strip(out, hem, -1.5, 0.11 * deep, line)
  strip(out, hem, 0.9 * deep, 1.02 * deep, line)
  const { x, y, nx, ny } = hem
  // evenly along the hem, by its length
  const along = [0]
  for (let i = 1; i < x.length; i++)
    along.push(along[i - 1] + Math.sqrt((x[i] - x[i - 1]) ** 2 + (y[i] - y[i - 1]) ** 2))
  const all = along[along.length - 1]
  const count = Math.max(2, Math.round(all / (0.85 * deep)))
  const pace = all / count
  const at = (s: number, depth: number): [number, number] => {
    let i = 1
    while (i < along.length - 1 && along[i] < s) i++
    const t = Math.min(1, Math.max(0, (s - along[i - 1]) / Math.max(1e-6, along[i] - along[i - 1])))
    const mix = (l: readonly number[]) => l[i - 1] + t * (l[i] - l[i - 1])
    return [mix(x) + depth * deep * mix(nx), mix(y) + depth * deep * mix(ny)]
  }
  const lappet = [
    [-0.4, 0.2],
    [-0.38, 0.45],
    [-0.24, 0.64],
    [0, 0.8],
    [0.24, 0.64],
    [0.38, 0.45],
    [0.4, 0.2],
  ] as const
  for (let k = 0; k < count; k++) {
    const s = (k + 0.5) * pace
    for (const [size, colour] of [
      [1, ornament],
      [0.45, ground],
    ] as const) {
      for (const [a, d] of lappet) out.point(...at(s + size * a * pace, 0.2 + size * (d - 0.2)))
      out.close({ colour, opacity: 0.95 })
    }
    if (k === 0) continue
    const r = 0.09
    for (let i = 0; i < 8; i++) {
      const w = (6.283185 * i) / 8
      out.point(...at(k * pace + r * deep * Math.cos(w), 0.7 + r * Math.sin(w)))
    }
    out.close({ colour: ornament, opacity: 0.95 })
  }
}
