import { source } from '../../filter.ts'
import { plain } from '../../param.ts'

/** A primed canvas: one colour, and in the spare lane no paint yet. */
export const canvas = source({
  id: 'canvas',
  doc: 'A toned canvas without paint.',
  params: {
    light: plain(0.76, { min: 0, max: 1 }, 'OKLab lightness.'),
    red: plain(0.022, { min: -0.3, max: 0.3 }, 'OKLab a: green to red.'),
    yellow: plain(0.05, { min: -0.3, max: 0.3 }, 'OKLab b: blue to yellow.'),
  },
  from: 'nothing',
  gives: 'picture',
  reach: 'point',
  cost: 2,
  run: ({ m, frame }, _, { light, red, yellow }) => {
    const out = m.plane(frame.width, frame.rows, 4)
    for (let i = 0; i < out.data.length; i += 4) {
      out.data[i] = light
      out.data[i + 1] = red
      out.data[i + 2] = yellow
      out.data[i + 3] = 0
    }
    return out
  },
})
