import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** White and grey hair: how light it is and how little colour it has. */
const white = { from: 0.55, to: 0.74, coloured: 0.06, colourless: 0.03 } as const

/**
 * Hair in three tones of its own colour, cut along the clumps: furrows, the hair itself, crests. Each step goes by how
 * light the hair is: black hair shines bluish, fair hair is brown in its furrows, white hair is shaded in pale lilac. What
 * is nearly black is brought up a little, or its clumps could not be told.
 */
export const hairClumps = filter({
  id: 'hair-clumps',
  doc: 'Paints hair as clumps in three tones of its own colour.',
  params: {
    furrow: ratio(0.34, 'Height of the relief below which a furrow is drawn.'),
    crest: ratio(0.74, 'Height of the relief from which a crest is drawn.'),
    contrast: plain(1, { min: 0, max: 3 }, 'How far the tones stand apart.'),
    soft: plain(0.03, { min: 0, max: 0.5 }, 'Least width of a border, in heights of the relief.'),
    rich: plain(1.12, { min: 0, max: 3 }, 'Factor for the chroma of the hair.'),
    lift: ratio(0.17, 'Lightness that black hair is brought up to.'),
    amount: ratio(0.95, 'How much of the photo is covered.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { base: 'picture', form: 'plane', hair: 'plane' },
  maybe: { spare: 'plane' },
  reach: () => 1,
  cost: 30,
  run: ({ m }, src, { furrow, crest, contrast, soft, rich, lift, amount }, { base, form, hair, spare }) => {
    const { width, height } = src
    const out = m.copy(src)
    const [d, f, c] = [out.data, form.data, base.data]
    for (let y = 0, i = 0; y < height; y++) {
      const [above, below] = [y > 0 ? width : 0, y < height - 1 ? width : 0]
      for (let x = 0; x < width; x++, i++) {
        if (hair.data[i] < 0.02) continue
        const cover = amount * smoothstep(0.12, 0.55, hair.data[i]) * (spare ? 1 - spare.data[i] : 1)
        if (cover < 0.004) continue
        const k = 4 * i
        const gx = f[i + (x < width - 1 ? 1 : 0)] - f[i - (x > 0 ? 1 : 0)]
        const gy = f[i + below] - f[i - above]
        const per = 1 / Math.max(0.004, soft, Math.sqrt(gx * gx + gy * gy))
        const low = contrast * Math.min(1, Math.max(0, 0.5 - (f[i] - furrow) * per))
        const deep = contrast * Math.min(1, Math.max(0, 0.5 - (f[i] - 0.45 * furrow) * per))
        const high = contrast * Math.min(1, Math.max(0, 0.5 + (f[i] - crest) * per))
        const own = Math.min(1, Math.max(0, c[k]))
        const L = Math.min(1, Math.sqrt(own * own + lift * lift))
        const fair = smoothstep(0.35, 0.7, L)
        let [l, a, b] = [L, c[k + 1] * rich, c[k + 2] * rich]
        const pale =
          L < white.from
            ? 0
            : smoothstep(white.from, white.to, L) *
              smoothstep(white.coloured, white.colourless, Math.sqrt(a * a + b * b))
        const shade = 1 - 0.62 * pale
        l +=
          high * (0.075 + 0.055 * fair) * (1 - 0.5 * L) -
          shade * (low * (0.02 + 0.15 * L) + deep * (0.01 + 0.09 * L)) +
          pale * 0.05 * (1 - L)
        // a furrow of fair hair is redder and that of white hair lilac, a crest of black hair reflects the sky
        const warm = fair * (1 - pale)
        const more = 1 + 0.25 * warm * (low + deep) - 0.15 * high
        a = a * more + 0.012 * warm * low - 0.003 * (1 - fair) * high + 0.006 * pale * low
        b = b * more - 0.013 * (1 - fair) * high - 0.01 * (1 - fair) * low - 0.016 * pale * (low + 0.5 * deep)
        d[k] += cover * (Math.min(1, Math.max(0, l)) - d[k])
        d[k + 1] += cover * (a - d[k + 1])
        d[k + 2] += cover * (b - d[k + 2])
      }
    }
    return out
  },
})
