import { filter } from '../../filter.ts'
import { drawLines } from '../../kernels/line.ts'
import { ratio } from '../../param.ts'
import type { Strokes } from '../../strokes.ts'

/** Lines as of bent iron wire: one width from end to end, pointed only where the brush is set down and lifted. */
export const ironWire = filter({
  id: 'iron-wire',
  doc: 'Draws strokes as even, fine lines.',
  source: 'tiexian miao, the line of figure painting since Gu Kaizhi',
  params: { even: ratio(0.6, 'How even the width is; 0 keeps the pressure of the hand.') },
  from: 'strokes',
  gives: 'plane',
  reach: 'point',
  cost: 25,
  run: ({ m, frame }, strokes, { even }) =>
    drawLines(m, evened(strokes, even), frame, frame.width, frame.rows),
})

/** Widths drawn to the stroke's own mean, except near its ends. */
function evened(s: Strokes, even: number): Strokes {
  const width = s.width.slice()
  for (let i = 0; i < s.count; i++) {
    const [from, to] = [s.start[i], s.start[i + 1]]
    let mean = 0
    for (let k = from; k < to; k++) mean += s.width[k] / (to - from)
    for (let k = from; k < to; k++) {
      const end = Math.min(1, 0.35 + 3.2 * Math.min((k - from) / (to - from), (to - 1 - k) / (to - from)))
      width[k] += even * (1.12 * mean * end - width[k])
    }
  }
  return { ...s, width }
}
