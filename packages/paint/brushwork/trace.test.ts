import { beforeAll, expect, it } from 'vitest'
import { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { dice } from './dice.ts'
import { drawn } from './hand.ts'
import { trace } from './trace.ts'

let m: Machine
const [w, h] = [90, 70]
/** A ridge along a ring of radius 25, and the flow around it. */
let response: Plane
let flow: Plane
beforeAll(async () => {
  m = await Machine.open()
  response = m.plane(w, h)
  flow = m.plane(w, h, 4)
  for (let i = 0; i < w * h; i++) {
    const [x, y] = [(i % w) - 45, Math.floor(i / w) - 35]
    const r = Math.hypot(x, y) + 1e-6
    response.data[i] = 0.05 * Math.exp(-((r - 25) ** 2) / 3)
    flow.data.set([-y / r, x / r, 1, 0.05], 4 * i)
  }
})
const how = { high: 0.03, low: 0.01, shortest: 20, clear: 2.5, turn: 0.35 }

it('follows a ridge along its crest', () => {
  const ridges = trace(response, flow, how)
  expect(ridges.length).toBeGreaterThan(0)
  const points = ridges.flatMap((r) => r.x.map((x, i) => Math.hypot(x - 45, r.y[i] - 35)))
  expect(points.length).toBeGreaterThan(2 * Math.PI * 25 * 0.8)
  expect(Math.max(...points.map((r) => Math.abs(r - 25)))).toBeLessThan(1.5)
})
it('drops what is too short or too weak', () => {
  expect(trace(response, flow, { ...how, shortest: 4000 })).toHaveLength(0)
  expect(trace(response, flow, { ...how, high: 0.06 })).toHaveLength(0)
})
it('a hand tapers strokes, keeps them near the ridge, and draws the same from the same seed', () => {
  const ridges = trace(response, flow, how)
  const hand = { width: 1, taper: 0.35, firm: 0.03, again: 0 }
  const strokes = drawn(ridges, 2, hand, dice(5))
  expect(strokes).toEqual(drawn(ridges, 2, hand, dice(5)))
  expect(strokes.count).toBe(ridges.length)
  const [from, to] = [strokes.start[0], strokes.start[1]]
  const middle = strokes.width[Math.floor((from + to) / 2)]
  expect(strokes.width[from]).toBeLessThan(middle)
  expect(strokes.width[to - 1]).toBeLessThan(middle)
  for (let i = 0; i < strokes.x.length; i++)
    expect(Math.abs(Math.hypot(strokes.x[i] - 22.75, strokes.y[i] - 17.75) - 12.5)).toBeLessThan(1.5)
})
it('draws twice when asked', () => {
  const ridges = trace(response, flow, how)
  const strokes = drawn(ridges, 2, { width: 1, taper: 0.35, firm: 0.03, again: 1 }, dice(5))
  expect(strokes.count).toBe(2 * ridges.length)
})
