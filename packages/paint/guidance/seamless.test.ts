import { beforeAll, expect, it } from 'vitest'
import { Machine } from '../kernels/machine.ts'
import { meshedFace } from './fixtures.ts'
import { dropSeamless } from './seamless.ts'
import type { Person } from './skin-patches.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

const [width, height] = [160, 160]
const skin = { a: 0.1, b: 0.12, chroma: 0.156, stray: 0.2, L: 0.7 }
const known: Person[] = [{ face: meshedFace({ x: 60, y: 5, width: 40, height: 50 }), skin, grain: 0 }]

/** What is left of a square taken for skin, on a cloth of this lightness that shades into it over `slope` pixels. */
function leftOf(cloth: number, slope: number, hands: { x: number; y: number }[] = []): number {
  m.forget()
  const [out, picture, people] = [m.plane(width, height), m.plane(width, height, 4), m.plane(width, height)]
  out.data.fill(0)
  picture.data.fill(0)
  people.data.fill(1)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const away = Math.max(Math.abs(x - 80), Math.abs(y - 120)) - 18
      picture.data[4 * i] = 0.7 + (cloth - 0.7) * Math.min(1, Math.max(0, away / slope))
      if (away < 0) out.data[i] = 1
    }
  dropSeamless(out, picture, people, known, hands, { width, height, top: 0, rows: height, u: 1 })
  return out.data[120 * width + 80]
}

it('lets go of cloth that turns from the colour of skin without an edge, and keeps what ends at one', () => {
  expect(leftOf(0.45, 20)).toBe(0)
  expect(leftOf(0.45, 1)).toBe(1)
  expect(leftOf(0.45, 20, [{ x: 80, y: 120 }])).toBe(1)
})
