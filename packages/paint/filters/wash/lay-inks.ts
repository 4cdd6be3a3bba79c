import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { plain } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Warm paper, as old scrolls have it. */
const white = labOf('#f5f0e4')
/** Pine soot is a little cool: what it adds at full black. */
const soot = { a: -0.001, b: -0.006 }

/** How far light falls through an amount of ink, in OKLab: cube root of e^-(absorbance * amount). */
const perUnit = 128
const passed = (absorbs: number): Float32Array =>
  Float32Array.from({ length: 8 * perUnit + 1 }, (_, i) => Math.exp((-absorbs * i) / perUnit / 3))

/**
 * Ink and paper become one sheet: what one sees is paper through ink. OKLab scales with the cube root of light, so
 * that all of it is one factor. Colour, where given, is a thin glaze over it.
 */
export const layInks = filter({
  id: 'lay-inks',
  doc: 'Lays ink on rice paper.',
  source: 'Beer-Lambert; OKLab: Ottosson 2020, https://bottosson.github.io/posts/oklab/',
  params: {
    strength: plain(1.72, { min: 0.2, max: 5 }, 'How dark an amount of 1 is.'),
    grain: plain(1, { min: 0, max: 4 }, 'How much the paper shows.'),
  },
  from: 'plane',
  gives: 'picture',
  with: { paper: 'plane' },
  maybe: { glaze: 'picture', mottle: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 25,
  run: ({ m }, ink, { strength, grain }, { paper, glaze, mottle }) => {
    const out = m.plane(ink.width, ink.height, 4)
    const through = passed(strength)
    for (let i = 0, k = 0; i < ink.data.length; i++, k += 4) {
      const rough = paper.data[i] - 0.5
      // pigment settles in the dents
      const amount = Math.max(0, ink.data[i]) * (1 - 0.22 * grain * rough)
      const at = Math.min(8 * perUnit - 1.001, amount * perUnit)
      const j = Math.floor(at)
      const f = through[j] + (at - j) * (through[j + 1] - through[j])
      const tone =
        1 +
        grain *
          (0.012 * rough + (mottle ? 0.018 * (2 * mottle.data[i] - 1) : 0) - 0.02 * Math.max(0, rough - 0.2))
      const L = white.L * tone * f
      out.data[k] = L
      out.data[k + 1] = white.a * f + soot.a * (1 - f)
      out.data[k + 2] = white.b * f + soot.b * (1 - f)
      out.data[k + 3] = 0
      if (!glaze) continue
      // through dense ink no colour is seen
      const seen = smoothstep(0.15, 0.5, L)
      out.data[k] += glaze.data[k] * seen
      out.data[k + 1] += glaze.data[k + 1] * seen
      out.data[k + 2] += glaze.data[k + 2] * seen
    }
    return out
  },
})
