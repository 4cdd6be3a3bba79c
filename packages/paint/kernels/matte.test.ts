import { expect, it } from 'vitest'
import { hash } from './bristle.ts'
import { Machine } from './machine.ts'
import { matted, mattePlain } from './matte.ts'

it.each([
  [33, 17, 1],
  [61, 40, 4],
])('a matte of %d x %d agrees with its plain twin, radius %d', async (w, h, radius) => {
  const m = await Machine.open()
  const photo = m.plane(w, h, 4)
  const map = m.plane(w, h)
  for (let i = 0; i < w * h; i++) {
    const edge = (i % w) - 0.5 * w + 3 * Math.sin(i / w)
    photo.data.set([edge > 0 ? 0.7 : 0.3, 0.1 * hash(i, 0, 1), 0.1 * hash(i, 1, 1), 0], 4 * i)
    map.data[i] = Math.min(1.1, Math.max(-0.1, 0.5 + edge / 9))
  }
  const plain = mattePlain(map, photo, radius)
  const fast = matted(m, map, photo, radius).data
  expect(fast.reduce((t, v, i) => Math.max(t, Math.abs(v - plain[i])), 0)).toBeLessThan(1e-3)
  expect(fast.some((v, i) => Math.abs(v - map.data[i]) > 0.1)).toBe(true)
})
