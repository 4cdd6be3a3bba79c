import { dice } from '../../brushwork/dice.ts'
import { paintOf } from '../../brushwork/gold.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { filter } from '../../filter.ts'
import { drift } from '../../kernels/drift.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Heart and rim of the petals: rose, white, lilac, butter, sky. */
const kinds = [
  ['#f7a8c4', '#ffe3ee'],
  ['#ffe6ee', '#ffffff'],
  ['#c3a6ee', '#efe2ff'],
  ['#ffd98f', '#fff6d8'],
  ['#a9c4f6', '#e6efff'],
].map(([heart, rim]) => [paintOf(heart), paintOf(rim)] as const)
const eye = paintOf('#f2b84c')
/** Cells of the drifts in which one kind grows, in u. */
const bed = 90
/** Above this share of the height greenery is trees and far hills: none grow there. */
const horizon = 0.5

/**
 * Blossoms in the greenery at the foot of a scene, small far away and large near, in drifts of one kind. Plain
 * outlines: five petals and an eye.
 */
export const meadowBlossoms = filter({
  id: 'meadow-blossoms',
  doc: 'Strews blossoms into grass and low leaves, in drifts of one colour.',
  params: {
    count: plain(170, { min: 0, max: 2000 }, 'How many at most.'),
    size: px(15, { min: 1, max: 80 }, 'Half the width of the nearest.'),
    salt: plain(1, { min: 0, max: 10_000 }, 'Another number, other blossoms.'),
  },
  from: 'plane',
  gives: 'shapes',
  with: { taken: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame: { u }, seed }, foliage, { count, size, salt }, { taken }) => {
    const { width, height } = foliage
    const to = new Outlines()
    const cast = dice(seed * 283 + 31 * Math.round(salt))
    const own = seed * 7 + Math.round(salt)
    const set: { x: number; y: number; r: number; kind: number; turn: number; open: number }[] = []
    for (let tries = 0; tries < 8 * count && set.length < Math.round(count); tries++) {
      const depth = horizon + (1 - horizon) * cast.even() ** 0.8
      const [x, y] = [cast.even() * width, depth * height]
      const [turn, open, wild] = [6.283 * cast.even(), 0.55 + 0.4 * cast.even(), cast.even()]
      const near = smoothstep(horizon - 0.1, 1, depth)
      const r = Math.max(0.5, (size / u) * (0.12 + 0.88 * near * near) * (0.7 + 0.5 * cast.even()))
      const at = Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x))
      const grown = smoothstep(0.1, 0.55, drift(x / u, 2 * (y / u), bed, own) + 0.25)
      if (foliage.data[at] * grown < 0.3 + 0.6 * wild) continue
      // none hangs over people
      const reach = Math.ceil(r * u)
      const clear = (dx: number, dy: number): boolean => {
        const px = Math.min(width - 1, Math.max(0, Math.floor(x) + dx))
        const py = Math.min(height - 1, Math.max(0, Math.floor(y) + dy))
        return taken.data[py * width + px] < 0.1
      }
      if (!clear(0, 0) || !clear(reach, 0) || !clear(-reach, 0) || !clear(0, -reach)) continue
      const patch = drift(x / u + 500, 2 * (y / u), 1.7 * bed, own + 1)
      const kind = Math.floor(((patch + 1) / 2) * kinds.length * 0.999 + 0.6 * wild) % kinds.length
      set.push({ x: x / u, y: y / u, r, kind, turn, open })
    }
    set.sort((a, b) => a.y - b.y)
    for (const { x, y, r, kind, turn, open } of set) {
      const [heart, rim] = kinds[kind]
      const n = 40
      for (let k = 0; k < n; k++) {
        const t = (6.283185 * k) / n
        const petal = Math.abs(Math.cos(2.5 * t))
        const reach = r * (0.4 + 0.6 * Math.sqrt(petal))
        const [px, py] = [reach * Math.cos(t + turn), open * reach * Math.sin(t + turn)]
        to.point(x + px, y + py)
      }
      to.close({ colour: heart, rim })
      to.add(
        Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 4).flatMap((t) => [
          x + 0.16 * r * Math.cos(t),
          y + 0.16 * r * open * Math.sin(t),
        ]),
        { colour: eye },
      )
    }
    return to.shapes()
  },
})
