import { groundUnit } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { plain, px } from '../../param.ts'

/** Heights that a ground can hold, in its unit. */
const most = 2.4

/**
 * The form of a tile: slightly cushioned, with a rounded edge and a groove where its border ends. It goes into the
 * spare lane where nothing stands on the stage.
 */
export const tilePlate = filter({
  id: 'tile-plate',
  doc: 'Gives a painted scene the form of a tile: a cushioned plate with a rounded edge.',
  params: {
    cushion: px(26, { min: 0, max: 48 }, 'How much higher its middle is.'),
    edge: px(9, { min: 0, max: 60 }, 'Width of its rounded edge.'),
    groove: px(46, { min: 0, max: 200 }, 'How far from the edge the groove lies.'),
    deep: plain(0.05, { min: 0, max: 0.5 }, 'How deep the groove is, in units of the ground.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { stage: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, src, { cushion, edge, groove, deep }, { stage }) => {
    const out = m.copy(src)
    const there = 1 - Math.min(1, stage.data[0])
    if (there <= 0.01) return out
    const { width, height } = src
    const high = cushion / u / groundUnit
    const wide = 2.2 * u
    for (let y = 0, c = 3; y < height; y++) {
      const sy = (2 * (y + 0.5)) / height - 1
      const dy = Math.min(y + 0.5, height - y - 0.5)
      for (let x = 0; x < width; x++, c += 4) {
        const sx = (2 * (x + 0.5)) / width - 1
        const d = Math.min(dy, x + 0.5, width - x - 0.5)
        const far = 1 - 0.25 * (sx ** 2 + sy ** 2 + sx ** 4 + sy ** 4)
        const rim = edge > 0 && d < edge ? 1 - Math.sqrt(1 - (1 - d / edge) ** 2) : 0
        const q = (d - groove) / wide
        const z = high * far - (0.5 * edge * rim) / u / groundUnit - deep * Math.exp(-q * q)
        out.data[c] = Math.min(most, Math.max(-1, there * z + (1 - there) * out.data[c]))
      }
    }
    return out
  },
})
