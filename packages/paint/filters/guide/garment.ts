import { filter } from '../../filter.ts'
import { headOf, inHead } from '../../guidance/head.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { smoothstep } from '../../smoothstep.ts'

/** How far a colour could be that of skin in shadow, 0..1. */
const warmth = (a: number, b: number): number =>
  smoothstep(0.012, 0.028, Math.sqrt(a * a + b * b)) *
  smoothstep(0.1, 0.35, Math.min(a, b) / Math.max(a, b, 1e-4))

/** How far a colour lies between red and yellow, as lit skin does. */
const orange = (a: number, b: number): number =>
  smoothstep(0.022, 0.045, Math.sqrt(a * a + b * b)) *
  smoothstep(0.3, 0.5, Math.min(a, b) / Math.max(a, b, 1e-4))

/** Clothes: what of a person is neither skin nor hair, and lies below the chin of the face it is near. */
export const garment = filter({
  id: 'garment',
  doc: 'Finds the clothes of people.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', seen: 'seen', skin: 'plane', hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, frame }, people, _values, { seen, ...maps }) => {
    // its border is evened anyway: half of a large study shows the same
    const k = frame.u >= 1.2 ? 2 : 1
    const u = frame.u / k
    const all = [people, maps.photo, maps.skin, maps.hair]
    const [person, photo, skin, hair] = all.map((p) => (k > 1 ? shrink(m, p, k) : p))
    const { width, height } = person
    const out = m.plane(width, height)
    // what is lit like skin beside skin is skin: a knuckle, a cheek in the sun
    const near = gaussian(m, skin, 6 * u)
    for (let i = 0; i < out.data.length; i++) {
      if (person.data[i] <= 0.35 || skin.data[i] >= 0.55) {
        out.data[i] = 0
        continue
      }
      const lit = smoothstep(0.12, 0.4, near.data[i]) * orange(photo.data[4 * i + 1], photo.data[4 * i + 2])
      out.data[i] =
        smoothstep(0.35, 0.8, person.data[i]) *
        smoothstep(0.55, 0.25, Math.max(skin.data[i], lit)) *
        smoothstep(0.6, 0.3, hair.data[i])
    }
    for (const face of seen.faces) {
      const { box } = face
      const head = headOf(face)
      const [cx, chin] = [(box.x + box.width / 2) * u, (box.y + box.height) * u]
      const [w, h] = [box.width * u, box.height * u]
      const [x0, x1] = [Math.max(0, Math.floor(cx - w)), Math.min(width, Math.ceil(cx + w))]
      const y0 = Math.max(0, Math.floor(chin - 1.9 * h))
      for (let y = y0; y < Math.min(height, chin + 0.9 * h); y++) {
        const below = smoothstep(chin - 0.1 * h, chin + 0.1 * h, y)
        // a collar stands up beside the jaw
        const collar = smoothstep(chin - 0.36 * h, chin - 0.26 * h, y)
        const neck = smoothstep(chin + 0.9 * h, chin + 0.55 * h, y)
        for (let x = x0; x < x1; x++) {
          const i = y * width + x
          if (out.data[i] <= 0) continue
          const aside = Math.abs(x - cx) / w
          const beside = smoothstep(0.7, 1, aside)
          const outside = collar > below ? smoothstep(0.88, 0.98, inHead(head, x / u, y / u).face) : 0
          out.data[i] *= Math.max(below, beside, collar * outside)
          // a neck in shadow is no collar
          const shadow =
            neck * smoothstep(0.75, 0.5, aside) * warmth(photo.data[4 * i + 1], photo.data[4 * i + 2])
          out.data[i] *= 1 - shadow
        }
      }
    }
    // specks are no cloth, and pin-holes are
    const even = gaussian(m, out, 2.2 * u)
    for (let i = 0; i < even.data.length; i++) even.data[i] = smoothstep(0.28, 0.72, even.data[i])
    return k > 1
      ? enlarge(m, even, { width: people.width, height: people.height, from: 0, to: people.height }, k)
      : even
  },
})
