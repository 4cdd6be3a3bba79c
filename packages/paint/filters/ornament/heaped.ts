import { filter } from '../../filter.ts'
import type { Shapes } from '../../shapes.ts'

/** Two heaps of shapes as one, the second over the first, so that they are filled in one pass. */
export const heaped = filter({
  id: 'heaped',
  doc: 'Lays one set of ornaments over another, to be drawn together.',
  params: {},
  from: 'shapes',
  gives: 'shapes',
  with: { over: 'shapes' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: (_tools, src, _values, { over }) =>
    src.count === 0 ? over : over.count === 0 ? src : joined(src, over),
})

function joined(a: Shapes, b: Shapes): Shapes {
  const points = a.start[a.count]
  const both = (of: (s: Shapes) => Float32Array): Float32Array => {
    const [x, y] = [of(a), of(b)]
    const out = new Float32Array(x.length + y.length)
    out.set(x)
    out.set(y, x.length)
    return out
  }
  const start = new Int32Array(a.count + b.count + 1)
  start.set(a.start.subarray(0, a.count + 1))
  for (let i = 1; i <= b.count; i++) start[a.count + i] = points + b.start[i]
  const [rim, run, gilt] = [a.rim ?? b.rim, a.run ?? b.run, a.gilt ?? b.gilt]
  return {
    count: a.count + b.count,
    start,
    x: both((s) => s.x.subarray(0, s.start[s.count])),
    y: both((s) => s.y.subarray(0, s.start[s.count])),
    colour: both((s) => s.colour.subarray(0, 3 * s.count)),
    opacity: both((s) => s.opacity.subarray(0, s.count)),
    soft: both((s) => s.soft.subarray(0, s.count)),
    // what one of them leaves out is what it would have been taken for
    ...(rim && { rim: both((s) => (s.rim ?? s.colour).subarray(0, 3 * s.count)) }),
    ...(run && { run: both((s) => s.run?.subarray(0, 4 * s.count) ?? new Float32Array(4 * s.count)) }),
    ...(gilt && { gilt: both((s) => s.gilt?.subarray(0, s.count) ?? new Float32Array(s.count).fill(-1)) }),
  }
}
