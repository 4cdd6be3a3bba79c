import { dice } from '../../brushwork/dice.ts'
import { glyphs, write } from '../../brushwork/glyphs.ts'
import { type Room, roomOf } from '../../brushwork/room.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { px, ratio } from '../../param.ts'
import type { Strokes } from '../../strokes.ts'

/** Characters stand this many sizes apart. */
const pace = 1.16

interface Column {
  readonly x: number
  readonly y: number
  readonly taken: number
}

/** The place beside the border where a column of text has the most room; right before left, high before low. */
function columnIn(room: Room, size: number, margin: number, beside: Strokes | undefined): Column {
  const long = glyphs * pace * size
  const places: Column[] = []
  for (const right of [true, false])
    for (const down of [0, 0.12, 0.28]) {
      const x = right ? room.width - margin - size / 2 : margin + size / 2
      const y = margin + down * room.height
      let taken = (right ? 0 : 0.02) + 0.05 * down
      for (let k = 0; k <= 10; k++)
        for (const side of [-0.8, 0, 0.8])
          taken = Math.max(taken, room.taken(x + side * size, y + (k * long) / 10))
      const crossed = beside?.x.some(
        (px, i) => Math.abs(px - x) < size && beside.y[i] > y - size && beside.y[i] < y + long + size,
      )
      const leaves = y + long > room.height - margin
      places.push({ x, y, taken: taken + (crossed ? 0.5 : 0) + (leaves ? 1 : 0) })
    }
  return places.reduce((a, b) => (b.taken < a.taken ? b : a))
}

/** A line of verse, written down the sheet where there is room for it; nothing where there is none. */
export const inscription = filter({
  id: 'inscription',
  doc: 'Writes a line of an old poem down the side of the sheet.',
  params: {
    size: px(25, { min: 6, max: 120 }, 'Height of a character.'),
    margin: px(44, { min: 4, max: 300 }, 'How far it stands from the border.'),
    most: ratio(0.3, 'How much of its place may be taken by something else.'),
  },
  from: 'seen',
  gives: 'strokes',
  maybe: { avoid: 'plane', beside: 'strokes' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame, seed }, seen, v, { avoid, beside }) => {
    const room = roomOf(frame, seen, avoid)
    const size = Math.min(v.size / frame.u, 0.05 * Math.min(room.width, room.height))
    const sketch = new Sketch()
    const { x, y, taken } = columnIn(room, size, v.margin / frame.u, beside)
    const cast = dice(seed + 301)
    if (taken <= v.most)
      for (let k = 0; k < glyphs; k++)
        write(sketch, k, x + 0.04 * size * cast.bell(), y + (k + 0.5) * pace * size, size, cast)
    return sketch.strokes()
  },
})
