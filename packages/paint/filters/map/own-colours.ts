import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ramped } from '../../kernels/points.ts'
import { px, ratio } from '../../param.ts'

/** Longest side of what colours are counted on, in pixels. */
const side = 350
/** Bins of lightness and of each hue axis, and how far hues go. */
const [shades, hues, most] = [6, 12, 0.18] as const
/** Fewest samples of a kind from which colours can be told. */
const fewest = 150

/** An area found too roughly is put right by its colours: what looks like its surroundings goes, what looks like it joins. */
export const ownColours = filter({
  id: 'own-colours',
  doc: 'Puts the outline of an area right: it keeps what has the colours of its middle, not those around it.',
  source: 'Rother, Kolmogorov, Blake 2004, doi:10.1145/1186562.1015720',
  params: {
    around: px(12, { min: 2, max: 80 }, 'How far its outline may be wrong to the outside.'),
    sure: ratio(0.5, 'How much likelier it must be than its surroundings.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m }, area, { around, sure }, { photo }) => {
    const { width, height } = area
    if (!anywhere(area, 0.5)) return m.copy(area)
    const k = Math.max(1, Math.round(Math.max(width, height) / side))
    const [where, colours] = [shrink(m, area, k), shrink(m, photo, k)]
    const near = gaussian(m, where, Math.max(0.6, around / k))
    const size = shades * hues * hues
    const [inner, outer] = [new Float32Array(size), new Float32Array(size)]
    const bin = (i: number) => {
      const [L, a, b] = [colours.data[4 * i], colours.data[4 * i + 1], colours.data[4 * i + 2]]
      const of = (v: number, n: number) => Math.min(n - 1, Math.max(0, Math.floor(n * v)))
      return (
        (of(L, shades) * hues + of(0.5 + (0.5 * a) / most, hues)) * hues + of(0.5 + (0.5 * b) / most, hues)
      )
    }
    let [within, beyond] = [0, 0]
    for (let i = 0; i < near.data.length; i++)
      if (near.data[i] > 0.85) {
        inner[bin(i)]++
        within++
      } else if (near.data[i] < 0.12) {
        outer[bin(i)]++
        beyond++
      }
    if (within < fewest || beyond < fewest) return m.copy(area)
    for (let i = 0; i < near.data.length; i++) {
      const at = bin(i)
      const [p, q] = [inner[at] / within + 2e-4, outer[at] / beyond + 2e-4]
      // far within it and far outside of it nothing changes
      const held = near.data[i]
      where.data[i] = held > 0.97 ? 1 : held < 0.06 ? 0 : p / (p + q)
    }
    const soft = ramped(m, gaussian(m, where, Math.max(0.8, (0.35 * around) / k)), sure - 0.12, sure + 0.12)
    return k === 1 ? soft : enlarge(m, soft, { width, height, from: 0, to: height }, k)
  },
})
