import { filter } from '../../filter.ts'
import { plain } from '../../param.ts'

/**
 * What is darker than its surroundings, from the photo at full size: lashes, brows, beards, the gaps between teeth.
 * `base` is the photo smoothed; the difference is drawn where `where` says.
 */
export const fineInk = filter({
  id: 'fine-ink',
  doc: 'Draws fine dark detail of the photo with a pointed brush.',
  params: { least: plain(0.012, { min: 0, max: 0.2 }, 'Darkness that is not drawn yet.') },
  from: 'picture',
  gives: 'plane',
  with: { base: 'picture', where: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 6,
  run: ({ m }, src, { least }, { base, where }) => {
    const out = m.plane(src.width, src.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const w = where.data[i]
      out.data[i] = w <= 0.004 ? 0 : Math.min(1, w * Math.max(0, base.data[k] - src.data[k] - least))
    }
    return out
  },
})
