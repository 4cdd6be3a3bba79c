import { expect, it } from 'vitest'
import { Machine } from '../../kernels/machine.ts'
import { loneThing } from './lone-thing.ts'

const m = await Machine.open()
const [w, h] = [120, 80]
const frame = { width: w, height: h, top: 0, rows: h, u: 0.12 }
const body = m.plane(w, h)
const nobody = m.plane(w, h)
nobody.data.fill(0)
for (let i = 0; i < w * h; i++) body.data[i] = i % w > 30 && i % w < 90 ? 1 : 0
const flowOf = (turn: (i: number) => number) => {
  const flow = m.plane(w, h, 4)
  for (let i = 0; i < w * h; i++) flow.data.set([Math.cos(turn(i)), Math.sin(turn(i)), 1, 0.1], 4 * i)
  return flow
}
const middle = 40 * w + 60
const found = (maps: object) =>
  loneThing.spec.run({ m, frame, seed: 1 }, body, {}, { person: nobody, ...maps }).data[middle]

it('takes what grew for its figure, and no built thing', () => {
  expect(found({ flow: flowOf((i) => 2.399 * i) })).toBeGreaterThan(0.9)
  expect(found({ flow: flowOf((i) => (i % 5 ? 0 : Math.PI / 2)) })).toBeLessThan(0.1)
})

it('takes no tree for its figure', () => {
  expect(found({})).toBeGreaterThan(0.9)
  expect(found({ foliage: body })).toBeLessThan(0.1)
})
