import { garland, lantern } from '../../brushwork/lantern.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { roomOf } from '../../brushwork/room.ts'
import { stageOf } from '../../brushwork/stage.ts'
import { filter } from '../../filter.ts'
import { px, ratio } from '../../param.ts'
import type { Strokes } from '../../strokes.ts'

/** Places near the upper corners: share of the width, share of the height, size. */
const places = [
  [0.105, 0.15, 1],
  [0.215, 0.085, 0.66],
  [0.895, 0.14, 0.94],
  [0.795, 0.075, 0.6],
] as const

/** Lanterns from the upper edge, two and two, where no head is in the way. */
export const lanterns = filter({
  id: 'lanterns',
  doc: 'Hangs red lanterns with gilt ribs and tassels from the upper corners.',
  params: {
    size: px(38, { min: 5, max: 200 }, 'Half the width of the largest.'),
    strings: ratio(0, 'How far down a string of small ones sags across a scene; 0: none.'),
  },
  from: 'seen',
  gives: 'shapes',
  maybe: { avoid: 'plane', beside: 'strokes' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame }, seen, values, { avoid, beside }) => {
    const to = new Outlines()
    const room = roomOf(frame, seen, avoid)
    const { portrait } = stageOf(frame, seen)
    const short = Math.min(room.width, room.height) / 700
    const size = (values.size / frame.u) * short
    if (values.strings > 0 && portrait < 0.5)
      garland(
        to,
        {
          from: [-20, 0.02 * room.height],
          to: [room.width + 20, 0.05 * room.height],
          sag: 0.3 * values.strings * room.height,
        },
        7,
        0.36 * size,
      )
    for (const [u, v, k] of places) {
      const [x, y, r] = [u * room.width, v * room.height + 0.1 * size, k * size]
      const taken = [-1, 0, 1, 2].some((d) => [-1, 1].some((s) => room.taken(x + s * r, y + d * r) > 0.3))
      if (!taken && !crossed(beside, x, y, r)) lantern(to, x, y, r, -5)
    }
    return to.shapes()
  },
})

/** Whether strokes, such as a branch, run through the place of a lantern or past its cord. */
function crossed(strokes: Strokes | undefined, x: number, y: number, r: number): boolean {
  if (!strokes) return false
  const xs = strokes.x
  return xs.some((px, i) => Math.abs(px - x) < 1.15 * r && strokes.y[i] < y + 2.1 * r)
}
