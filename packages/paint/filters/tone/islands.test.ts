import { beforeAll, expect, it } from 'vitest'
import { Machine } from '../../kernels/machine.ts'
import { withoutIslands } from './islands.ts'

const side = 40
let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const all = () => {
  const plane = m.plane(side, side)
  plane.data.fill(1)
  return plane
}
const square = (x: number, y: number, wide: number, value: number, ground = 0.5) => {
  const plane = m.plane(side, side)
  plane.data.fill(ground)
  for (let j = y; j < y + wide; j++) plane.data.fill(value, j * side + x, j * side + x + wide)
  return plane
}

it('levels small islands, light and dark, and leaves large ones as they are', () => {
  const least = new Float32Array(side * side).fill(50)
  for (const value of [0.8, 0.2]) {
    for (const v of withoutIslands(m, square(10, 10, 5, value), all(), least).data)
      expect(v).toBeCloseTo(0.5, 6)
    const large = square(10, 10, 9, value)
    expect(withoutIslands(m, large, all(), least).data).toEqual(large.data)
  }
})
it('leaves what is not asked for', () => {
  const island = square(10, 10, 5, 0.8)
  const none = m.plane(side, side)
  none.data.fill(0)
  expect(withoutIslands(m, island, none, new Float32Array(side * side).fill(50)).data).toEqual(island.data)
})
