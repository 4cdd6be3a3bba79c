import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, sizes } from './fixtures.ts'
import { Machine } from './machine.ts'
import { pieceFloats, pressPieces, pressPiecesPlain, thumbs, thumbsPlain } from './moulding.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const piece = (...v: number[]) => [...v, ...Array.from({ length: pieceFloats - v.length }, () => 0)]
const ball = (x: number, y: number, r: number, z: number, rise: number, flat = 0) =>
  piece(x, y, r, z, x, y, r, z, rise, 0.7, 0.1, -0.05, 1, flat)

describe.each(sizes)('at %d x %d', (w, h) => {
  it('pieces agree with their plain twin: rolls, flattened balls, grooves, and what reaches out of the picture', () => {
    const ground = field(m, w, h, 4, 4)
    const list = Float32Array.from([
      ...piece(0.1 * w, 0.2 * h, 2, 0.3, 0.8 * w, 0.7 * h, 5, 0.9, 0.1, 0.4, 0.02, 0.05, 0.8, 0),
      ...ball(0.6 * w, 0.4 * h, 6.3, 0.8, 0.12, 0.5),
      ...ball(-1, h - 2, 7, 0.6, 0.2),
      ...piece(0.2 * w, 0.9 * h, 3, 0.5, 0.9 * w, 0.1 * h, 1, 0.5, -0.2, 0.1, 0, 0, 0.5, 0),
    ])
    const plain = pressPiecesPlain(ground, list, 4)
    pressPieces(m, ground, list, 4)
    expect(apart(ground.data, plain)).toBeLessThan(2e-4)
  })
  it('thumb prints agree with their plain twin, in bands as in one piece', () => {
    const shape = { cell: 24, ridge: 3, dent: 0.5, print: 0.2, seed: 5 }
    const height = field(m, w, h, 6, 1)
    const plain = thumbsPlain(height, 0, shape)
    const half = h >> 1
    const lower = m.plane(w, h - half)
    lower.data.set(height.data.subarray(half * w))
    thumbs(m, lower, half, shape)
    thumbs(m, height, 0, shape)
    expect(apart(height.data, plain)).toBeLessThan(4e-3)
    expect(apart(lower.data, height.data.subarray(half * w))).toBeLessThan(1e-5)
  })
})
it('the higher of two pieces is seen, whichever was pressed on first', () => {
  const low = ball(16, 16, 6, 0.1, 0.05)
  const high = ball(18, 16, 6, 0.8, 0.05)
  high[9] = 0.2
  const seen = [
    [low, high],
    [high, low],
  ].map((list) => {
    const ground = m.plane(32, 32, 4)
    ground.data.fill(0)
    pressPieces(m, ground, Float32Array.from(list.flat()), 2)
    return ground.data[4 * (16 * 32 + 17)]
  })
  expect(seen[0]).toBeCloseTo(0.2, 5)
  expect(seen[1]).toBeCloseTo(0.2, 5)
})
