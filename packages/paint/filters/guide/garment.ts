import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Clothes: what of a person is neither skin nor hair, and lies below the chin of the face it is near. */
export const garment = filter({
  id: 'garment',
  doc: 'Finds the clothes of people.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen', skin: 'plane', hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, frame: { u } }, person, _values, { seen, skin, hair }) => {
    const { width, height } = person
    const out = m.plane(width, height)
    for (let i = 0; i < out.data.length; i++)
      out.data[i] =
        smoothstep(0.35, 0.8, person.data[i]) *
        smoothstep(0.55, 0.25, skin.data[i]) *
        smoothstep(0.6, 0.3, hair.data[i])
    for (const { box } of seen.faces) {
      const [cx, chin] = [(box.x + box.width / 2) * u, (box.y + box.height) * u]
      const [w, h] = [box.width * u, box.height * u]
      const [x0, x1] = [Math.max(0, Math.floor(cx - w)), Math.min(width, Math.ceil(cx + w))]
      const y0 = Math.max(0, Math.floor(chin - 1.9 * h))
      for (let y = y0; y < Math.min(height, chin + 0.12 * h); y++) {
        const below = smoothstep(chin - 0.1 * h, chin + 0.1 * h, y)
        for (let x = x0; x < x1; x++) {
          const beside = smoothstep(0.7, 1, Math.abs(x - cx) / w)
          out.data[y * width + x] *= Math.max(below, beside)
        }
      }
    }
    // specks are no cloth, and pin-holes are
    const even = gaussian(m, out, 2.2 * u)
    for (let i = 0; i < even.data.length; i++) even.data[i] = smoothstep(0.28, 0.72, even.data[i])
    return even
  },
})
