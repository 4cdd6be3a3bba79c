import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Where a painter lays ink and where the paper is left: 1 painted, 0 bare. A portrait keeps its people and lets the rest
 * go into mist; a scene keeps what there is to see and loses its sky and its border.
 */
export const inkReserve = filter({
  id: 'ink-reserve',
  doc: 'Decides what is painted and what is left as bare paper.',
  params: {
    behind: ratio(0.5, 'How much stays of what is behind people.'),
    open: ratio(0.5, 'How much of a scene is left open.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen', sky: 'plane', detail: 'plane', drift: 'plane', clouds: 'plane' },
  maybe: { far: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, subject, { behind, open }, { seen, sky, detail, drift, clouds, far }) => {
    const { width, height } = subject
    const portrait = portraitOf(seen)
    const halo = gaussian(m, subject, 70 * u)
    const out = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++) {
      const cy = Math.abs((2 * y) / height - 1)
      for (let x = 0; x < width; x++, i++) {
        const cx = Math.abs((2 * x) / width - 1)
        const [n1, n2] = [2 * drift.data[i] - 1, 2 * clouds.data[i] - 1]
        const edge = Math.max(cx, cy) + 0.25 * n1 + 0.08 * n2
        const s = Math.min(1, Math.max(0, subject.data[i]))
        let keep = 0
        if (portrait > 0) {
          const near = Math.min(1, 2.2 * halo.data[i])
          const around = Math.min(0.75, Math.max(0, 0.1 + 0.45 * near + 0.5 * n1))
          const ground = behind * around * smoothstep(1, 0.7, edge)
          keep += portrait * (s + (1 - s) * ground)
        }
        if (portrait < 1) {
          const border = smoothstep(1.04, 0.7, edge)
          const seenThere = 1 - open * (1.1 - 1.1 * detail.data[i])
          const mist = far ? 1 - open * 0.9 * far.data[i] * (0.7 + 0.6 * drift.data[i]) : 1
          const bare = 1 - 0.95 * Math.min(1, sky.data[i])
          keep +=
            (1 - portrait) * Math.max(border * seenThere * mist * bare, s * smoothstep(1.12, 0.92, edge))
        }
        out.data[i] = Math.min(1, Math.max(0, keep))
      }
    }
    return out
  },
})
