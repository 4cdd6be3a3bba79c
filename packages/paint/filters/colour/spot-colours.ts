import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** Hues in OKLab degrees that a printer of cheap comics had on the shelf, red to purple. */
const hues = [25, 41, 88, 126, 152, 220, 262, 318] as const
const turn = (d: number): number => ((((d + 180) % 360) + 360) % 360) - 180

/** Hues around the circle that are worked out beforehand. */
const steps = 2048
/**
 * Cosine and sine by which each hue is turned; the pull fades half-way between two hues, so that none tears apart. Listed by
 * an angle that needs no arc tangent: the way along the square |a| + |b| = 1, counted as the loop below counts it.
 */
function table(pull: number) {
  const turns = new Float32Array(2 * (steps + 1))
  for (let n = 0; n <= steps; n++) {
    const q = (4 * (n + 0.5)) / steps - 2
    const a = 1 - Math.abs(q)
    const b = (q >= 0 ? 1 : -1) * (1 - Math.abs(a))
    const at = (Math.atan2(b, a) * 180) / Math.PI
    const offs = hues.map((h) => turn(h - at)).sort((p, r) => Math.abs(p) - Math.abs(r))
    const [near, next] = [Math.abs(offs[0]), Math.abs(offs[1])]
    const by = ((pull * offs[0] * Math.min(1, (next - near) / 14)) / 180) * Math.PI
    turns[2 * n] = Math.cos(by)
    turns[2 * n + 1] = Math.sin(by)
  }
  return turns
}

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
  cost: 25,
  run: ({ m }, src, { pull, gain, full }, { spare }) => {
    const out = m.copy(src)
    const turns = table(pull)
    const d = out.data
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const a = src.data[k + 1]
      const b = src.data[k + 2]
      const c = Math.sqrt(a * a + b * b)
      if (c < 1e-4) continue
      const free = spare ? 1 - spare.data[i] : 1
      const t = Math.min(1, Math.max(0, 1 - c / full))
      const hue = Math.min(1, Math.max(0, (c - 0.008) / 0.03)) // what is nearly grey has none to make stronger
      const strong = 1 + (gain - 1) * t * t * (3 - 2 * t) * free * hue
      const n = 2 * Math.floor(((2 + (b >= 0 ? -1 : 1) * (a / (Math.abs(a) + Math.abs(b)) - 1)) / 4) * steps)
      const cos = strong * (1 + free * (turns[n] - 1))
      const sin = strong * free * turns[n + 1]
      d[k + 1] = a * cos - b * sin
      d[k + 2] = a * sin + b * cos
    }
    return out
  },
})
