import { stageOf } from '../../brushwork/stage.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { smoothstep } from '../../smoothstep.ts'

const [near, middle, far] = ['#e23a26', '#b3161b', '#4a060b'].map(labOf)

const coarse = 4

/** A wall of red lacquer, lit from behind the heads and dark in its corners, unevenly polished. */
export const lacquerWall = filter({
  id: 'lacquer-wall',
  doc: 'A wall of red lacquer, lit from behind the heads.',
  params: {},
  from: 'seen',
  gives: 'picture',
  with: { cloud: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m, frame }, seen, _values, { cloud }) => {
    const { moon, portrait } = stageOf(frame, seen)
    if (portrait <= 0) {
      const none = m.plane(frame.width, frame.height, 4)
      none.data.fill(0) // nobody will see it
      return none
    }
    // broad light and broad clouds: a quarter of the size shows the same
    const drift = shrink(m, cloud, coarse)
    const { width, height } = drift
    const u = frame.u / coarse
    const out = m.plane(width, height, 4)
    const reach = 1 / (0.72 * Math.sqrt(width * width + height * height))
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const [dx, dy, n] = [x - moon.x * u, y - moon.y * u, drift.data[i] - 0.5]
        const away = Math.min(1, Math.max(0, Math.sqrt(dx * dx + dy * dy) * reach + 0.3 * n))
        const [a, b, t] =
          away < 0.45 ? [near, middle, away / 0.45] : [middle, far, smoothstep(0, 1, (away - 0.45) / 0.55)]
        out.data[4 * i] = a.L + t * (b.L - a.L) + 0.05 * n
        out.data[4 * i + 1] = a.a + t * (b.a - a.a)
        out.data[4 * i + 2] = a.b + t * (b.b - a.b)
        out.data[4 * i + 3] = 0
      }
    return enlarge(m, out, { width: frame.width, height: frame.height, from: 0, to: frame.height }, coarse)
  },
})
