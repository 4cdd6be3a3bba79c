import { filter } from '../../filter.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { scaled } from '../../kernels/points.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Shares of the area from which it is surely no coat, and surely one: of the colours that fur has, and of its fine texture. */
const [furColours, furTexture] = [
  [0.78, 0.92],
  [0.3, 0.5],
] as const
/** Least of texture that hair makes, as lightness. */
const hairy = 0.012

/** An animal has a coat and a tram has none: fur is nowhere green, blue or a pure colour, and nearly nowhere smooth. */
export const coat = filter({
  id: 'coat',
  doc: 'Tells an animal with a coat from a thing: gives its area, or nothing.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m, frame: { u } }, area, _values, { photo }) => {
    const small = shrink(m, photo, 2)
    const where = shrink(m, area, 2)
    const L = laneOf(m, small, 0)
    const soft = gaussian(m, L, Math.max(0.5, 0.9 * u))
    for (let i = 0; i < L.data.length; i++) L.data[i] = Math.abs(L.data[i] - soft.data[i])
    const energy = gaussian(m, L, Math.max(0.6, 3 * u))
    let [all, colours, texture] = [1e-3, 0, 0]
    for (let i = 0, k = 0; i < where.data.length; i++, k += 4) {
      if (where.data[i] < 0.6) continue
      const [a, b] = [small.data[k + 1], small.data[k + 2]]
      all++
      if ((a * a + b * b < 0.0016 || (b > 0 && a > -0.35 * b)) && a < 0.1) colours++
      if (energy.data[i] > hairy) texture++
    }
    const furry = smoothstep(...furColours, colours / all) * smoothstep(...furTexture, texture / all)
    return scaled(m, area, 0, furry, 0, 1)
  },
})
