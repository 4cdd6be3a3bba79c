import { filter } from '../../filter.ts'
import { colourModel } from '../../guidance/colour-guided.ts'
import { coverOf } from '../../guidance/matting.ts'
import { cutPeople } from '../../guidance/people.ts'
import { figuresOf } from '../../guidance/silhouette.ts'
import { areasOf, rasterOf } from '../../guidance/window.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Longest side of what is cut into patches, and of what borders are found on, in pixels. */
const [coarseSide, fineSide] = [384, 700]

/** Where people are: cut by what they most likely cover, by colours and by edges, with soft hair. */
export const personMap = filter({
  id: 'person-map',
  doc: 'Finds the people, softly where hair or the light leaves it open.',
  source: 'Rother, Kolmogorov, Blake 2004, doi:10.1145/1015706.1015720',
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
    for (const { area, figures } of areasOf(
      figuresOf(seen, { width: src.width / u, height: src.height / u }),
      u,
      src.width,
      src.height,
    )) {
      let fine = m.plane(1, 1, 4)
      rasterOf(src, area, fineSide, (w, h) => {
        fine = m.plane(w, h, 4)
        return fine.data
      })
      const whole = { left: 0, top: 0, width: fine.width, height: fine.height }
      const coarse = rasterOf(fine, whole, coarseSide, (w, h) => new Float32Array(4 * w * h))
      const scale = area.width / coarse.width / u
      const at = { x: area.left / u + 0.5 * scale, y: area.top / u + 0.5 * scale, scale }
      const cut = cutPeople({ ...coarse, ...at }, figures)
      const cover = m.plane(fine.width, fine.height)
      cover.data.set(coverOf(fine, coarse, cut))
      const model = colourModel(m, fine, cover, 3, 2e-4)
      const full = enlarge(m, model, { width: area.width, height: area.height, from: 0, to: area.height })
      for (let y = 0, k = 0; y < area.height; y++) {
        let i = (area.top + y) * src.width + area.left
        for (let x = 0; x < area.width; x++, i++, k += 4) {
          const [c, p] = [full.data, src.data]
          const v = c[k] * p[4 * i] + c[k + 1] * p[4 * i + 1] + c[k + 2] * p[4 * i + 2] + c[k + 3]
          out.data[i] = Math.max(out.data[i], smoothstep(0.06, 0.94, v))
        }
      }
    }
    return out
  },
})
