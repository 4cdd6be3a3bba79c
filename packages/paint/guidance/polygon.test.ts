import { describe, expect, it } from 'vitest'
import { facePartNames, regionOf } from './face-regions.ts'
import { meshedFace } from './fixtures.ts'
import { fillPolygon, grown } from './polygon.ts'

const grid = (width: number, height: number) => ({ width, height, data: new Float32Array(width * height) })
const sum = (data: Float32Array) => data.reduce((t, v) => t + v, 0)

describe('fillPolygon', () => {
  it('covers exactly the area of a slanted quadrilateral, either way round', () => {
    const [x, y] = [
      [2.25, 13.5, 11.75, 3.1],
      [1.5, 3.25, 12.2, 9.9],
    ]
    let area = 0
    for (let i = 0; i < 4; i++) area += (x[i] * y[(i + 1) % 4] - x[(i + 1) % 4] * y[i]) / 2
    const g = grid(18, 16)
    fillPolygon(g, { x, y })
    expect(sum(g.data)).toBeCloseTo(Math.abs(area), 3)
    const forward = g.data.slice()
    fillPolygon(g, { x: x.toReversed(), y: y.toReversed() })
    for (const [i, v] of g.data.entries()) expect(v).toBeCloseTo(forward[i], 4)
  })
  it('gives a cell half where a side passes through its middle', () => {
    const g = grid(8, 4)
    fillPolygon(g, { x: [1.5, 4, 4, 1.5], y: [1, 1, 3, 3] })
    expect([...g.data.slice(8, 16)]).toEqual([0, 0.5, 1, 1, 0, 0, 0, 0])
    expect(sum(g.data)).toBe(5)
  })
})

it('an outline grows outwards, whichever way round it runs', () => {
  const square = { x: [0, 10, 10, 0], y: [0, 0, 10, 10] }
  for (const s of [square, { x: square.x.toReversed(), y: square.y.toReversed() }]) {
    const g = grown(s, 1)
    expect(Math.min(...(g.x as Float32Array))).toBeLessThan(-0.5)
    expect(Math.max(...(g.y as Float32Array))).toBeGreaterThan(10.5)
  }
})

it('a face without a mesh has an oval and no parts', () => {
  const face = { ...meshedFace({ x: 10, y: 20, width: 100, height: 120 }), mesh: new Float32Array(0) }
  for (const part of facePartNames)
    expect(regionOf(face, part).areas.length, part).toBe(part === 'oval' ? 1 : 0)
})
