import { evened, pressure, through } from '../../brushwork/curve.ts'
import { brows, type FaceLine, lines, underTeeth } from '../../brushwork/face-lines.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { type Face, isMeshed } from '../../guidance/seen.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Half-widths below are in u on a face this many u wide. */
const nominal = 200
/** A face narrower than this, in u, has no room for lines; from the second on it has them all. */
const room = { none: 20, all: 45 }
/** Points a stretch between two landmarks is drawn with. */
const steps = 4

/**
 * The lines a painter sets in a face, from its landmarks: whatever the light, they are there, thin and whole.
 * Widths follow the face; a face too small for lines gets none.
 */
export const faceStrokes = filter({
  id: 'face-strokes',
  doc: 'Draws lids, brows, nose, mouth and jaw of each face with a few strokes.',
  source: 'curves: Catmull, Rom 1974, doi:10.1016/B978-0-12-079050-0.50020-5',
  params: {
    weight: plain(1, { min: 0, max: 4 }, 'Factor of all widths.'),
    lids: ratio(1, 'How dark the lids are drawn.'),
    brows: ratio(0.6, 'How dark the brows are brushed.'),
    nose: ratio(1, 'How dark the nose is drawn.'),
    mouth: ratio(1, 'How dark the mouth is drawn.'),
    jaw: ratio(1, 'How dark the jaw is drawn.'),
  },
  from: 'seen',
  gives: 'strokes',
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: (_tools, seen, values) => {
    const sketch = new Sketch()
    for (const face of seen.faces) {
      if (!isMeshed(face)) continue
      const size = face.box.width
      const there = smoothstep(room.none, room.all, size)
      const unit = values.weight * Math.max(0.28, size / nominal)
      const open = distance(face, 13, 14) > 0.06 * size
      for (const l of open ? [...lines, underTeeth] : lines) draw(sketch, face, l, unit, there * values[l.of])
      for (const { lower, upper } of brows)
        brush(sketch, face, { lower, upper }, values.weight, there * values.brows)
    }
    return sketch.strokes()
  },
})

const curve = ({ mesh }: Face, along: readonly number[], fine: number) =>
  through({ x: along.map((i) => mesh[3 * i]), y: along.map((i) => mesh[3 * i + 1]) }, fine)
function distance({ mesh }: Face, i: number, j: number): number {
  const [dx, dy] = [mesh[3 * i] - mesh[3 * j], mesh[3 * i + 1] - mesh[3 * j + 1]]
  return Math.sqrt(dx * dx + dy * dy)
}

function draw(sketch: Sketch, face: Face, l: FaceLine, unit: number, strength: number): void {
  if (strength <= 0) return
  const path = curve(face, l.along, steps)
  for (let i = 0; i < path.x.length; i++) {
    const t = i / (path.x.length - 1)
    sketch.point(path.x[i], path.y[i], Math.max(0.18, unit * l.width * pressure(t, l.head, l.tail)))
  }
  sketch.lift({ opacity: strength * l.opacity, dry: 0.05 })
}

/** A brow is one dry stroke as wide as the brow, thin at the temple. */
function brush(
  sketch: Sketch,
  face: Face,
  rims: { readonly lower: readonly number[]; readonly upper: readonly number[] },
  weight: number,
  strength: number,
): void {
  if (strength <= 0) return
  const [a, b] = [curve(face, rims.lower, 6), curve(face, rims.upper, 6)]
  const x = evened(
    a.x.map((v, i) => (v + b.x[i]) / 2),
    2,
  )
  const y = evened(
    a.y.map((v, i) => (v + b.y[i]) / 2),
    2,
  )
  for (let i = 0; i < x.length; i++) {
    const t = i / (x.length - 1)
    const [dx, dy] = [a.x[i] - b.x[i], a.y[i] - b.y[i]]
    sketch.point(
      x[i],
      y[i],
      Math.max(0.15, 0.36 * weight * Math.sqrt(dx * dx + dy * dy) * pressure(t, 0.5, 0.2)),
    )
  }
  sketch.lift({ opacity: strength, dry: 0.55 })
}
