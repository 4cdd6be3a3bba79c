import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** How far a hole may lie from the skin around it, in lightness and in the other two of OKLab. */
const [light, hue] = [0.12, 0.038] as const

/** A light or a shadow within skin is skin too; a strap, a chain or white hair beside it is not: its colour is another. */
export const wholeSkin = filter({
  id: 'whole-skin',
  doc: 'Closes the holes that lights and shadows leave in skin, but not straps, jewels and hair.',
  params: { by: px(9, { min: 0.5, max: 60 }, 'About how far; holes twice as wide are closed.') },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', person: 'plane', hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 45,
  run: ({ m }, skin, { by }, { photo, person, hair }) => {
    const sums = m.plane(skin.width, skin.height, 4)
    for (let i = 0, k = 0; i < skin.data.length; i++, k += 4) {
      const w = Math.min(1, Math.max(0, skin.data[i]))
      for (let l = 0; l < 3; l++) sums.data[k + l] = w * photo.data[k + l]
      sums.data[k + 3] = w
    }
    const around = gaussian(m, sums, by).data
    const out = m.plane(skin.width, skin.height)
    for (let i = 0, k = 3; i < out.data.length; i++, k += 4) out.data[i] = smoothstep(0.08, 0.4, around[k])
    const inner = gaussian(m, out, by)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const own = skin.data[i]
      out.data[i] = own
      if (inner.data[i] < 0.62 || own > 0.99) continue
      const per = 1 / (around[k + 3] + 1e-4)
      const L = (photo.data[k] - per * around[k]) / light
      const a = (photo.data[k + 1] - per * around[k + 1]) / hue
      const b = (photo.data[k + 2] - per * around[k + 2]) / hue
      const alike = smoothstep(1.6, 0.7, L * L + a * a + b * b)
      const closed = smoothstep(0.62, 0.95, inner.data[i]) * alike * (1 - Math.min(1, hair.data[i]))
      out.data[i] = Math.max(own, Math.min(1, person.data[i]) * closed)
    }
    return out
  },
})
