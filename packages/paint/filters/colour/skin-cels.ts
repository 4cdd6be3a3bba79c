import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** A tone sets in where shade is this far from the base, and moves the base by this much. */
const tones = [
  { from: 0.09, L: 0.04, a: -0.008, b: -0.006 },
  { from: -0.11, L: -0.08, a: 0.014, b: 0.01 },
  { from: -0.25, L: -0.1, a: 0.012, b: 0.004 },
] as const

/**
 * Skin in a base, a light and two shadows, each one clean colour. All hang on the skin's own lightness: dark skin
 * stays dark, and is lifted least.
 */
export const skinCels = filter({
  id: 'skin-cels',
  doc: 'Paints skin in a few clean tones of its own colour.',
  params: {
    lift: ratio(0.2, 'How far the base moves towards light.'),
    warm: plain(1.25, { min: 0.3, max: 2 }, 'Factor for its chroma.'),
    contrast: plain(1, { min: 0, max: 2 }, 'How far the tones stand apart.'),
    strength: ratio(0.92, 'How much of the picture under it is covered.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { base: 'picture', shade: 'plane', skin: 'plane' },
  reach: () => 1,
  cost: 30,
  run: ({ m }, src, { lift, warm, contrast, strength }, { base, shade, skin }) => {
    const { width, height } = src
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const i = y * width + x
        const k = 4 * i
        // a yellow shirt beside skin that passed for it keeps its own colour
        const other = Math.hypot(src.data[k + 1] - base.data[k + 1], src.data[k + 2] - base.data[k + 2])
        const cover = skin.data[i] * strength * smoothstep(0.085, 0.05, other)
        if (cover < 0.004) continue
        const gx = shade.data[i + (x < width - 1 ? 1 : 0)] - shade.data[i - (x > 0 ? 1 : 0)]
        const gy = shade.data[i + (y < height - 1 ? width : 0)] - shade.data[i - (y > 0 ? width : 0)]
        const pixel = Math.max(0.003, Math.sqrt(gx * gx + gy * gy)) // change over two pixels: a soft pixel
        let L = base.data[k]
        L += (0.95 - L) * lift * (0.5 + 0.8 * smoothstep(0.5, 0.8, L))
        let [a, b] = [base.data[k + 1] * warm, base.data[k + 2] * warm]
        const away = shade.data[i] - base.data[k]
        for (const tone of tones) {
          const into = (away - tone.from) / pixel
          const t = contrast * Math.min(1, Math.max(0, 0.5 + (tone.from > 0 ? into : -into)))
          // a shadow can only take as much as there is
          L += t * tone.L * (tone.L < 0 ? Math.min(1, 0.25 + L) : 1)
          a += t * tone.a
          b += t * tone.b
        }
        // a base found beside another light or another person must not carry this skin away from its own lightness
        const own = shade.data[i] + 0.3 * lift * (0.95 - shade.data[i])
        L = Math.min(own + 0.14, Math.max(own - 0.08, L))
        out.data[k] += cover * (L - src.data[k])
        out.data[k + 1] += cover * (a - src.data[k + 1])
        out.data[k + 2] += cover * (b - src.data[k + 2])
      }
    return out
  },
})
