import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'

/** Where people are: an ellipse for each head and a capsule for each trunk, for now. */
export const personMap = filter({
  id: 'person-map',
  doc: 'Finds the people, softly.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 200,
  run: ({ m, frame: { u } }, src, _values, { seen }) => {
    const out = m.plane(src.width, src.height)
    out.data.fill(0)
    for (const { box } of seen.faces) {
      const [cx, cy] = [(box.x + box.width / 2) * u, (box.y + box.height / 2) * u]
      const [rx, ry] = [0.65 * box.width * u, 0.75 * box.height * u]
      for (let y = 0, i = 0; y < src.height; y++)
        for (let x = 0; x < src.width; x++, i++) {
          const head = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1
          const trunk = y > cy && Math.abs(x - cx) < Math.min(2.4, 0.5 + (y - cy) / ry) * rx
          if (head || trunk) out.data[i] = 1
        }
    }
    return gaussian(m, out, 4 * u)
  },
})
