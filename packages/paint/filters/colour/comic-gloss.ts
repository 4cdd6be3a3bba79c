import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Bands of shine are broad: every so many pixels tell them. */
const grain = 3

/**
 * What a colourist adds last: a band of light in the hair, cut hard; a blush on the cheeks; red in the lips; eyes
 * that are brighter than they were. `light` is the picture whose lights decide where the gloss lies.
 */
export const comicGloss = filter({
  id: 'comic-gloss',
  doc: 'Adds shine to hair, blush to cheeks, colour to lips and light to eyes.',
  params: { amount: ratio(0.8, 'How much of it.') },
  from: 'picture',
  gives: 'picture',
  with: { light: 'picture', hair: 'plane', skin: 'plane', cheeks: 'plane', lips: 'plane', eyes: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, src, { amount }, { light, hair, skin, cheeks, lips, eyes }) => {
    const { width, height } = src
    const L = laneOf(m, light, 0)
    const near = gaussian(m, L, 3 * u).data
    // a colourist sets one band of shine, not a fleck a strand
    const [coarse, haired] = [shrink(m, L, grain), anywhere(hair)]
    const broadly = (sigma: number): Float32Array =>
      enlarge(m, gaussian(m, coarse, sigma / grain), { width, height, from: 0, to: height }, grain).data
    const band = haired ? broadly(9 * u) : near
    const broad = haired ? broadly(34 * u) : near
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      let [L, a, b] = [s[k], s[k + 1], s[k + 2]]
      const strand = hair.data[i] * (1 - skin.data[i])
      if (strand > 0.05) {
        const gloss = amount * smoothstep(0.3, 0.6, strand) * smoothstep(0.02, 0.045, band[i] - broad[i])
        // black hair shines blue, fair hair gold
        const fair = smoothstep(0.35, 0.65, L)
        L += gloss * (0.13 - 0.04 * fair)
        a += gloss * (0.004 * fair - 0.004)
        b += gloss * (0.03 * fair - 0.03)
      }
      const blush = amount * cheeks.data[i] * skin.data[i]
      a += 0.018 * blush + 0.035 * amount * lips.data[i]
      b += 0.004 * blush
      if (eyes.data[i] > 0.02) L += amount * eyes.data[i] * (0.02 + 0.5 * (light.data[k] - near[i]))
      d[k] = Math.min(1, Math.max(0, L))
      d[k + 1] = a
      d[k + 2] = b
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
