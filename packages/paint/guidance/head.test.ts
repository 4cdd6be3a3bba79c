import { expect, it } from 'vitest'
import { meshedFace } from './fixtures.ts'
import { headOf, inHead } from './head.ts'

const face = meshedFace({ x: 400, y: 400, width: 200, height: 250 })

it('centres the skull over a face that looks at the camera', () => {
  const head = headOf(face)
  const { x, y } = head.centre
  expect(inHead(head, x - 90, y - 60).skull).toBeCloseTo(inHead(head, x + 90, y - 60).skull)
})
it.each([-1, 1])('sets it behind a face that is turned, and makes it deeper', (side) => {
  const head = headOf({ ...face, yaw: 0.7 * side })
  const { x, y } = head.centre
  const [behind, before] = [-1, 1].map((s) => inHead(head, x + s * side * 130, y - 60).skull)
  expect(behind).toBeLessThan(0.8)
  expect(before).toBeGreaterThan(1.1)
})
