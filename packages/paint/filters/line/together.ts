import { filter } from '../../filter.ts'
import type { Strokes } from '../../strokes.ts'

/** Two drawings as one, so that they are drawn in one pass; colours are left out unless both have them, as lines are drawn in one ink. */
export const together = filter({
  id: 'together',
  doc: 'Puts two drawings on one sheet.',
  params: {},
  from: 'strokes',
  gives: 'strokes',
  with: { more: 'strokes' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: (_tools, src, _values, { more }) =>
    src.count === 0 ? more : more.count === 0 ? src : joined(src, more),
})

function joined(a: Strokes, b: Strokes): Strokes {
  const points = a.start[a.count]
  const both = (of: (s: Strokes) => Float32Array, length: (s: Strokes) => number): Float32Array => {
    const out = new Float32Array(length(a) + length(b))
    out.set(of(a).subarray(0, length(a)))
    out.set(of(b).subarray(0, length(b)), length(a))
    return out
  }
  const ofPoints = (s: Strokes) => s.start[s.count]
  const start = new Int32Array(a.count + b.count + 1)
  start.set(a.start.subarray(0, a.count + 1))
  for (let i = 1; i <= b.count; i++) start[a.count + i] = points + b.start[i]
  return {
    count: a.count + b.count,
    start,
    x: both((s) => s.x, ofPoints),
    y: both((s) => s.y, ofPoints),
    width: both((s) => s.width, ofPoints),
    opacity: both(
      (s) => s.opacity,
      (s) => s.count,
    ),
    colour:
      a.colour.length > 0 && b.colour.length > 0
        ? both(
            (s) => s.colour,
            (s) => 3 * s.count,
          )
        : new Float32Array(0),
    dry: both(
      (s) => s.dry ?? new Float32Array(s.count),
      (s) => s.count,
    ),
  }
}
