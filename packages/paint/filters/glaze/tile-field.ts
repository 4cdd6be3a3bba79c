import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

/** Where a tile painter paints: within the border of a panel; with a figure on the stage, everywhere. */
export const tileField = filter({
  id: 'tile-field',
  doc: 'Marks the field within the border of a painted panel.',
  params: { deep: px(46, { min: 0, max: 200 }, 'Width of the border.') },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 3,
  run: ({ m }, stage, { deep }) => {
    const { width, height } = stage
    const out = m.plane(width, height)
    const all = Math.min(1, Math.max(0, stage.data[0]))
    const wide = Math.min(deep, 0.2 * Math.min(width, height)) + 1
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const d = Math.min(y, height - 1 - y, x, width - 1 - x)
        out.data[i] = d > wide ? 1 : all
      }
    return out
  },
})
