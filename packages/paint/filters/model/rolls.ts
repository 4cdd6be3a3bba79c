import { clayColour } from '../../brushwork/clay/colour.ts'
import { dice } from '../../brushwork/dice.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { Looker } from '../../guidance/reading/looker.ts'
import { plain, px, ratio } from '../../param.ts'

/** Rolls of clay laid along lines, each in the colour of what it lies over; or grooves that a tool has drawn. */
export const rolls = filter({
  id: 'rolls',
  doc: 'Lays rolls of clay along lines, or draws grooves along them with a tool.',
  params: {
    rise: plain(0.8, { min: -3, max: 3 }, 'Height of a roll by its half-width; below 0 it is a groove.'),
    lift: px(0, { min: -10, max: 30 }, 'How far rolls are lifted off the ground.'),
    pile: px(0, { min: 0, max: 30 }, 'How far one roll may lie above another.'),
    thick: plain(1, { min: 0.1, max: 10 }, 'Factor for the half-width of the lines.'),
    cover: ratio(1, 'How far rolls have a colour of their own.'),
    tone: plain(1, { min: 0, max: 2 }, 'Factor for the lightness of their colour.'),
    vary: plain(0.02, { min: 0, max: 0.2 }, 'How much lighter or darker one roll is than another.'),
    rich: plain(1.5, { min: 0, max: 4 }, 'Factor for dull colours.'),
    flat: ratio(0, 'How flat rolls are pressed.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { strokes: 'strokes', colours: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame: { u }, seed }, src, v, { strokes, colours }) => {
    const out = m.copy(src)
    const pieces = new Pieces(m, out, u)
    const look = new Looker(colours, u)
    const cast = dice(seed + 211)
    for (let i = 0; i < strokes.count; i++) {
      const [from, to] = [strokes.start[i], strokes.start[i + 1]]
      if (to - from < 2) continue
      const x = strokes.x.subarray(from, to)
      const y = strokes.y.subarray(from, to)
      const r = strokes.width.subarray(from, to).map((w) => w * v.thick)
      const sum = [0, 0, 0]
      const steps = 6
      for (let k = 0; k <= steps; k++) {
        const j = from + Math.round(((to - from - 1) * k) / steps)
        const c = look.at(strokes.x[j], strokes.y[j])
        for (let l = 0; l < 3; l++) sum[l] += c[l] / (steps + 1)
      }
      const colour = clayColour(sum[0], sum[1], sum[2], v.rich)
      colour[0] = Math.min(0.95, Math.max(0.08, v.tone * colour[0] + v.vary * cast.bell()))
      pieces.roll(x, y, r, {
        colour,
        rise: v.rise,
        lift: (v.lift + v.pile * cast.even()) / u,
        cover: v.cover,
        flat: v.flat,
      })
    }
    pieces.press()
    return out
  },
})
