import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import { areaFlow, areaFlowPlain, type Belief } from './hair-flow.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** Believed everywhere that is surely in the area: strands that fall. */
const falling: Belief = ({ data }, area) => {
  for (let i = 0; i < area.data.length; i++) if (area.data[i] > 0.5) data[4 * i] += 1e-3
}
const nothing: Belief = () => {}

describe.each([
  [16, 16],
  [61, 19],
  [17, 90],
] as const)('at %d x %d', (w, h) => {
  it.each([
    ['nothing', nothing],
    ['falling strands', falling],
  ] as const)('the flow within an area agrees with its plain twin, believing %s', (_, belief) => {
    const picture = m.plane(w, h, 4)
    for (let i = 0; i < picture.data.length; i++) picture.data[i] = i % 4 === 3 ? 0 : 0.4 * hash(i, 1, 7)
    const area = m.plane(w, h, 1)
    for (let i = 0; i < area.data.length; i++) area.data[i] = i % w < w / 3 ? 0 : hash(i, 2, 7)
    const out: Plane = m.plane(w, h, 4)
    // seven times this sigma is still below where Gaussians are taken on shrunken planes
    areaFlow(m, picture, area, out, { sigma: 0.45, k: 1, belief })
    const plain = areaFlowPlain(picture, area, { sigma: 0.45, belief })
    let [worst, moving] = [0, 0]
    for (let i = 0; i < plain.length; i += 4) {
      const sure = plain[i + 2]
      if (sure > 0.05) moving++
      // a tangent is told as surely as its place is coherent, and has no sign
      const along = Math.abs(plain[i] * out.data[i] + plain[i + 1] * out.data[i + 1])
      worst = Math.max(
        worst,
        sure * (1 - along),
        plain[i + 3] > 1e-5 ? Math.abs(sure - out.data[i + 2]) : 0,
        Math.abs(plain[i + 3] - out.data[i + 3]),
      )
    }
    expect(moving).toBeGreaterThan((w * h) / 4)
    expect(worst).toBeLessThan(1e-3)
    for (const p of [picture, area, out]) m.free(p)
  })
})
