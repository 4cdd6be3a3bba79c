import { anywhere } from '../../anywhere.ts'
import { cobalt } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Hair in the glazes a potter has: dark hair in cobalt, fair and red hair in amber, white and grey hair in the pale blue
 * of a thin wash. Furrows hold more of it.
 */
export const glazeHair = filter({
  id: 'glaze-hair',
  doc: 'Glazes hair: dark hair in cobalt, fair hair in amber, white hair in palest blue.',
  params: {
    own: plain(2.2, { min: 0, max: 6 }, "How clearly the photo's own strands are seen in it."),
    furrows: ratio(0.55, 'How much darker the glaze lies in furrows.'),
    rich: plain(1, { min: 0, max: 2 }, 'Factor for its colour.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { base: 'picture', hair: 'plane', form: 'plane', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, src, { own, furrows, rich }, { base, hair, form, photo }) => {
    const out = m.copy(src)
    if (!anywhere(hair)) return out
    const L = laneOf(m, photo, 0)
    const [fine, broad] = [gaussian(m, L, Math.max(0.4, 0.9 * u)), gaussian(m, L, 9 * u)]
    for (let i = 0, c = 0; i < hair.data.length; i++, c += 4) {
      const t = Math.min(1, hair.data[i])
      if (t < 0.004) continue
      const [L, a, b] = [base.data[c], base.data[c + 1], base.data[c + 2]]
      const strand = Math.max(-0.12, Math.min(0.12, fine.data[i] - broad.data[i]))
      const f = 2 * form.data[i] - 1 + own * strand
      const warm = Math.sqrt(a * a + b * b)
      const amber = smoothstep(0.04, 0.056, warm) * smoothstep(0.34, 0.42, L + 0.6 * (warm - 0.05))
      const pale = (1 - amber) * smoothstep(0.53, 0.63, L)
      const blue = 0.86 - 0.3 * smoothstep(0.2, 0.52, L) - furrows * 0.24 * f
      const wash = 0.2 + 0.12 * smoothstep(0.85, 0.6, L) - furrows * 0.2 * f
      const gold = 0.45 + 0.4 * smoothstep(0.36, 0.78, L) + furrows * 0.13 * f
      const red = smoothstep(0.55, 1.05, a / Math.max(0.02, b))
      const dark = 1 - amber - pale
      const lane = (l: 0 | 1 | 2) => dark * cobalt(blue, l) + pale * cobalt(wash, l)
      out.data[c] += t * (lane(0) + amber * gold - out.data[c])
      const [ga, gb] = [0.03 + 0.045 * red, 0.098 - 0.03 * red]
      out.data[c + 1] += t * (rich * (lane(1) + amber * ga) - out.data[c + 1])
      out.data[c + 2] += t * (rich * (lane(2) + amber * gb) - out.data[c + 2])
    }
    return out
  },
})
