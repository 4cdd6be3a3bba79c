import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** What the deeper shadow adds to the first, as shares of what that adds. */
const deeper = { L: 1.25, a: 0.86, b: 0.4 } as const
const hue = { min: -0.2, max: 0.2 }
/** Share of the most chroma from which it is held back, and how much more dark skin may have. */
const [knee, fuller] = [0.72, 0.03]
/** Shading below this is drawn together, so that a side in the dark is not black. */
const darkest = -0.16

/**
 * Skin in a base, a light and two shadows, each one clean colour; with `soft` and `model` their borders run out and
 * the form shows. All hang on the skin's own lightness: dark skin stays dark, and is lifted least.
 */
export const skinCels = filter({
  id: 'skin-cels',
  doc: 'Paints skin in a few clean tones of its own colour.',
  params: {
    lift: ratio(0.2, 'How far the base moves towards light.'),
    warm: plain(1.25, { min: 0.3, max: 2 }, 'Factor for its chroma.'),
    tint: ratio(0, 'How far its hue is drawn to that of `tintA`, `tintB`.'),
    tintA: plain(0.03, hue, 'Green to red.'),
    tintB: plain(0.045, hue, 'Blue to yellow.'),
    most: plain(0.095, { min: 0.03, max: 0.3 }, 'Chroma that light skin stays below.'),
    contrast: plain(1, { min: 0, max: 2 }, 'How far the tones stand apart.'),
    light: plain(0.09, { min: 0.01, max: 0.6 }, 'How much lighter than the base the light sets in.'),
    shadow: plain(0.11, { min: 0.01, max: 0.6 }, 'How much darker the first shadow sets in.'),
    deep: plain(0.25, { min: 0.01, max: 1 }, 'How much darker the second sets in; 1: there is none.'),
    shadeL: plain(0.08, { min: 0, max: 0.3 }, 'How much darker a shadow is drawn.'),
    shadeA: plain(0.014, hue, 'Green to red that it adds.'),
    shadeB: plain(0.01, hue, 'Blue to yellow that it adds.'),
    soft: plain(0, { min: 0, max: 0.3 }, 'Least width of the borders, in lightness.'),
    model: ratio(0, 'How much of the smooth shading stays.'),
    stray: plain(0.08, { min: 0, max: 1 }, "How far a tone may lie from the skin's own lightness."),
    strength: ratio(0.92, 'How much of the picture under it is covered.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { base: 'picture', shade: 'plane', skin: 'plane' },
  reach: () => 1,
  cost: 30,
  run: ({ m }, src, v, { base, shade, skin }) => {
    const { width, height } = src
    const { lift, warm, tint, contrast, soft, model, stray, strength } = v
    const tones = [
      { from: v.light, L: 0.04, a: -0.008, b: -0.006 },
      { from: -v.shadow, L: -v.shadeL, a: v.shadeA, b: v.shadeB },
      { from: -v.deep, L: -deeper.L * v.shadeL, a: deeper.a * v.shadeA, b: deeper.b * v.shadeB },
    ]
    const strongest = v.tintA * v.tintA + v.tintB * v.tintB + 1e-6
    const out = m.copy(src)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const i = y * width + x
        if (skin.data[i] * strength < 0.004) continue
        const k = 4 * i
        // a yellow shirt beside skin that passed for it keeps its own colour
        const oa = src.data[k + 1] - base.data[k + 1]
        const ob = src.data[k + 2] - base.data[k + 2]
        const cover = skin.data[i] * strength * smoothstep(0.085, 0.05, Math.sqrt(oa * oa + ob * ob))
        if (cover < 0.004) continue
        const gx = shade.data[i + (x < width - 1 ? 1 : 0)] - shade.data[i - (x > 0 ? 1 : 0)]
        const gy = shade.data[i + (y < height - 1 ? width : 0)] - shade.data[i - (y > 0 ? width : 0)]
        const pixel = Math.max(0.003, soft, Math.sqrt(gx * gx + gy * gy)) // change over two pixels: a soft pixel
        let L = base.data[k]
        L += (0.95 - L) * lift * (0.5 + 0.8 * smoothstep(0.5, 0.8, L))
        let [a, b] = [base.data[k + 1], base.data[k + 2]]
        if (tint > 0) {
          // drawn to another hue, tanned and dark skin keeps its strength of colour
          const more = 1 + 0.6 * Math.max(0, Math.sqrt((a * a + b * b) / strongest) - 1)
          a += tint * (more * v.tintA - a)
          b += tint * (more * v.tintB - b)
        }
        a *= warm
        b *= warm
        // light skin is never as pure in colour as tanned and dark skin may be
        const most = v.most + fuller * smoothstep(0.75, 0.5, L)
        const from = knee * v.most
        const c2 = a * a + b * b
        if (c2 > from * from) {
          const c = Math.sqrt(c2)
          const over = (c - from) / (most - from)
          const held = (from + ((most - from) * over) / (1 + over)) / c
          a *= held
          b *= held
        }
        const away = shade.data[i] - base.data[k]
        if (model > 0) L += model * Math.min(0.2, away < darkest ? darkest + 0.35 * (away - darkest) : away)
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
        L = Math.min(own + 1.75 * stray, Math.max(own - stray, L))
        out.data[k] += cover * (L - src.data[k])
        out.data[k + 1] += cover * (a - src.data[k + 1])
        out.data[k + 2] += cover * (b - src.data[k + 2])
      }
    return out
  },
})
