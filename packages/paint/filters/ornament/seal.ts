import { carved } from '../../brushwork/carving.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { type Room, roomOf } from '../../brushwork/room.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { px, ratio } from '../../param.ts'
import { noShapes } from '../../shapes.ts'
import type { Strokes } from '../../strokes.ts'

const vermilion = labOf('#b3261c')
const paper = labOf('#f5eedf')
/** The upper corners belong to the branch first; a seal stands where a scroll is signed. */
const corners = [
  { x: 1, y: 1, wish: 0 },
  { x: 0, y: 1, wish: 0.05 },
  { x: 1, y: 0, wish: 0.12 },
  { x: 0, y: 0, wish: 0.16 },
] as const

/** The corner with the most room, as the middle of the seal; undefined where none has any. */
function cornerIn(
  room: Room,
  size: number,
  margin: number,
  beside?: Strokes,
): { x: number; y: number } | undefined {
  const half = size / 2
  const best = corners
    .map(({ x, y, wish }) => {
      const [cx, cy] = [margin + half, margin + half]
      const at = { x: x ? room.width - cx : cx, y: y ? room.height - cy : cy }
      let taken: number = wish
      for (const i of [-1, -0.4, 0.4, 1])
        for (const j of [-1, -0.4, 0.4, 1])
          taken = Math.max(taken, wish + room.taken(at.x + i * 0.7 * size, at.y + j * 0.7 * size))
      const near = size * 1.1
      const crossed = beside?.x.some(
        (px, i) => Math.abs(px - at.x) < near && Math.abs(beside.y[i] - at.y) < near,
      )
      return { ...at, taken: crossed ? taken + 0.6 : taken }
    })
    .reduce((a, b) => (b.taken < a.taken ? b : a))
  return best.taken < 0.95 ? best : undefined
}

/** Carved characters, white in red; those of no language. */
export const seal = filter({
  id: 'seal',
  doc: 'Sets a worn vermilion seal into the corner with the most room.',
  params: {
    size: px(46, { min: 8, max: 160 }, 'Side of the seal.'),
    margin: px(38, { min: 4, max: 300 }, 'How far it stands from the border.'),
    strength: ratio(0.88, 'How much ink the stone took.'),
  },
  from: 'seen',
  gives: 'shapes',
  maybe: { avoid: 'plane', skin: 'plane', beside: 'strokes' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame, seed }, seen, v, { avoid, skin, beside }) => {
    const room = roomOf(frame, seen, avoid, skin)
    const size = Math.min(v.size / frame.u, 0.12 * Math.min(room.width, room.height))
    const corner = cornerIn(room, size, v.margin / frame.u, beside)
    if (!corner) return noShapes
    const to = new Outlines()
    const under = 0.485 * size
    for (const [sx, sy] of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ])
      to.point(corner.x + sx * under, corner.y + sy * under)
    // on a dark ground the carved lines would be lost
    to.close({ colour: [paper.L, paper.a, paper.b], opacity: 0.72 * v.strength, soft: 0.06 * size })
    const { x, y } = carved(seed)
    const lean = 0.03
    for (let i = 0; i < x.length; i++) {
      const [px, py] = [x[i] - 0.5, y[i] - 0.5]
      to.point(corner.x + size * (px - lean * py), corner.y + size * (py + lean * px))
    }
    const { L, a, b } = vermilion
    to.close({ colour: [L, a, b], opacity: v.strength })
    return to.shapes()
  },
})
