import { filter } from '../../filter.ts'
import { plain } from '../../param.ts'
import type { Strokes } from '../../strokes.ts'

const one = (a: ArrayLike<number>, b: ArrayLike<number>): Float32Array => {
  const out = new Float32Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}
const dryOf = ({ dry, count }: Strokes): Float32Array => dry ?? new Float32Array(count)

/** Two drawings on one sheet, drawn in one go; the second lies over the first. Colours are left behind. */
export const join = filter({
  id: 'join',
  doc: 'Puts two drawings together, the second over the first.',
  params: { opacity: plain(1, { min: 0, max: 2 }, 'Factor of how dark the second one is.') },
  from: 'strokes',
  gives: 'strokes',
  with: { over: 'strokes' },
  reach: 'point',
  cost: 1,
  run: (_tools, under, { opacity }, { over }) => {
    const start = new Int32Array(under.count + over.count + 1)
    start.set(under.start.subarray(0, under.count + 1))
    const shift = under.start[under.count]
    for (let i = 0; i <= over.count; i++) start[under.count + i] = shift + over.start[i]
    const dark = over.opacity.map((o) => Math.min(1, o * opacity))
    return {
      count: under.count + over.count,
      start,
      x: one(under.x, over.x),
      y: one(under.y, over.y),
      width: one(under.width, over.width),
      opacity: one(under.opacity, dark),
      colour: new Float32Array(0),
      dry: one(dryOf(under), dryOf(over)),
    }
  },
})
