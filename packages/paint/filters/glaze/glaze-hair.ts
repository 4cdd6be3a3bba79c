import { anywhere } from '../../anywhere.ts'
import { cobalt } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { glazedArea } from '../../glazed-area.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
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
    if (!anywhere(hair)) return m.copy(src)
    return glazedArea(m, src, hair, u, (k) => {
      const L = laneOf(m, shrink(m, photo, k), 0)
      const [fine, broad] = [gaussian(m, L, Math.max(0.4, (0.9 * u) / k)), gaussian(m, L, (9 * u) / k)]
      const [out, where, furrow] = [shrink(m, base, k), shrink(m, hair, k), shrink(m, form, k)]
      const g = out.data
      for (let i = 0, c = 0; i < where.data.length; i++, c += 4) {
        g[c + 3] = 0
        if (where.data[i] < 0.004) continue
        const [l, a, b] = [g[c], g[c + 1], g[c + 2]]
        const strand = Math.max(-0.12, Math.min(0.12, fine.data[i] - broad.data[i]))
        const f = 2 * furrow.data[i] - 1 + own * strand
        const warm = Math.sqrt(a * a + b * b)
        const amber = smoothstep(0.04, 0.056, warm) * smoothstep(0.34, 0.42, l + 0.6 * (warm - 0.05))
        const pale = (1 - amber) * smoothstep(0.53, 0.63, l)
        const blue = 0.86 - 0.3 * smoothstep(0.2, 0.52, l) - furrows * 0.24 * f
        const wash = 0.2 + 0.12 * smoothstep(0.85, 0.6, l) - furrows * 0.2 * f
        const gold = 0.45 + 0.4 * smoothstep(0.36, 0.78, l) + furrows * 0.13 * f
        const red = smoothstep(0.55, 1.05, a / Math.max(0.02, b))
        const dark = 1 - amber - pale
        g[c] = dark * cobalt(blue, 0) + pale * cobalt(wash, 0) + amber * gold
        g[c + 1] = rich * (dark * cobalt(blue, 1) + pale * cobalt(wash, 1) + amber * (0.03 + 0.045 * red))
        g[c + 2] = rich * (dark * cobalt(blue, 2) + pale * cobalt(wash, 2) + amber * (0.098 - 0.03 * red))
      }
      return out
    })
  },
})
