import { groundUnit } from '../../brushwork/pieces.ts'
import { panelOf } from '../../brushwork/porcelain/panel.ts'
import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

/** Heights that a ground can hold, in its unit. */
const most = 2.4
/** What is between tiles, in OKLab: pale grey mortar. */
const mortar = [0.74, 0.002, 0.014] as const

/**
 * The form of a panel of tiles: each slightly cushioned, with rounded edges, and mortar between them. It goes into the
 * spare lane where nothing stands on the stage.
 */
export const tilePlate = filter({
  id: 'tile-plate',
  doc: 'Gives a painted scene the form of a panel of glazed tiles, cushioned, with mortar between them.',
  params: {
    size: px(168, { min: 20, max: 1000 }, 'About how large a tile is.'),
    cushion: px(2.4, { min: 0, max: 20 }, 'How much higher its middle is.'),
    edge: px(5.5, { min: 0, max: 60 }, 'Width of its rounded edges.'),
    joint: px(1.3, { min: 0, max: 20 }, 'Half the width of the mortar between two tiles.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { stage: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, src, { size, cushion, edge, joint }, { stage }) => {
    const out = m.copy(src)
    const there = 1 - Math.min(1, stage.data[0])
    if (there <= 0.01) return out
    const { width, height } = src
    const { wide, high } = panelOf(width, height, size)
    const units = 1 / u / groundUnit
    // from the nearest joint, and from the middle, for every column and every row
    const along = (n: number, side: number) => {
      const near = new Float32Array(n)
      const off = new Float32Array(n)
      for (let i = 0; i < n; i++) {
        const t = (i + 0.5) / side
        const f = t - Math.floor(t)
        near[i] = side * Math.min(f, 1 - f)
        off[i] = (2 * f - 1) ** 2
      }
      return { near, off }
    }
    const [column, row] = [along(width, wide), along(height, high)]
    for (let y = 0, c = 0; y < height; y++)
      for (let x = 0; x < width; x++, c += 4) {
        const d = Math.min(row.near[y], column.near[x])
        const far = 1 - 0.5 * (row.off[y] + column.off[x])
        const t = edge > 0 && d < edge ? 1 - d / edge : 0
        const z = units * (cushion * far + 0.7 * edge * (1 - t * t))
        out.data[c + 3] = Math.min(most, there * z + (1 - there) * out.data[c + 3])
        const bare = there * Math.min(1, Math.max(0, joint - d + 0.5))
        if (bare > 0) for (let l = 0; l < 3; l++) out.data[c + l] += bare * (mortar[l] - out.data[c + l])
      }
    return out
  },
})
