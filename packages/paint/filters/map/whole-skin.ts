import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** A light or a deep shadow within skin is skin too; a strap or a chain over it is not, since its hue is another. */
export const wholeSkin = filter({
  id: 'whole-skin',
  doc: 'Closes the holes that lights and shadows leave in skin, but not straps and jewels.',
  params: { by: px(11, { min: 0.5, max: 60 }, 'About how far; holes twice as wide are closed.') },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 35,
  run: ({ m }, skin, { by }, { photo, person }) => {
    const out = gaussian(m, skin, by)
    for (let i = 0; i < out.data.length; i++) out.data[i] = smoothstep(0.08, 0.4, out.data[i])
    const inner = gaussian(m, out, by)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const own = skin.data[i]
      out.data[i] = own
      if (inner.data[i] < 0.62 || own > 0.99) continue
      const [L, a, b] = [photo.data[k], photo.data[k + 1], photo.data[k + 2]]
      // from rose to ochre; what is nearly black has no hue to go by
      const hue =
        smoothstep(0.18, 0.4, a / (Math.abs(b) + 0.01)) * smoothstep(0.1, 0.3, b / (Math.abs(a) + 0.01))
      const closed = smoothstep(0.62, 0.95, inner.data[i]) * hue * smoothstep(0.15, 0.3, L)
      out.data[i] = Math.max(own, Math.min(1, person.data[i]) * closed)
    }
    return out
  },
})
