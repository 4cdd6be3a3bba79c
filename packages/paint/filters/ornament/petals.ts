import { blooms } from '../../brushwork/blossom.ts'
import { dice } from '../../brushwork/dice.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { roomOf } from '../../brushwork/room.ts'
import { filter } from '../../filter.ts'
import { choice, deg, plain, px } from '../../param.ts'

/** From this on a place is a face's or a body's: no petal falls there. */
const refused = 0.3

/** Petals on the wind: small ones far away in many, a few large ones near, drifting along one way. */
export const petals = filter({
  id: 'petals',
  doc: 'Lets petals fall through the picture, past faces.',
  params: {
    count: plain(34, { min: 0, max: 300 }, 'How many.'),
    size: px(10, { min: 1, max: 60 }, 'Half-length of the largest.'),
    wind: deg(-68, 'The way they drift.'),
    bloom: choice(['red', 'pink', 'white', 'cherry'], 'red', 'Kind of blossom they fell from.'),
    salt: plain(1, { min: 0, max: 10_000 }, 'Another number, other petals.'),
  },
  from: 'seen',
  gives: 'shapes',
  maybe: { avoid: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame, seed }, seen, { count, size, wind, bloom, salt }, { avoid, skin }) => {
    const room = roomOf(frame, seen, avoid, skin)
    const cast = dice(seed * 331 + 17 * Math.round(salt))
    const { body, rim, throat } = blooms[bloom]
    const to = new Outlines()
    const drift = (-wind * Math.PI) / 180
    for (let i = 0; i < Math.round(count); i++) {
      // they come in gusts: each third falls near the one before
      const [x, y] = [cast.even() * room.width, cast.even() * room.height]
      const r = Math.max(0.5, (size / frame.u) * (0.42 + 0.58 * cast.even() ** 2))
      const turn = drift + 0.9 * cast.bell()
      const [open, curl, tint] = [0.42 + 0.5 * cast.even(), 0.3 * cast.bell(), 0.03 * cast.bell()]
      if (room.taken(x, y) > refused || room.taken(x + r, y + r) > refused) continue
      const [c, s] = [Math.cos(turn), Math.sin(turn)]
      const put = (along: number, across: number) => {
        const bent = across * open + curl * along * along
        to.point(x + r * (along * c - bent * s), y + r * (along * s + bent * c))
      }
      const n = 20
      const side = (k: number): [number, number] => {
        const t = (k * 6.283) / n
        // an egg, notched at its broad end
        const along = Math.cos(t) - 0.16 * Math.exp(-((Math.min(t, 6.283 - t) / 0.28) ** 2))
        return [along, Math.sin(t) * (0.66 + 0.24 * Math.cos(t))]
      }
      for (let k = 0; k < n; k++) put(...side(k))
      const by = (p: typeof body): typeof body => [p[0] + tint, p[1], p[2]]
      to.close({ colour: by(body), rim: by(rim), opacity: 0.9 })
      // the side that is turned over is in shade, and deep near the base
      for (let k = 0; k <= n / 2; k++) put(...side(k))
      for (let k = 4; k >= 0; k--) put(-1 + 0.42 * k, 0.1 * Math.sin((k * Math.PI) / 4))
      to.close({ colour: by(throat), rim: by(body), opacity: 0.34, soft: 0.25 * r })
    }
    return to.shapes()
  },
})
