import { filter } from '../../filter.ts'
import { matted } from '../../kernels/matte.ts'
import { px } from '../../param.ts'

/**
 * Gives the soft border of an enlarged map the borders that the photo has at full size: between what is surely inside
 * and surely outside, each pixel goes to the side whose lightness and colour around it are more like its own.
 */
export const matte = filter({
  id: 'matte',
  doc: 'Makes the border of a map follow the photo at full size, hair by hair.',
  source: 'He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213',
  params: {
    radius: px(2.4, { min: 0.5, max: 12 }, 'How far from a border is looked.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { original: 'picture' },
  zone: 'sheet',
  reach: ({ radius }) => 2 * Math.max(1, Math.round(radius)) + 1,
  cost: 60,
  run: ({ m }, src, { radius }, { original }) => {
    const r = Math.max(1, Math.round(radius))
    if (bordersIn(src.data)) return matted(m, src, original, r)
    const out = m.copy(src)
    return out
  },
})

const bordersIn = (map: Float32Array): boolean => map.some((v) => v > 0.002 && v < 0.998)
