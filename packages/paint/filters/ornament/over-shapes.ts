import { filter } from '../../filter.ts'
import type { Shapes } from '../../shapes.ts'

/** Two lists of shapes as one, so that they are filled in one pass. */
export const overShapes = filter({
  id: 'over-shapes',
  doc: 'Lays more shapes over shapes.',
  params: {},
  from: 'shapes',
  gives: 'shapes',
  with: { more: 'shapes' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: (_tools, src, _values, { more }) => joined(src, more),
})

function joined(a: Shapes, b: Shapes): Shapes {
  const points = a.start[a.count]
  const both = (of: (s: Shapes) => ArrayLike<number>): Float32Array => {
    const [p, q] = [of(a), of(b)]
    const out = new Float32Array(p.length + q.length)
    out.set(p)
    out.set(q, p.length)
    return out
  }
  const start = new Int32Array(a.count + b.count + 1)
  start.set(a.start)
  for (let i = 1; i <= b.count; i++) start[a.count + i] = points + b.start[i]
  return {
    count: a.count + b.count,
    start,
    x: both((s) => s.x),
    y: both((s) => s.y),
    colour: both((s) => s.colour),
    rim: both((s) => s.rim ?? s.colour),
    run: both((s) => s.run ?? new Float32Array(4 * s.count)),
    opacity: both((s) => s.opacity),
    soft: both((s) => s.soft),
    gilt: both((s) => s.gilt ?? new Float32Array(s.count)),
  }
}
