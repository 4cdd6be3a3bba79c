import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import {
  acrossFlow,
  acrossFlowPlain,
  alongFlow,
  alongFlowPlain,
  alongWeights,
  dogWeights,
} from './along-flow.ts'
import { domainTransform, domainTransformPlain } from './domain.ts'
import { flowPlain } from './flow.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** A disc on a ground, with a little repeatable noise. */
function scene(width: number, height: number, lanes: 1 | 4): Plane {
  const p = m.plane(width, height, lanes)
  let state = 4711
  for (let i = 0; i < p.data.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    const [x, y] = [Math.floor(i / lanes) % width, Math.floor(i / lanes / width)]
    const ground = Math.hypot(x - width / 2, y - height / 2) < width / 3 ? 0.3 : 0.75
    p.data[i] = (i % lanes ? 0 : ground) + 0.1 * (state / 0x7fffffff - 0.5)
  }
  return p
}
function flowOfScene(width: number, height: number): Plane {
  const flow = m.plane(width, height, 4)
  flow.data.set(flowPlain(scene(width, height, 4)))
  return flow
}
const share = (a: Float32Array, b: Float32Array, within: number) =>
  a.reduce((n, v, i) => n + (Math.abs(v - b[i]) > within ? 1 : 0), 0) / a.length

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
  [128, 48],
] as const)('at %d x %d, the kernel agrees with its plain twin:', (w, h) => {
  it('difference of Gaussians across the flow', () => {
    const [src, flow, weights] = [scene(w, h, 1), flowOfScene(w, h), dogWeights(1.3, 0.99)]
    const plain = acrossFlowPlain(src, flow, weights)
    expect(share(acrossFlow(m, src, flow, weights).data, plain, 1e-5)).toBe(0)
  })
  it.each([1, 4] as const)('line integral convolution, %d lanes', (lanes) => {
    const [src, flow] = [scene(w, h, lanes), flowOfScene(w, h)]
    // a position on the border of two pixels may round either way
    expect(share(alongFlow(m, src, flow, 3).data, alongFlowPlain(src, flow, 3), 1e-4)).toBeLessThan(0.01)
  })
  it.each([1, 4] as const)('domain transform, %d lanes', (lanes) => {
    const [src, joint] = [scene(w, h, lanes), scene(w, h, 4)]
    const shape = { sigma: 6, range: 0.3, iterations: 3 }
    const plain = domainTransformPlain(src, joint, shape)
    expect(share(domainTransform(m, src, joint, shape).data, plain, 2e-5)).toBe(0)
  })
})

it('leaves alone what is small far and wide, and smooths the rest as it would without a floor', () => {
  const [src, flow] = [m.plane(120, 80), flowOfScene(120, 80)]
  for (let i = 0; i < src.data.length; i++) src.data[i] = i % 120 === 8 ? -0.02 : 1e-4 * (i % 3)
  const [all, some] = [alongFlow(m, src, flow, 3).data, alongFlow(m, src, flow, 3, 1e-3).data]
  for (let i = 0; i < src.data.length; i++) expect(some[i]).toBe(i % 120 < 32 ? all[i] : src.data[i])
})
it('the weights along a flow sum to 1, those of the difference to 1 - tau', () => {
  const whole = (half: Float32Array) => half.reduce((t, v, i) => t + (i ? 2 * v : v), 0)
  expect(whole(alongWeights(4))).toBeCloseTo(1, 6)
  expect(whole(dogWeights(1.5, 0.97))).toBeCloseTo(0.03, 6)
})
it('the difference of Gaussians is negative on a dark line and about zero beside it', () => {
  const [src, flow] = [m.plane(41, 21), m.plane(41, 21, 4)]
  for (let i = 0; i < 41 * 21; i++) {
    src.data[i] = i % 41 === 20 ? 0.1 : 0.8
    flow.data.set([0, 1, 1, 1], 4 * i)
  }
  const dog = acrossFlow(m, src, flow, dogWeights(1, 1)).data
  expect(dog[10 * 41 + 20]).toBeLessThan(-0.05)
  expect(Math.abs(dog[10 * 41 + 5])).toBeLessThan(1e-6)
})
it('the domain transform keeps a hard edge and flattens noise', () => {
  const src = scene(96, 64, 4)
  const out = domainTransform(m, src, src, { sigma: 10, range: 0.5, iterations: 3 })
  const L = (p: Plane, x: number, y: number) => p.data[(y * 96 + x) * 4]
  expect(L(out, 8, 8) - L(out, 48, 32)).toBeGreaterThan(0.38)
  const rough = (p: Plane) => {
    let sum = 0
    for (let x = 2; x < 12; x++) sum += Math.abs(L(p, x, 8) - L(p, x - 1, 8))
    return sum
  }
  expect(rough(out)).toBeLessThan(rough(src) / 2)
})
