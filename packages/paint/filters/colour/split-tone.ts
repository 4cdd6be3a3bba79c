import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const hue = { min: -0.3, max: 0.3 }

/** Shadows take one hue and lights another, as if two lamps had lit the scene. */
export const splitTone = filter({
  id: 'split-tone',
  doc: 'Tints the shadows with one colour and the lights with another.',
  params: {
    shadowA: plain(0.02, hue, 'Green to red of the shadows.'),
    shadowB: plain(-0.1, hue, 'Blue to yellow of the shadows.'),
    lightA: plain(0.01, hue, 'Green to red of the lights.'),
    lightB: plain(0.04, hue, 'Blue to yellow of the lights.'),
    amount: ratio(0.5, 'How strong.'),
    pivot: ratio(0.5, 'Lightness between both.'),
    lift: plain(0, { min: -0.3, max: 0.3 }, 'How much the deepest shadows are lifted.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 16,
  run: ({ m }, src, { shadowA, shadowB, lightA, lightB, amount, pivot, lift }, { spare }) => {
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const L = s[k]
      const free = amount * (spare ? 1 - spare.data[i] : 1)
      const dark = free * smoothstep(pivot + 0.1, 0.05, L)
      const light = 0.6 * free * smoothstep(pivot - 0.05, 1, L)
      const [a, b] = [s[k + 1], s[k + 2]]
      d[k] = L + (lift === 0 ? 0 : lift * dark * (1 - L))
      d[k + 1] = a + dark * (shadowA - 0.45 * a) + light * (lightA - 0.25 * a)
      d[k + 2] = b + dark * (shadowB - 0.45 * b) + light * (lightB - 0.25 * b)
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
