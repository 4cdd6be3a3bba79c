import { describe, expect, it } from 'vitest'
import type { Frame, Tools } from '../../filter.ts'
import { meshedFace } from '../../guidance/fixtures.ts'
import { nothingSeen, type Seen } from '../../guidance/seen.ts'
import type { Machine } from '../../kernels/machine.ts'
import type { Shapes } from '../../shapes.ts'
import { cloudBank } from './cloud-bank.ts'
import { fretFrame } from './fret-frame.ts'
import { lanterns } from './lanterns.ts'
import { moonGate } from './moon-gate.ts'

const frame: Frame = { width: 800, height: 1000, top: 0, rows: 1000, u: 1 }
/** What a filter of vectors draws for people in a frame; none of them needs the machine. */
function drawn(
  of: typeof moonGate | typeof lanterns | typeof cloudBank,
  seen: Seen,
  at: Frame = frame,
): Shapes {
  const params = Object.entries(of.spec.params as Record<string, { default: number; unit: string }>)
  const values = Object.fromEntries(
    params.map(([k, p]) => [k, p.unit === 'u' ? p.default * at.u : p.default]),
  )
  return of.spec.run({ m: undefined as unknown as Machine, frame: at, seed: 3 }, seen, values, {}) as Shapes
}
const sitter = (x: number, y: number): Seen => ({
  faces: [meshedFace({ x, y, width: 180, height: 220 })],
  bodies: [],
})
const extent = (list: Float32Array) => [Math.min(...list), Math.max(...list)]

describe('the moon gate', () => {
  it('stands behind the head, and not in a scene', () => {
    const [left, right] = extent(drawn(moonGate, sitter(420, 200)).x)
    expect((left + right) / 2).toBeCloseTo(510, 0)
    expect(drawn(moonGate, nothingSeen).count).toBe(0)
  })
  it('is the same at every size', () => {
    const large = drawn(moonGate, sitter(420, 200), { ...frame, width: 3200, height: 4000, rows: 4000, u: 4 })
    const small = drawn(moonGate, sitter(420, 200))
    expect(large.count).toBe(small.count)
    expect(Math.max(...large.x.map((v, i) => Math.abs(v - small.x[i])))).toBeLessThan(0.01)
  })
})
it('no lantern hangs over a face', () => {
  const free = drawn(lanterns, sitter(310, 300)).count
  const inCorner = drawn(lanterns, sitter(20, 60))
  expect(inCorner.count).toBeLessThan(free)
  for (let i = 0; i < inCorner.x.length; i++) {
    const inFace = Math.abs(inCorner.x[i] - 110) < 90 && Math.abs(inCorner.y[i] - 170) < 110
    expect(inFace).toBe(false)
  }
})
it('the bank of clouds stays below a chin, however low it is', () => {
  expect(drawn(cloudBank, sitter(310, 200)).count).toBeGreaterThan(50)
  const low = drawn(cloudBank, sitter(310, 700))
  expect(extent(low.y)[0]).toBeGreaterThan(920)
})
it('the frame keeps its corners square: every side of it is level or upright', () => {
  const values = { margin: 13, unit: 7.5, line: 1.15 }
  const { x, y, start, count } = fretFrame.spec.run({ frame } as Tools, undefined, values, {}) as Shapes
  for (let i = 0; i < count; i++)
    for (let k = start[i]; k < start[i + 1] - 1; k++)
      expect(Math.min(Math.abs(x[k] - x[k + 1]), Math.abs(y[k] - y[k + 1]))).toBeLessThan(2.4)
})
