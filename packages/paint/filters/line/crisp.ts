import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/**
 * A field of the study, cut at full size. The edge is placed where the field crosses the threshold and its
 * slope says how far a pixel is from it, so that it is one output pixel wide at any enlargement, as glyphs are
 * drawn from distance fields.
 */
export const crisp = filter({
  id: 'crisp',
  doc: 'Cuts a smooth field into shapes with sharp, clean edges at the size of the result.',
  source: 'Green 2007, doi:10.1145/1281500.1281665',
  params: {
    smooth: px(0.55, { min: 0.1, max: 3 }, 'Rounds the corners that enlarging leaves.'),
    threshold: plain(0.5, { min: 0.05, max: 0.95 }, 'Higher draws less.'),
    soft: plain(1, { min: 0.5, max: 12 }, 'Width of the edge in output pixels.'),
  },
  from: 'plane',
  gives: 'plane',
  maybe: { press: 'plane' },
  zone: 'sheet',
  reach: ({ smooth }) => Math.ceil(3 * Math.min(5, smooth)) + 2,
  cost: 40,
  run: ({ m }, src, { smooth, threshold, soft }, { press }) => {
    const { width, height } = src
    const field = gaussian(m, src, Math.min(5, smooth)).data
    const out = m.plane(width, height)
    for (let y = 0; y < height; y++) {
      const up = y > 0 ? -width : 0
      const down = y < height - 1 ? width : 0
      for (let x = 0; x < width; x++) {
        const i = y * width + x
        const v = field[i]
        if (v < 0.02) {
          out.data[i] = 0
          continue
        }
        const gx = field[i + (x < width - 1 ? 1 : 0)] - field[i - (x > 0 ? 1 : 0)]
        const gy = field[i + down] - field[i + up]
        // the slope a pixel, never so flat that a faint plateau turns grey
        const slope = Math.max(0.02, 0.5 * Math.sqrt(gx * gx + gy * gy)) * soft
        const at = press ? threshold + 0.5 * (0.5 - press.data[i]) : threshold
        out.data[i] = Math.min(1, Math.max(0, 0.5 + (v - at) / slope))
      }
    }
    return out
  },
})
