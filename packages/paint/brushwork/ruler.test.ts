import { describe, expect, it } from 'vitest'
import { bends, joined, type Rule } from './ruler.ts'

const ruling = { stray: 2, shortest: 20, join: 16 }
const rule = (x0: number, y0: number, x1: number, y1: number): Rule => ({
  ...{ x0, y0, x1, y1 },
  ...{ width: 1, opacity: 1 },
})

describe('bends', () => {
  it('leaves a wavering line whole and cuts a corner where it turns', () => {
    const x = Float32Array.of(0, 10, 20, 30, 40)
    expect(bends(x, Float32Array.of(0, 1, -1, 0.5, 0), 0, 4, 2)).toEqual([0, 4])
    expect(bends(x, Float32Array.of(0, 0, 0, 10, 20), 0, 4, 2)).toEqual([0, 2, 4])
  })
  it('cuts a ring that ends where it began', () => {
    const [x, y] = [Float32Array.of(0, 30, 30, 0, 0), Float32Array.of(0, 0, 30, 30, 0)]
    expect(bends(x, y, 0, 4, 2)).toEqual([0, 1, 2, 3, 4])
  })
})

describe('joined', () => {
  it('makes one line of the pieces of an edge, whichever way they run', () => {
    const lines = joined([rule(0, 0, 100, 0), rule(150, 0.5, 110, 0), rule(160, 0, 200, 0.5)], ruling)
    expect(lines).toHaveLength(1)
    expect([lines[0].x0, lines[0].x1]).toEqual([0, 200])
  })
  it('keeps apart what lies beside it, turns away or is far off', () => {
    const far = [rule(0, 0, 100, 0), rule(0, 8, 100, 8), rule(100, 0, 130, 10), rule(140, 0, 180, 0)]
    expect(joined(far, ruling)).toHaveLength(4)
  })
})
