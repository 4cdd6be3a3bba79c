import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import {
  blockMeans,
  blockMeansPlain,
  colourModel,
  colourModelPlain,
  guideInto,
  guidePlain,
} from './colour-guide.ts'
import { apart } from './fixtures.ts'
import { cover, coverPlain, kin, kinSums, kinSumsPlain } from './kinship.ts'
import { Machine } from './machine.ts'
import { borderSums, borderSumsPlain, choose, choosePlain, labels, settle, settlePlain } from './patches.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const filled = (width: number, height: number, lanes: 1 | 4, of: (i: number) => number): Plane => {
  const p = m.plane(width, height, lanes)
  for (let i = 0; i < p.data.length; i++) p.data[i] = of(i)
  return p
}
/** Broad shapes with grain, so that patches have something to follow. */
const pictureOf = (w: number, h: number): Plane =>
  filled(w, h, 4, (i) => {
    const [x, y] = [(i >> 2) % w, Math.floor((i >> 2) / w)]
    const shape = Math.sin(x / 5) * Math.cos(y / 7)
    return i % 4 === 0 ? 0.5 + 0.3 * shape + 0.1 * hash(i, 0, 3) : 0.1 * shape + 0.05 * hash(i, 1, 3)
  })
const nearness = { colour: 1 / (2 * 0.05 ** 2), place: 1 / (2 * 9 ** 2) }

/** Patches of a picture after one round, as the kernels make them. */
const parted = (w: number, h: number) => {
  const picture = pictureOf(w, h)
  const grid = { across: Math.max(1, Math.round(w / 7)), down: Math.max(1, Math.round(h / 7)) }
  const count = grid.across * grid.down
  const table = filled(4 * Math.ceil(count / 4), 6, 1, () => 0)
  for (let k = 0; k < count; k++) {
    const [c, r] = [k % grid.across, Math.floor(k / grid.across)]
    table.data[3 * table.width + k] = ((c + 0.5) * w) / grid.across - 0.5
    table.data[4 * table.width + k] = ((r + 0.5) * h) / grid.down - 0.5
    for (let l = 0; l < 3; l++) table.data[l * table.width + k] = 0.5 * hash(k, l, 5)
  }
  const label = labels(m, w * h)
  choose(m, picture, table, grid, 1e-4, label)
  return { picture, grid, count, table, label }
}

describe.each([
  [17, 33],
  [61, 40],
  [5, 90],
] as const)('at %d x %d', (w, h) => {
  it('pixels choose the patches that the plain twin chooses', () => {
    const { picture, grid, table, label } = parted(w, h)
    const plain = choosePlain(picture, table, grid, 1e-4)
    expect(plain.filter((v, i) => v !== label.data[i]).length).toBeLessThan(0.002 * w * h)
  })
  it('means and borders agree with their plain twins', () => {
    const { picture, grid, count, table, label } = parted(w, h)
    const plain = settlePlain(picture, table, count, label.data)
    settle(m, picture, table, count, label)
    expect(apart(table.data, plain)).toBeLessThan(1e-4)
    const sums = borderSums(m, picture, grid, label)
    expect(apart(sums.data, borderSumsPlain(picture, grid, label.data))).toBeLessThan(1e-4)
  })
  it('kinship and cover agree with their plain twins', () => {
    const { picture, grid, count, table, label } = parted(w, h)
    settle(m, picture, table, count, label)
    const share = (seed: number) => filled(table.width, 1, 1, (i) => (i < count ? hash(i, 0, seed) : 0))
    const [inside, outside] = [share(1), share(2)]
    const sums = kinSums(m, kin(m, table, count, nearness, 0.4), inside, outside).data
    const plain = kinSumsPlain(table, count, nearness, 0.4, inside.data, outside.data)
    expect(sums.every((v, i) => Math.abs(v - plain[i]) < 1e-3 * (plain[i] + 1))).toBe(true)
    const mixed = labels(m, count)
    for (let k = 0; k < count; k++) mixed.data[k] = k % 3 ? 1 : 0
    const fine = pictureOf(Math.round(1.8 * w), Math.round(1.8 * h))
    const whole = { width: w, height: h, grid, table, label, inside, mixed }
    expect(apart(cover(m, fine, whole, nearness).data, coverPlain(fine, whole, nearness))).toBeLessThan(2e-3)
  })
  it('means of blocks and the colour model agree with their plain twins', () => {
    const picture = pictureOf(w, h)
    const area = { left: 1, top: 2, width: w - 2, height: h - 3 }
    const [sw, sh] = [Math.max(1, Math.round(0.6 * w)), Math.round(0.7 * h)]
    const small = blockMeans(m, picture, area, sw, sh)
    expect(apart(small.data, blockMeansPlain(picture, area, sw, sh))).toBeLessThan(1e-5)
    const map = filled(w, h, 1, (i) => (Math.sin(i / 9) > 0 ? 1 : 0))
    const model = colourModel(m, picture, map, 2, 1e-3)
    expect(apart(model.data, colourModelPlain(picture, map, 2, 1e-3))).toBeLessThan(2e-2)
    for (const firm of [false, true]) {
      const out = filled(w, h, 1, (i) => (i % 5 ? 0 : 0.4))
      const shape = { area, stepX: w / (w - 2), stepY: h / (h - 3), firm }
      const plain = guidePlain(model, picture, out, shape)
      guideInto(m, model, picture, out, shape)
      expect(apart(out.data, plain)).toBeLessThan(1e-4)
    }
  })
})
