import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, picture, sizes } from './fixtures.ts'
import { Machine } from './machine.ts'
import { form, formPlain, led, ledPlain, rough, roughPlain, sow, sowPlain } from './motif.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

describe.each([...sizes, [3, 40]] as const)('at %d x %d', (width, height) => {
  it('roughness and form agree with their plain twins', () => {
    const [src, soft] = [picture(m, width, height, 1), picture(m, width, height, 2)]
    expect(apart(rough(m, src, soft).data, roughPlain(src, soft))).toBeLessThan(1e-6)
    const strength = field(m, width, height, 3)
    for (let i = 0; i < strength.data.length; i++) strength.data[i] *= 0.06
    expect(apart(form(m, strength, 1.3).data, formPlain(strength, 1.3))).toBeLessThan(1e-5)
  })

  it.each([
    [true, true],
    [true, false],
    [false, false],
  ])('what leads a brush agrees with its plain twin (care %s, manner %s)', (cared, mannered) => {
    const flow = field(m, width, height, 4, 4)
    for (let i = 0; i < flow.data.length; i += 4) {
      const angle = 6.3 * flow.data[i]
      flow.data.set([Math.cos(angle), Math.sin(angle)], i)
    }
    const busy = field(m, width, height, 7)
    for (let i = 0; i < busy.data.length; i++) busy.data[i] *= 0.025
    const sight = {
      flow,
      form: field(m, width, height, 5),
      turning: field(m, width, height, 6),
      busy,
      dense: field(m, width, height, 8),
      care: cared ? field(m, width, height, 9) : undefined,
      manner: mannered ? field(m, width, height, 10, 4) : undefined,
    }
    // swings of the noise shorter than the picture, so that the lattice is crossed
    const [found, plain] = [led(m, sight, 0.03, 10), ledPlain(sight, 0.03, 10)]
    expect(apart(found.rule.data, plain.rule)).toBeLessThan(1e-5)
    let [worst, most] = [0, 0]
    for (let i = 0; i < plain.lead.length; i += 4) {
      // where the way there and the way back are alike, either is right
      const along = plain.lead[i] * found.lead.data[i] + plain.lead[i + 1] * found.lead.data[i + 1]
      worst = Math.max(worst, 1 - Math.abs(along))
      most = Math.max(most, ...[2, 3].map((l) => Math.abs(plain.lead[i + l] - found.lead.data[i + l])))
    }
    expect(worst).toBeLessThan(1e-3)
    expect(most).toBeLessThan(1e-5)
  })

  it.each([[1], [1.7], [6.3], [40]])('seeds on a grid of %d agree with their plain twin', (grid) => {
    const sowing = {
      ref: picture(m, width, height, 11),
      painted: picture(m, width, height, 12),
      lead: field(m, width, height, 13, 4),
      rule: field(m, width, height, 14, 4),
      grid,
      seed: 5,
      radius: 0.8,
      least: 0.3,
    }
    const plain = sowPlain(sowing)
    const found = sow(m, sowing)
    expect(apart(found.errors, plain.errors)).toBeLessThan(1e-5)
    // two pixels of a cell may weigh the same but for the last bit
    const other = plain.pixels.filter((pixel, i) => pixel !== found.pixels[i]).length
    expect(other / plain.pixels.length).toBeLessThan(0.01)
    if (plain.pixels.length > 20) expect(plain.pixels.some((pixel) => pixel < 0)).toBe(true)
  })
})
