import { expect, it } from 'vitest'
import { Machine } from '../kernels/machine.ts'
import { dropForeign } from './foreign-blues.ts'

const m = await Machine.open()
const [w, h] = [120, 90]

/** A sky of one blue over ground, with a darker, purer blue where `patch` says. */
function left(patch: (x: number, y: number) => boolean) {
  const [picture, likely] = [m.plane(w, h, 4), m.plane(w, h)]
  for (let y = 0, i = 0; y < h; y++)
    for (let x = 0; x < w; x++, i++) {
      const ground = y > 70
      const colour = ground
        ? [0.4, 0.02, 0.05]
        : patch(x, y)
          ? [0.69, -0.008, -0.047]
          : [0.85, -0.036, -0.058]
      picture.data.set([...colour, 1], 4 * i)
      likely.data[i] = ground ? 0 : 1
    }
  dropForeign(likely, picture, 1)
  return likely
}
const middle = 45 * w + 60

it('lets go of a shaded wall that stands on the ground, and of no sky', () => {
  const sky = left((x, y) => x > 40 && x < 80 && y > 30)
  expect(sky.data[middle]).toBeLessThan(0.1)
  expect(sky.data[10 * w + 10]).toBe(1)
})

it('keeps what floats amid the sky', () => {
  expect(left((x, y) => x > 40 && x < 80 && y > 30 && y < 60).data[middle]).toBe(1)
})
