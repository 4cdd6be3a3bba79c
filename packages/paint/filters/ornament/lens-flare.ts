import { arc } from '../../brushwork/ornament.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { roomOf } from '../../brushwork/room.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { ratio } from '../../param.ts'

/** The reflections of a lens: how far from the lamp to the opposite corner, radius in u, colour, strength. */
const ghosts = [
  [0.35, 30, '#9fe8ff', 0.2],
  [0.52, 55, '#ffd0a0', 0.14],
  [0.63, 14, '#ffe9b0', 0.24],
  [0.72, 22, '#b0ffd8', 0.2],
  [0.86, 70, '#c0b0ff', 0.12],
] as const
/** From this on a ghost would lie on a face. */
const refused = 0.6
/** Least nearness to the lamp, as `lamp` gives it, where the lamp is looked for. */
const corner = 0.02

/** The ghosts that a lamp leaves in a lens: a row of pale discs from it through the middle, none on a face. */
export const lensFlare = filter({
  id: 'lens-flare',
  doc: 'Adds the row of pale discs that a low sun leaves in a lens.',
  params: {
    amount: ratio(0.8, 'How strong they are.'),
    portrait: ratio(0.3, 'How much of that is left where people fill the picture.'),
  },
  from: 'seen',
  gives: 'shapes',
  with: { lamp: 'flow' },
  maybe: { avoid: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame }, seen, { amount, portrait }, { lamp, avoid, skin }) => {
    const to = new Outlines()
    const room = roomOf(frame, seen, avoid, skin)
    const { width, height } = room
    // the lamp stands at the upper corner that is nearer to it
    const nearness = (x: number) => lamp.data[4 * x + 2]
    const side = nearness(0) + corner < nearness(lamp.width - 1) ? 0.88 : 0.12
    const strength = amount * (1 - (1 - portrait) * portraitOf(seen))
    if (strength === 0) return to.shapes()
    for (const [t, r, hex, alpha] of ghosts) {
      const [x, y] = [(side + (1 - 2 * side) * t) * width, (0.03 + 0.85 * t) * height]
      if (room.taken(x, y) > refused || room.taken(x - r, y) > refused || room.taken(x + r, y) > refused)
        continue
      const { L, a, b } = labOf(hex)
      // a ghost is brighter at its rim
      to.add(arc(x, y, r, r), { colour: [L, a, b], opacity: 0.55 * alpha * strength, soft: 0.12 * r })
      to.add([...arc(x, y, r, r), ...arc(x, y, 0.86 * r, 0.86 * r)], {
        ...{ colour: [L, a, b] as const, opacity: 0.6 * alpha * strength, soft: 0.06 * r },
      })
    }
    return to.shapes()
  },
})
