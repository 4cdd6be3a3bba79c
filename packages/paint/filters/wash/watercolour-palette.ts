import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** x^e for 0..1 from a table: the power itself costs more than all the rest. */
const tabled = (e: number) => Float32Array.from({ length: 1026 }, (_, i) => (i / 1024) ** e)
const [opened, skinOpened] = [tabled(0.85), tabled(0.92)]
const power = (x: number, table: Float32Array): number => {
  const i = Math.floor(x * 1024)
  return table[i] + (x * 1024 - i) * (table[i + 1] - table[i])
}

/**
 * Colours as thin paint on white shows them: lights near the paper, no black but deep transparent washes whose
 * folds are brought out, greys turned to colour, and hues that wander as pigments part. Skin keeps its own
 * lightness and hardly wanders.
 */
export const watercolourPalette = filter({
  id: 'watercolour-palette',
  doc: 'Turns the colours of a photo into those of transparent paint.',
  params: {
    thin: ratio(0.6, 'How much the paint is thinned.'),
    wander: plain(1, { min: 0, max: 3 }, 'How far hues drift inside a wash.'),
    folds: ratio(0.6, 'How much the forms inside dark places are brought out.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane', care: 'plane', clouds: 'plane', flecks: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 70,
  run: ({ m, frame }, src, { thin, wander, folds }, { skin, care, clouds, flecks }) => {
    const { width, height } = src
    const around = gaussian(m, src, 16 * frame.u)
    const out = m.plane(width, height, 4)
    const [s, d, r] = [src.data, out.data, around.data]
    // the same clouds, read elsewhere, for the other colour axis
    const other = Math.round(53 * frame.u) * width + Math.round(37 * frame.u)
    const n = width * height
    for (let i = 0, k = 0; i < n; i++, k += 4) {
      const own = Math.min(1, Math.max(skin.data[i], 0.6 * care.data[i]))
      const dark = smoothstep(0.5, 0.22, r[k])
      const relief = Math.min(0.4, Math.max(-0.4, (s[k] - r[k]) / (0.14 + r[k])))
      const L = Math.min(1, Math.max(0, s[k] + 0.45 * folds * dark * relief * (1 - own)))
      const open = 0.22 + 0.77 * power(L, opened)
      const skinOpen = 0.1 + 0.89 * power(L, skinOpened)
      const washed = open + (skinOpen - open) * own
      const lightness = L + (washed - L) * Math.min(1, thin / 0.6)
      let a = s[k + 1]
      let b = s[k + 2]
      const grey = Math.sqrt(a * a + b * b)
      const gain = 1.22 + 0.38 * smoothstep(0.25, 0.02, grey) * (1 - smoothstep(0.012, 0.002, grey))
      const own12 = skin.data[i]
      const g = gain + (1.06 - gain) * own12
      a *= g
      b *= g
      const shade = smoothstep(0.62, 0.34, lightness) * (1 - own)
      const c1 = 2 * clouds.data[i] - 1
      const j = i + other < n ? i + other : i + other - n
      const c2 = 2 * clouds.data[j] - 1
      const f1 = 2 * flecks.data[i] - 1
      const free =
        wander * (1 - 0.5 * smoothstep(0.8, 0.97, lightness)) * (1 - 0.85 * Math.max(own12, care.data[i]))
      a += free * (0.016 * c1 + 0.009 * f1) + shade * (0.05 * c2 + 0.014 * f1 + 0.002)
      b += free * (0.018 * c2 - 0.01 * f1) + shade * (-0.022 + 0.056 * c1)
      const chroma = Math.sqrt(a * a + b * b) + 1e-6
      // thin blue is cobalt, not turquoise: pale skies keep little colour, and what they keep leans to violet
      const blue = smoothstep(0.4, 0.85, -b / chroma) * smoothstep(0.5, 0.75, lightness)
      a += 0.13 * chroma * blue
      const knee = 0.12 - 0.045 * blue
      const full = 0.055 - 0.02 * blue
      const kept = chroma > knee ? (knee + full * Math.tanh((chroma - knee) / full)) / chroma : 1
      d[k] = lightness
      d[k + 1] = a * kept
      d[k + 2] = b * kept
      d[k + 3] = 0
    }
    return out
  },
})
