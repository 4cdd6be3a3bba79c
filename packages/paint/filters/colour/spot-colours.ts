import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** Hues in OKLab degrees that a printer of cheap comics had on the shelf, red to purple. */
const hues = [25, 41, 88, 126, 152, 220, 262, 318] as const
const turn = (d: number): number => ((((d + 180) % 360) + 360) % 360) - 180

/**
 * Colours drawn to the few hues of cheap colour printing and made stronger, dull ones most; greys stay grey.
 * `spare` (skin) is left alone, which also tells blond hair from it: hair goes to yellow.
 */
export const spotColours = filter({
  id: 'spot-colours',
  doc: 'Draws the colours to the few strong hues of a printed comic.',
  params: {
    pull: ratio(0.55, 'How far a hue is drawn to the nearest of the shelf.'),
    gain: plain(2.1, { min: 0.5, max: 4 }, 'Factor for the dullest colours.'),
    full: plain(0.26, { min: 0.05, max: 0.5 }, 'Chroma from which a colour stays as strong as it is.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 40,
  run: ({ m }, src, { pull, gain, full }, { spare }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    // where each whole degree is drawn to; the pull fades half-way between two hues, so that none tears apart
    const drawn = Float64Array.from({ length: 361 }, (_, d) => {
      const offs = hues.map((h) => turn(h - d)).sort((p, q) => Math.abs(p) - Math.abs(q))
      const [near, next] = [Math.abs(offs[0]), Math.abs(offs[1])]
      return ((pull * offs[0] * Math.min(1, (next - near) / 14)) / 180) * Math.PI
    })
    for (let i = 0, k = 0; k < out.data.length; i++, k += 4) {
      const [a, b] = [src.data[k + 1], src.data[k + 2]]
      const c = Math.sqrt(a * a + b * b)
      const free = spare ? 1 - spare.data[i] : 1
      const t = Math.min(1, Math.max(0, 1 - c / full))
      const hue = Math.min(1, Math.max(0, (c - 0.008) / 0.03)) // what is nearly grey has none to make stronger
      const strong = 1 + (gain - 1) * t * t * (3 - 2 * t) * free * hue
      const at = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
      const j = Math.floor(at)
      const by = (drawn[j] + (at - j) * (drawn[j + 1] - drawn[j])) * free
      const [cos, sin] = [Math.cos(by) * strong, Math.sin(by) * strong]
      out.data[k + 1] = a * cos - b * sin
      out.data[k + 2] = a * sin + b * cos
    }
    return out
  },
})
