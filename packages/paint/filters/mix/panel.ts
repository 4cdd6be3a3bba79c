import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

const [paper, ink] = [labOf('#fbf6ea'), labOf('#120d14')]

/** The margin and the ruled line of a comic panel; the picture keeps its size and loses its rim. */
export const panel = filter({
  id: 'panel',
  doc: 'Puts a margin of paper and a drawn line around the picture.',
  params: {
    margin: px(18, { min: 0, max: 80 }, 'Width of the margin; 0 leaves the picture alone.'),
    line: px(4, { min: 0.5, max: 20 }, 'Width of the line.'),
  },
  from: 'picture',
  gives: 'picture',
  zone: 'sheet',
  reach: 'point',
  cost: 6,
  run: ({ m, frame }, src, { margin, line }) => {
    const out = m.copy(src)
    if (margin <= 0) return out
    const { width, height, top, u } = frame
    const mix = (k: number, colour: typeof paper, t: number): void => {
      out.data[k] += t * (colour.L - out.data[k])
      out.data[k + 1] += t * (colour.a - out.data[k + 1])
      out.data[k + 2] += t * (colour.b - out.data[k + 2])
    }
    for (let y = 0; y < src.height; y++) {
      const Y = y + top + 0.5
      const fromEdge = Math.min(Y, height - Y)
      for (let x = 0; x < width; x++) {
        const X = x + 0.5
        const side = Math.min(X, width - X)
        if (side > margin + 2 * u + 2 && fromEdge > margin + 2 * u + 2) {
          x = Math.max(x, Math.floor(width - margin - 2 * u - 3)) // straight to the right margin
          continue
        }
        // a ruled line is never quite straight, nor quite even
        const hand = 0.18 * u * (Math.sin((X + 2 * Y) / (57 * u)) + 0.6 * Math.sin((Y - X) / (23 * u)))
        const d = Math.min(side, fromEdge) + hand - margin
        const k = 4 * (y * width + x)
        mix(k, ink, Math.min(1, Math.max(0, 0.5 - d)))
        mix(k, paper, Math.min(1, Math.max(0, 0.5 - d - line - 0.6 * hand)))
      }
    }
    return out
  },
})
