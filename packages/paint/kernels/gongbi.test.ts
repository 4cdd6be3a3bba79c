import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { apart } from './fixtures.ts'
import * as gongbi from './gongbi.ts'
import { Machine } from './machine.ts'
import { glazeSkin, glazeSkinPlain, minerals, mineralsPlain } from './mineral.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const plane = (w: number, h: number, k: number): Plane => {
  const p = m.plane(w, h)
  for (let i = 0; i < p.data.length; i++) p.data[i] = 0.5 + 0.5 * Math.sin(1 + i * k)
  return p
}
const picture = (w: number, h: number, k: number): Plane => {
  const p = m.plane(w, h, 4)
  for (let i = 0; i < w * h; i++) {
    const s = (f: number) => Math.sin(1 + i * k * f)
    p.data.set([0.5 + 0.5 * s(1), 0.14 * s(1.7), 0.14 * s(0.4), 0.5 + 0.5 * s(2.3)], 4 * i)
  }
  return p
}

describe.each([
  [1, 1],
  [13, 7],
  [64, 33],
])('at %i x %i the kernels of gongbi match their plain twins:', (w, h) => {
  const p = (k: number) => plane(w, h, k)
  it('silk', () => {
    expect(apart(gongbi.weave(m, p(0.3), p(0.7)).data, gongbi.weavePlain(p(0.3), p(0.7)))).toBeLessThan(1e-6)
    const lab = (L: number, a: number, b: number) => ({ L, a, b })
    const cloth = {
      mottle: p(0.2),
      fresh: lab(0.96, 0, 0.02),
      aged: lab(0.9, 0.01, 0.04),
      lead: lab(0.98, 0, 0.01),
    }
    for (const backed of [undefined, p(0.9)]) {
      const s = { ...cloth, backed, tone: 0.4, weave: 1 }
      expect(apart(gongbi.silkCloth(m, p(1.1), s).data, gongbi.silkClothPlain(p(1.1), s))).toBeLessThan(1e-5)
    }
  })
  it('washes and their thickness', () => {
    const src = picture(w, h, 0.3)
    expect(
      apart(
        gongbi.drifting(m, p(0.3), p(0.1), 0.6, 0.5).data,
        gongbi.driftingPlain(p(0.3), p(0.1), 0.6, 0.5),
      ),
    ).toBeLessThan(1e-5)
    for (const care of [undefined, p(0.2)])
      expect(
        apart(gongbi.thickened(m, src, p(0.4), care).data, gongbi.thickenedPlain(src, p(0.4), care)),
      ).toBeLessThan(1e-6)
    expect(
      apart(gongbi.thinned(m, src, p(0.4), 0.1).data, gongbi.thinnedPlain(src, p(0.4), 0.1)),
    ).toBeLessThan(1e-6)
    expect(
      apart(gongbi.contours(m, p(0.02), 2, 1.4).data, gongbi.contoursPlain(p(0.02), 2, 1.4)),
    ).toBeLessThan(1e-5)
    const coats = { drawn: p(0.6), clouds: p(0.5), by: 3, body: 0.7, coat: 0.4, along: 0.5 }
    expect(apart(gongbi.coats(m, p(0.13), coats).data, gongbi.coatsPlain(p(0.13), coats))).toBeLessThan(1e-5)
  })
  it('dark cloth', () => {
    const people = { person: p(0.2), skin: p(0.3), hair: p(0.4) }
    const src = picture(w, h, 0.05)
    expect(
      apart(gongbi.darkness(m, src, people, 0.8).data, gongbi.darknessPlain(src, people, 0.8)),
    ).toBeLessThan(1e-5)
  })
  it('minerals', () => {
    const src = picture(w, h, 0.37)
    const v = { strength: 0.75, lift: 0.32, rich: 1.2, dye: 0.85, blue: { a: -0.04, b: -0.08 } }
    for (const on of [{}, { spare: p(0.2), hair: p(0.3), person: p(0.4), robe: p(0.5) }]) {
      const all = { ...v, ...on }
      // a hue that lies between two of the table may be taken for either
      expect(apart(minerals(m, src, all).data, mineralsPlain(src, all))).toBeLessThan(4e-3)
    }
  })
  it('porcelain', () => {
    const src = picture(w, h, 0.37)
    const v = { photo: picture(w, h, 0.2), base: picture(w, h, 0.07), even: p(0.2), skin: p(0.6) }
    for (const on of [{}, { features: p(0.2), lips: p(0.3), cheeks: p(0.4) }]) {
      const all = { ...v, ...on, pale: 1, form: 0.5, rouge: 0.5, cinnabar: 0.6 }
      expect(apart(glazeSkin(m, src, all).data, glazeSkinPlain(src, all))).toBeLessThan(1e-4)
    }
  })
})
