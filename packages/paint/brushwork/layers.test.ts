import { beforeAll, describe, expect, it } from 'vitest'
import { brush } from '../kernels/brush.ts'
import { flowOf } from '../kernels/flow.ts'
import { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import type { Strokes } from '../strokes.ts'
import { bloom } from './flowers.ts'
import { type Layer, paint } from './layers.ts'
import { motifOf } from './motif.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

const [width, height] = [160, 120]
const u = width / 1000
/** A light disc on a darker, warmer ground. */
function disc(): Plane {
  const p = m.plane(width, height, 4)
  for (let i = 0; i < width * height; i++) {
    const inside = Math.hypot((i % width) - 80, Math.floor(i / width) - 60) < 35
    p.data.set(inside ? [0.8, 0, -0.03, 0] : [0.5, 0.04, 0.05, 0], 4 * i)
  }
  return p
}
const pass = (radius: number, error: number, again: number): Layer => ({
  radius,
  grid: 1.2,
  error,
  again,
  length: 5,
  dry: 0.1,
  body: 0.8,
  stray: 1,
  detail: 0,
})
const layers = [pass(60, 0, 1), pass(30, 0.02, 0), pass(14, 0.03, 0)]

function painted(broken: number, seed = 1, care?: Plane): Strokes {
  const target = disc()
  const motif = motifOf(m, target, flowOf(m, target, { sigma: 1, inherit: 0.02 }), care, u)
  return paint(motif, { layers, size: 1, broken }, seed)
}
function onCanvas(strokes: Strokes): Plane {
  const canvas = m.plane(width, height, 4)
  canvas.data.fill(0)
  brush(m, canvas, strokes, { top: 0, u })
  return canvas
}
const meanError = (a: Plane, b: Plane): number => {
  let sum = 0
  for (let i = 0; i < a.data.length; i += 4)
    sum += Math.hypot(a.data[i] - b.data[i], a.data[i + 1] - b.data[i + 1], a.data[i + 2] - b.data[i + 2])
  return (4 * sum) / a.data.length
}

describe('layered strokes', () => {
  it('together come close to the target', () => {
    expect(meanError(onCanvas(painted(0)), disc())).toBeLessThan(0.045)
  })
  it('are the same for the same seed, others for another', () => {
    const [a, b, c] = [painted(1), painted(1), painted(1, 2)]
    expect(b).toEqual(a)
    expect(c.x).not.toEqual(a.x)
  })
  it('are as many with broken colour as without: play is no error', () => {
    expect(painted(1).count).toBe(painted(0).count)
  })
  it('lie in the frame and own their points', () => {
    const s = painted(1)
    expect(s.count).toBeGreaterThan(30)
    expect(s.start[s.count]).toBe(s.x.length)
    for (let i = 0; i < s.count; i++) expect(s.start[i + 1] - s.start[i]).toBeGreaterThanOrEqual(2)
    expect(s.x.every((v) => v > -40 && v < 1040)).toBe(true)
    expect(s.colour.every(Number.isFinite)).toBe(true)
  })
  it('keep nearer to their colours where care is due', () => {
    const care = m.plane(width, height)
    care.data.fill(1)
    const stray = (s: Strokes) => {
      let sum = 0
      for (let i = 0; i < s.count; i++)
        sum += Math.hypot(
          s.colour[3 * i + 1] - (s.accent?.[3 * i + 1] ?? 0),
          s.colour[3 * i + 2] - (s.accent?.[3 * i + 2] ?? 0),
        )
      return sum / s.count
    }
    expect(stray(painted(1, 1, care))).toBeLessThan(0.7 * stray(painted(1)))
  })
})

describe('flowers', () => {
  const plot = (chance: number) => {
    const soil = m.plane(width, height)
    soil.data.fill(chance)
    return { soil, tone: disc(), u }
  }
  it('grow where there is soil, back to front', () => {
    const s = bloom(plot(1), 0.5, 1)
    expect(s.count).toBeGreaterThan(100)
    expect(bloom(plot(1), 0.5, 1).x).toEqual(s.x)
  })
  it('do not grow without soil, or when none are wanted', () => {
    expect(bloom(plot(0), 0.5, 1).count).toBe(0)
    expect(bloom(plot(1), 0, 1).count).toBe(0)
  })
  it('stay away rather than speck the picture', () => {
    expect(bloom(plot(0.01), 0.5, 1).count).toBe(0)
  })
})
