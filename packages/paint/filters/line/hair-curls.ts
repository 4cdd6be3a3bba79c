import { curlsOf } from '../../brushwork/curls.ts'
import { pressure } from '../../brushwork/curve.ts'
import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { choice, px, ratio } from '../../param.ts'

/** Where an arc begins and ends about its clump, in turns clockwise from the right: shade below right, light above left. */
const arcs = { shade: [-0.09, 0.4], light: [0.52, 0.72] } as const
const points = 9

/** Curls as small arcs: each clump closed by its shade, some with a curled light. */
export const hairCurls = filter({
  id: 'hair-curls',
  doc: 'Draws tightly curled hair in small arcs, clump by clump.',
  params: {
    side: choice(['shade', 'light'], 'shade', 'Which side of the clumps is drawn.'),
    width: px(0.7, { min: 0.1, max: 10 }, 'Half-width of an arc.'),
    share: ratio(0.8, 'Share of the clumps that have one.'),
    opacity: ratio(0.8, 'How strong the arcs are.'),
  },
  from: 'plane',
  gives: 'strokes',
  with: { texture: 'plane', seen: 'seen' },
  maybe: { where: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ frame: { u }, seed }, hair, { side, width, share, opacity }, { texture, seen, where }) => {
    const sketch = new Sketch()
    const cast = dice(seed + 877)
    const [from, to] = arcs[side]
    for (const { x, y, radius } of curlsOf(hair, texture, seen, u, seed)) {
      const [chance, turn, wide, inner] = [cast.even(), cast.bell(), cast.even(), cast.even()]
      if (chance > share) continue
      const at = where ? where.data[Math.floor(y) * hair.width + Math.floor(x)] : 1
      const r = radius * (side === 'light' ? 0.5 + 0.25 * inner : 0.86)
      for (let k = 0; k <= points; k++) {
        const t = k / points
        const angle = 2 * Math.PI * (from + (to - from) * t + 0.06 * turn)
        // an arc rolls in towards its end
        const rolled = r * (1 - 0.3 * t * t)
        const heavy = (width / u) * (0.6 + 0.8 * wide) * pressure(t, 0.35, 0.5)
        sketch.point((x + rolled * Math.cos(angle)) / u, (y + rolled * Math.sin(angle)) / u, heavy)
      }
      sketch.lift({ opacity: opacity * at })
    }
    return sketch.strokes()
  },
})
