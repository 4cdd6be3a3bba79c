import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** Radians of the OKLab plane: where a hue lies, and how far it is turned. Brown to rose, leaf green to mint, sky blue to lilac. */
const turns = [
  { at: 1.05, by: -0.7 },
  { at: 2.05, by: 0.6 },
  { at: 4.45, by: 0.5 },
].map(({ at, by }) => ({ a: Math.cos(at), b: Math.sin(at), by }))

/** How much strong colours are calmed: chroma at which they are halved is one over it. */
const calm = 2.6

/**
 * The colours of a picture book: browns turn rose, greens mint and blues lilac, shadows are lifted as if all lay
 * a little in milk. Strong reds and what is nearly grey stay what they are.
 */
export const fairyHues = filter({
  id: 'fairy-hues',
  doc: 'Turns colours to the pastels of a fairy tale: rose, mint and lilac.',
  params: {
    amount: ratio(0.7, 'How far hues are turned.'),
    milk: ratio(0.3, 'How much lighter all is, shadows most.'),
    rich: plain(1.1, { min: 0, max: 2 }, 'Factor for the chroma.'),
    spared: ratio(1, 'How much is kept from what `spare` marks.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m }, src, { amount, milk, rich, spared }, { spare }) => {
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const w = spare ? 1 - spared * Math.min(1, Math.max(0, spare.data[i])) : 1
      const L = s[k]
      const a = s[k + 1]
      const b = s[k + 2]
      const chroma = Math.sqrt(a * a + b * b + 1e-5)
      const inverse = 1 / chroma
      let turn = 0
      for (const t of turns) {
        const near = Math.max(0, (a * t.a + b * t.b) * inverse)
        turn += near * near * near * t.by
      }
      turn *= amount * w
      // sine and cosine of less than a radian
      const sq = turn * turn
      const sin = turn * (1 - sq / 6)
      const cos = 1 - 0.5 * sq + (sq * sq) / 24
      const gain = 1 + w * (rich / (1 + calm * chroma) - 1)
      // black stays black: a silhouette, a cat
      d[k] = L + w * milk * 3.6 * Math.max(0, L) * (1 - L) * (1 - L)
      d[k + 1] = gain * (a * cos - b * sin)
      d[k + 2] = gain * (a * sin + b * cos)
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
