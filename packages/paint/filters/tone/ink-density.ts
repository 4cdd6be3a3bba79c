import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Darkness by lightness: ink is spent on the darks, the lights are paper. */
const curve = Float32Array.from({ length: 1025 }, (_, i) => Math.min(0.97, 1.05 * (1 - i / 1024) ** 1.25))

/**
 * How much ink a painter would spend at each place. Skin is nearly paper. Hair keeps its own tone: black
 * hair is black, fair hair a thin grey, and it is never quite paper, so that heads hold together.
 */
export const inkDensity = filter({
  id: 'ink-density',
  doc: 'Turns lightness into an amount of ink: little for skin, more for hair.',
  params: {
    skinned: ratio(0.74, 'How much of the ink is kept off skin.'),
    haired: ratio(0.6, 'How much hair is drawn towards ink.'),
  },
  from: 'picture',
  gives: 'plane',
  maybe: { skin: 'plane', hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m }, src, { skinned, haired }, { skin, hair }) => {
    const out = m.plane(src.width, src.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const L = src.data[k]
      let d = curve[L <= 0 ? 0 : L >= 1 ? 1024 : Math.round(L * 1024)]
      // strong reds are laid in cinnabar: less ink, so that they are seen
      const a = src.data[k + 1]
      d *= 1 - 0.4 * smoothstep(0.05, 0.12, a)
      if (skin) d *= 1 - skinned * skin.data[i]
      if (hair) d += haired * hair.data[i] * (0.12 + 0.95 * d * d - d)
      out.data[i] = Math.min(0.97, Math.max(0, d))
    }
    return out
  },
})
