import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { hash } from './bristle.ts'
import { drift } from './drift.ts'
import type { Machine } from './machine.ts'

/** Sum over all three lanes of how far a picture is from its smoothed self. */
export function rough(m: Machine, src: Plane, soft: Plane): Plane {
  const out = m.plane(src.width, src.height)
  m.rows('unrestRows', src.height, src.at, soft.at, out.at, src.width)
  return out
}

/** The plain twin. */
export function roughPlain(src: Plane, soft: Plane): Float32Array {
  return Float32Array.from({ length: src.width * src.height }, (_, i) =>
    [0, 1, 2].reduce((sum, l) => sum + Math.abs(src.data[4 * i + l] - soft.data[4 * i + l]), 0),
  )
}

/** 0..1: how much form there is, by how strongly the flow is told. @param u pixels per u of the picture */
export function form(m: Machine, strength: Plane, u: number): Plane {
  const out = m.plane(strength.width, strength.height)
  m.rows('leadingRows', strength.height, strength.at, out.at, strength.width, u)
  return out
}

/** The plain twin. */
export const formPlain = (strength: Plane, u: number): Float32Array =>
  strength.data.map((v) => smoothstep(0.006, 0.045, v * u))

export interface Sight {
  /** Way x, way y of the flow in its first two lanes. */
  readonly flow: Plane
  /** 0..1. */
  readonly form: Plane
  /** Lane 2 of the flow, smoothed: how much ways agree. */
  readonly turning: Plane
  /** How rough the picture is around. */
  readonly busy: Plane
  /** `form`, smoothed widely. */
  readonly dense: Plane
  readonly care?: Plane | undefined
  readonly manner?: Plane | undefined
}

/** Two planes of four lanes: way x, way y, detail, tangle; and care, finest, over. */
export interface Led {
  readonly lead: Plane
  readonly rule: Plane
}

/**
 * Where a brush is led and what it is held to.
 * @param u pixels per u of these planes
 * @param unit u that lane 0 of the manner counts
 */
export function led(m: Machine, sight: Sight, u: number, unit: number): Led {
  const { flow, form, turning, busy, dense, care, manner } = sight
  const { width, height } = form
  const lead = m.plane(width, height, 4)
  const rule = m.plane(width, height, 4)
  if (width < 4) {
    const plain = ledPlain(sight, u, unit)
    lead.data.set(plain.lead)
    rule.data.set(plain.rule)
  } else {
    const maps = [flow.at, form.at, turning.at, busy.at, dense.at, care?.at ?? 0, manner?.at ?? 0] as const
    m.rows('motifRows', height, ...maps, lead.at, rule.at, width, u, unit)
  }
  return { lead, rule }
}

/** The plain twin. */
export function ledPlain(
  { flow, form, turning, busy, dense, care, manner }: Sight,
  u: number,
  unit: number,
): { readonly lead: Float32Array; readonly rule: Float32Array } {
  const { width, height } = form
  const lead = new Float32Array(4 * width * height)
  const rule = new Float32Array(4 * width * height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const detail = form.data[i]
      let tangle = detail * smoothstep(0.62, 0.35, turning.data[i])
      // what is rough all over is fur, earth or leaves, whatever its colour
      const spared = care ? care.data[i] * (1 - 0.75 * smoothstep(0.72, 0.95, dense.data[i])) : 0
      let [finest, bound, over] = [0, 0, 0]
      if (manner) {
        finest = unit * manner.data[4 * i]
        bound = manner.data[4 * i + 1]
        tangle = Math.max(tangle * (1 - bound), manner.data[4 * i + 2])
        over = manner.data[4 * i + 3]
      }
      let [tx, ty] = [flow.data[4 * i], flow.data[4 * i + 1]]
      const calm = Math.max(bound, smoothstep(0.018, 0.007, busy.data[i]) * (1 - spared))
      if (calm > 0) {
        // nothing leads the brush here: nearly level, as in skies and still water
        const level = 0.06 + 0.34 * drift(x / u, y / u, 170, 9)
        const [lx, ly] = [Math.cos(level), Math.sin(level)]
        const side = tx * lx + ty * ly < 0 ? -1 : 1
        tx += calm * (side * lx - tx)
        ty += calm * (side * ly - ty)
        const n = Math.sqrt(tx * tx + ty * ty) + 1e-6
        tx /= n
        ty /= n
      }
      lead.set([tx, ty, detail, tangle], 4 * i)
      rule.set([spared, finest, over, 0], 4 * i)
    }
  return { lead, rule }
}

export interface Sowing extends Led {
  /** What is meant, and what is painted, in OKLab. */
  readonly ref: Plane
  readonly painted: Plane
  /** Distance of seeds in pixels, at least 1. */
  readonly grid: number
  readonly seed: number
  /** Half-width of the brush in u: where finer ones are asked for it is not taken up. */
  readonly radius: number
  /** Detail, more where care is due, below which it is not taken up either. */
  readonly least: number
}

/** A cell of the grid each, row by row. */
export interface Sown {
  /** The pixel a stroke would begin at, or -1 where this brush is not taken up. */
  readonly pixels: Int32Array
  /** Mean OKLab error of the cell. */
  readonly errors: Float32Array
}

const cellsOf = ({ ref, grid }: Sowing): readonly [columns: number, rows: number] => [
  Math.ceil(ref.width / grid),
  Math.ceil(ref.height / grid),
]

/** Where strokes of a brush are worth beginning. The answer is good until the next call. */
export function sow(m: Machine, sowing: Sowing): Sown {
  const { ref, painted, lead, rule, grid, seed, radius, least } = sowing
  const [columns, rows] = cellsOf(sowing)
  const [pixels, errors] = [m.plane(columns, rows), m.plane(columns, rows)]
  const planes = [ref.at, painted.at, lead.at, rule.at, pixels.at, errors.at] as const
  m.rows('seedRows', rows, ...planes, ref.width, ref.height, columns, grid, seed, radius, least)
  m.free(pixels)
  m.free(errors)
  return { pixels: new Int32Array(pixels.data.buffer, pixels.at, columns * rows), errors: errors.data }
}

/** The plain twin. */
export function sowPlain(sowing: Sowing): Sown {
  const { ref, painted, lead, rule, grid, seed, radius, least } = sowing
  const { width, height } = ref
  const [columns, rows] = cellsOf(sowing)
  const pixels = new Int32Array(columns * rows)
  const errors = new Float32Array(columns * rows)
  const skip = Math.max(1, Math.floor(grid / 4))
  for (let row = 0, cell = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, cell++) {
      const [x0, y0] = [Math.floor(column * grid), Math.floor(row * grid)]
      const x1 = Math.min(width, Math.floor((column + 1) * grid))
      const y1 = Math.min(height, Math.floor((row + 1) * grid))
      // a random point of the cell, pulled to where the error is
      const px = x0 + hash(cell, 1, seed) * (x1 - x0)
      const py = y0 + hash(cell, 2, seed) * (y1 - y0)
      let [sum, n, most, best] = [0, 0, -1, y0 * width + x0]
      for (let y = y0; y < y1; y += skip)
        for (let x = x0; x < x1; x += skip) {
          const i = y * width + x
          const l = painted.data[4 * i] - ref.data[4 * i]
          const a = painted.data[4 * i + 1] - ref.data[4 * i + 1]
          const b = painted.data[4 * i + 2] - ref.data[4 * i + 2]
          const d = Math.sqrt(l * l + a * a + b * b)
          sum += d
          n++
          const weighed = (d + 0.02) / (1 + (Math.abs(x - px) + Math.abs(y - py)) / grid)
          if (weighed > most) [most, best] = [weighed, i]
        }
      const [care, finest, over] = [rule.data[4 * best], rule.data[4 * best + 1], rule.data[4 * best + 2]]
      const idle = n === 0 || radius < finest || (lead.data[4 * best + 2] * (1 + care) < least && over < 0.5)
      pixels[cell] = idle ? -1 : best
      errors[cell] = n > 0 ? sum / n : 0
    }
  return { pixels, errors }
}
