import { growBamboo } from '../../brushwork/bamboo.ts'
import { dice } from '../../brushwork/dice.ts'
import { type Room, roomOf } from '../../brushwork/room.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { plain } from '../../param.ts'

/** The side (1 right, -1 left) on which less stands in the way. */
function emptierSide({ width, height, taken }: Room): number {
  let more = 0
  for (let j = 1; j < 10; j++)
    for (let i = 0; i < 8; i++) {
      const [x, y] = [(width * (i + 0.5)) / 20, (height * j) / 12]
      more += taken(x, y) - taken(width - x, y)
    }
  return more > 0 ? 1 : -1
}

/** Bamboo behind the people of a portrait, at the side that has more room; leaves keep off faces, and stalks pass behind who stands there. */
export const bamboo = filter({
  id: 'bamboo',
  doc: 'Lets a few stalks of bamboo grow at the emptier side of the picture.',
  source: 'Jieziyuan Huazhuan (Mustard Seed Garden Manual), 1701, on bamboo',
  params: { stalks: plain(3, { min: 0, max: 9 }, 'How many.') },
  from: 'seen',
  gives: 'strokes',
  maybe: { avoid: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame, seed }, seen, { stalks }, { avoid }) => {
    const sketch = new Sketch()
    if (portraitOf(seen) === 0) return sketch.strokes()
    const room = roomOf(frame, seen, avoid)
    growBamboo(sketch, emptierSide(room), Math.round(stalks), room, dice(seed + 201))
    return sketch.strokes()
  },
})
