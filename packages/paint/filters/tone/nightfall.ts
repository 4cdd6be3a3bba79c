import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'

/** Least share of ground that its own brightness is told from, beside people. */
const floor = 0.03

/**
 * Night falls on a place: broad pale fields (snow, walls, blinds, skies) sink to the dark, what stands out of them keeps its
 * contrast, and small lights stay lights. People sink only by `people`.
 */
export const nightfall = filter({
  id: 'nightfall',
  doc: 'Turns a bright place to night and keeps its forms and its small lights.',
  source: 'lightness apart from broad light: Land, McCann 1971, doi:10.1364/JOSA.61.000001',
  params: {
    broad: px(55, { min: 5, max: 300 }, 'Size of the fields that sink.'),
    dark: ratio(0.15, 'Lightness that a black field goes to.'),
    span: ratio(0.27, 'How much lighter a white one stays.'),
    detail: plain(0.85, { min: 0, max: 3 }, 'Factor for the contrast of forms.'),
    lights: plain(1.35, { min: 0, max: 4 }, 'Factor for what is lighter than its field.'),
    people: ratio(0.12, 'How far people sink.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, { broad, dark, span, detail, lights, people }, { person }) => {
    const { width, height } = src
    const k = Math.max(1, Math.min(8, Math.floor(broad / 5)))
    const [small, where] = [shrink(m, src, k), shrink(m, person, k)]
    const [sum, all] = [m.plane(small.width, small.height), m.plane(small.width, small.height)]
    let [total, count] = [0, 1e-6]
    for (let i = 0; i < sum.data.length; i++) {
      const w = Math.max(0, 1 - where.data[i])
      sum.data[i] = w * small.data[4 * i]
      all.data[i] = w
      total += sum.data[i]
      count += w
    }
    const mean = total / count
    const [light, ground] = [gaussian(m, sum, broad / k), gaussian(m, all, broad / k)]
    for (let i = 0; i < light.data.length; i++)
      light.data[i] = (light.data[i] + floor * mean) / (Math.max(0, ground.data[i]) + floor)
    const field = enlarge(m, light, { width, height, from: 0, to: height }, k).data
    const out = m.copy(src)
    for (let i = 0, j = 0; i < field.length; i++, j += 4) {
      const L = src.data[j]
      const over = L - field[i]
      const night = Math.min(1, Math.max(0, dark + span * field[i] + over * (over > 0 ? lights : detail)))
      const p = Math.min(1, Math.max(0, person.data[i]))
      out.data[j] = night + p * (L * (1 - people) - night)
    }
    return out
  },
})
