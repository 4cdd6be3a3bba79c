import { filter } from '../../filter.ts'
import { plain, px } from '../../param.ts'

/** Thresholds that spread the error of a rounding over four by four places, as Bayer ordered them. */
const order = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((v) => (v + 0.5) / 16 - 0.5)
/** Steps of colour are this much wider than those of light. */
const wider = 0.9

/** The few colours of an old screen, and the fine grid that hid how few they were. */
export const fewColours = filter({
  id: 'few-colours',
  doc: 'Leaves few colours, mixed by a fine grid, as games of old showed them.',
  source: 'Bayer 1973, An optimum method for two-level rendition of continuous-tone pictures',
  params: {
    steps: plain(40, { min: 2, max: 256 }, 'How many steps of light there are.'),
    cell: px(1.3, { min: 0.3, max: 20 }, 'Side of a cell of the grid.'),
  },
  from: 'picture',
  gives: 'picture',
  zone: 'sheet',
  reach: 'point',
  cost: 15,
  run: ({ m, frame: { top } }, src, { steps, cell }) => {
    const out = m.copy(src)
    const side = Math.max(1, Math.round(cell))
    const [step, hue] = [1 / Math.round(steps), wider / Math.round(steps)]
    const { width, height } = src
    const column = Int32Array.from({ length: width }, (_, x) => Math.floor(x / side) % 4)
    for (let y = 0, k = 0; y < height; y++) {
      const row = 4 * (Math.floor((y + top) / side) % 4)
      for (let x = 0; x < width; x++, k += 4) {
        const at = order[row + column[x]]
        out.data[k] = step * Math.round(src.data[k] / step + at)
        out.data[k + 1] = hue * Math.round(src.data[k + 1] / hue + at)
        out.data[k + 2] = hue * Math.round(src.data[k + 2] / hue - at)
      }
    }
    return out
  },
})
