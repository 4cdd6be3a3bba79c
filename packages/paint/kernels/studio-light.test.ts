import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, picture, sizes } from './fixtures.ts'
import { Machine } from './machine.ts'
import {
  castOf,
  castPlain,
  formOf,
  formPlain,
  inStudio,
  occlusionPlain,
  openness,
  type Studio,
  studioPlain,
} from './studio-light.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const unit = (x: number, y: number, z: number): [number, number, number] => {
  const n = Math.hypot(x, y, z)
  return [x / n, y / n, z / n]
}
const studio: Studio = {
  key: unit(-0.52, -0.62, 0.58),
  keyColour: [1, 0.95, 0.87],
  fill: unit(0.75, -0.15, 0.6),
  fillColour: [0.2, 0.22, 0.25],
  bounce: unit(0.3, 0.9, 0.3),
  bounceColour: [0.12, 0.1, 0.09],
  ambient: 0.1,
  wrap: [0.5, 0.3, 0.2],
  rough: 0.4,
  gloss: 0.2,
  fresnel: 0.045,
  boxes: 0.8,
  boxSoft: 0.1,
  rim: 0.3,
  shadow: 0.6,
  exposure: 1.2,
  shoulder: 0.75,
  seam: 0.8,
}

describe.each(sizes)('at %d x %d', (w, h) => {
  it.each([false, true])('forms agree with their plain twin, leaning %s', (leaning) => {
    const height = field(m, w, h, 2, 1)
    const given = leaning ? field(m, w, h, 3, 4) : undefined
    expect(apart(formOf(m, height, 3, given, 0.7).data, formPlain(height, 3, given, 0.7))).toBeLessThan(1e-5)
  })
  it('cast shadows agree with their plain twin', () => {
    const height = field(m, w, h, 4, 1)
    const fast = castOf(m, height, 12, studio.key, 17, 0.3)
    expect(apart(fast.data, castPlain(height, 12, studio.key, 17, 0.3))).toBeLessThan(1e-5)
  })
  it('a studio agrees with its plain twin', () => {
    const albedo = picture(m, w, h)
    const form = formOf(m, field(m, w, h, 5, 1), 2)
    const [open, cast] = [field(m, w, h, 6, 1), field(m, w, h, 7, 1)]
    const at = { albedo, form, open, cast }
    for (const s of [studio, { ...studio, tint: 0.7, panes: 0.8 }])
      expect(apart(inStudio(m, at, s).data, studioPlain(at, s))).toBeLessThan(2e-4)
  })
})
it('openness agrees with its plain twin, and is less in a pit than on a hill', () => {
  const height = m.plane(48, 40)
  for (let i = 0; i < height.data.length; i++) {
    const [x, y] = [i % 48, Math.floor(i / 48)]
    height.data[i] = 0.5 * Math.sin(x / 5) * Math.cos(y / 6)
  }
  const fast = openness(m, height, 10, 1, 1.3)
  expect(apart(fast.data, occlusionPlain(m, height, 10, 1, 1.3))).toBeLessThan(1e-4)
  let [high, low] = [0, 0]
  for (let i = 1; i < height.data.length; i++) {
    if (height.data[i] > height.data[high]) high = i
    if (height.data[i] < height.data[low]) low = i
  }
  expect(fast.data[high]).toBeGreaterThan(fast.data[low] + 0.1)
})
