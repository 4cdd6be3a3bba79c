import { describe, expect, it } from 'vitest'
import { meshedFace } from '../guidance/fixtures.ts'
import { nothingSeen, type Seen } from '../guidance/seen.ts'
import type { Plane } from '../plane.ts'
import { carved } from './carving.ts'
import { growPlum, type Plum } from './plum.ts'
import { roomOf } from './room.ts'

const frame = { width: 700, height: 1000, u: 1 }
const faceAt = (x: number): Seen => ({
  faces: [meshedFace({ x, y: 90, width: 160, height: 210 })],
  bodies: [],
})
const seeds = [1, 2, 3, 4, 5, 6]
const pointsOf = (plum: Plum) => plum.limbs.flatMap((l) => l.x.map((x, i) => ({ x, y: l.y[i] })))
const middle = (plum: Plum): number => {
  const points = pointsOf(plum)
  return points.reduce((t, p) => t + p.x, 0) / points.length
}

describe('a plum branch', () => {
  it('grows where the face is not', () => {
    for (const seed of seeds) {
      expect(middle(growPlum(roomOf(frame, faceAt(60)), 390, 44, seed))).toBeGreaterThan(350)
      expect(middle(growPlum(roomOf(frame, faceAt(480)), 390, 44, seed))).toBeLessThan(350)
    }
  })
  it('never lies over a face, and no blossom does', () => {
    for (const seed of seeds)
      for (const x of [60, 160, 270, 380, 480]) {
        const plum = growPlum(roomOf(frame, faceAt(x)), 390, 44, seed)
        const inside = (p: { x: number; y: number }) =>
          ((p.x - x - 80) / 80) ** 2 + ((p.y - 195) / 105) ** 2 < 1
        expect(pointsOf(plum).filter(inside)).toEqual([])
        expect(plum.sites.filter(inside)).toEqual([])
      }
  })
  it('thins from stem to twig and bears no more than it is told', () => {
    for (const seed of seeds) {
      const plum = growPlum(roomOf(frame, nothingSeen), 390, 20, seed)
      const mean = (age: number): number => {
        const widths = plum.limbs.filter((l) => l.age === age).flatMap((l) => l.width)
        return widths.reduce((t, w) => t + w, 0) / widths.length
      }
      expect(mean(0)).toBeGreaterThan(1.5 * mean(1))
      expect(mean(1)).toBeGreaterThan(1.5 * mean(2))
      expect(plum.sites.length).toBeLessThanOrEqual(20)
      expect(plum.sites.length).toBeGreaterThan(8)
    }
  })
  it('is the same branch for the same seed and another for another', () => {
    const [a, b, c] = [3, 3, 4].map((seed) => growPlum(roomOf(frame, nothingSeen), 390, 44, seed))
    expect(b).toEqual(a)
    expect(c.limbs).not.toEqual(a.limbs)
  })
})

describe('room', () => {
  it('is taken by skin, of any map size, where nobody could look', () => {
    const skin: Plane = { width: 7, height: 10, lanes: 1, at: 0, data: new Float32Array(70) }
    skin.data[2 * 7 + 3] = 0.85
    const { taken } = roomOf(frame, nothingSeen, undefined, skin)
    expect(taken(350, 250)).toBeGreaterThan(0.8)
    expect(taken(150, 250)).toBe(0)
  })
})

describe('a carved seal', () => {
  it('stays inside its square and is cut into', () => {
    for (const seed of seeds) {
      const { x, y } = carved(seed)
      for (const v of [...x, ...y]) {
        expect(v).toBeGreaterThan(-0.05)
        expect(v).toBeLessThan(1.05)
      }
      // the area by the shoelace: a full square would be 1
      let area = 0
      for (let i = 0; i < x.length; i++) {
        const j = (i + 1) % x.length
        area += (x[i] * y[j] - x[j] * y[i]) / 2
      }
      expect(Math.abs(area)).toBeGreaterThan(0.35)
      expect(Math.abs(area)).toBeLessThan(0.8)
    }
  })
})
