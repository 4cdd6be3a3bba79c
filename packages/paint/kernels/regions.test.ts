import { beforeAll, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { regionsOf } from '../regions.ts'
import { evened } from '../shapes-of-paint.ts'
import { apart, field, picture, sizes } from './fixtures.ts'
import { gaussian } from './gaussian.ts'
import { Machine } from './machine.ts'
import { clearSpecks, clearSpecksPlain, evenedOf, partedOf } from './regions.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const all = [...sizes, [1, 1], [7, 1], [1, 9], [120, 90]] as const

it.each(all)('a picture of %d x %d is parted as by its plain twin', (w, h) => {
  const soft = (seed: number): Plane =>
    w > 15 ? gaussian(m, picture(m, w, h, seed), 2) : picture(m, w, h, seed)
  for (const scale of [0.02, 0.1, 0.7, 4])
    for (const least of [1, 6, 40]) {
      const src = soft(Math.round(100 * scale) + least)
      const expected = regionsOf(src.data, w, h, { scale, least })
      const made = partedOf(m, src, { scale, least })
      expect(made.count).toBe(expected.count)
      expect(apart(made.label, expected.label)).toBe(0)
    }
})
it.each(all)('specks of %d x %d are cleared as by their plain twin', (w, h) => {
  for (const ink of [true, false])
    for (const area of [5, 20, 90]) {
      const noise = field(m, w, h, area)
      const src = w > 15 ? gaussian(m, noise, 1.2) : noise
      for (let i = 0; i < src.data.length; i++) src.data[i] = 0.5 + 4 * (src.data[i] - 0.5)
      const expected = clearSpecksPlain(src, ink, area)
      if (w > 100) expect(apart(expected, src.data)).toBeGreaterThan(0)
      clearSpecks(m, src, ink, area)
      expect(apart(src.data, expected)).toBeLessThan(1e-6)
    }
})
it.each(all)('regions of %d x %d become painted shapes as by their plain twin', (w, h) => {
  const noise = picture(m, w, h, 3)
  const src = w > 15 ? gaussian(m, noise, 1.5) : noise
  const parts = regionsOf(src.data, w, h, { scale: 0.1, least: 4 })
  for (const counted of [undefined, field(m, w, h, 5)])
    for (const radius of [1, 2, 3]) {
      if (counted) for (let i = 0; i < counted.data.length; i++) counted.data[i] -= 0.3
      const expected = evened(src, parts, { fold: 0.02, radius, counted })
      const made = evenedOf(m, src, parts, { fold: 0.02, radius, counted })
      expect(made.count).toBe(expected.count)
      expect(apart(made.label, expected.label)).toBe(0)
    }
})
