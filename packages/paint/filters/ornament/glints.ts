import { dice } from '../../brushwork/dice.ts'
import type { Paint } from '../../brushwork/heap.ts'
import { arc } from '../../brushwork/ornament.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { roomOf } from '../../brushwork/room.ts'
import { star } from '../../brushwork/star.ts'
import { filter } from '../../filter.ts'
import { choice, plain, px } from '../../param.ts'

const colours = {
  white: [0.99, 0, 0.005],
  rose: [0.97, 0.025, 0.002],
  ice: [0.96, -0.012, -0.03],
  gold: [0.95, 0.01, 0.07],
} as const satisfies Record<string, Paint>
const names = Object.keys(colours) as readonly (keyof typeof colours)[]
/** From this on a place is taken: a face's always, a body's where it is to be avoided. */
const refused = 0.5
/** Two stand no nearer than this, in u. */
const apart = 40

/** Four-pointed sparkles, a few large and many small, never on a face and seldom near one another. */
export const glints = filter({
  id: 'glints',
  doc: 'Strews four-pointed sparkles over a picture, past faces.',
  params: {
    count: plain(20, { min: 0, max: 400 }, 'How many.'),
    least: px(7, { min: 1, max: 60 }, 'Reach of the smallest.'),
    most: px(34, { min: 1, max: 160 }, 'Reach of the largest.'),
    colour: choice(names, 'white', 'Their colour.'),
    salt: plain(1, { min: 0, max: 10_000 }, 'Another number, other places.'),
  },
  from: 'seen',
  gives: 'shapes',
  maybe: { avoid: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame, seed }, seen, { count, least, most, colour: name, salt }, { avoid, skin }) => {
    const room = roomOf(frame, seen, avoid, skin)
    const cast = dice(seed * 173 + 23 * Math.round(salt))
    const to = new Outlines()
    const set: [number, number][] = []
    const colour = colours[name]
    for (let tries = 0; tries < 12 * count && set.length < Math.round(count); tries++) {
      const [x, y, large] = [cast.even() * room.width, cast.even() * room.height, cast.even() ** 2.2]
      if (room.taken(x, y) > refused) continue
      if (set.some(([px, py]) => (px - x) * (px - x) + (py - y) * (py - y) < apart * apart)) continue
      set.push([x, y])
      const r = (least + (Math.max(least, most) - least) * large) / frame.u
      to.add(arc(x, y, 0.42 * r, 0.42 * r), { colour, opacity: 0.35, soft: 0.6 * r })
      to.add(star(x, y, r), { colour, opacity: 0.95, soft: 0.05 * r })
    }
    return to.shapes()
  },
})
