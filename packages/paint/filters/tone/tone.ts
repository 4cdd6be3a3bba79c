import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { toned } from '../../kernels/finish.ts'
import { guided } from '../../kernels/guided.ts'
import { scaled } from '../../kernels/points.ts'
import { plain, px, ratio } from '../../param.ts'

const bins = 1024

/** Lightness below which a share of the pixels lies. */
function quantiles(L: Float32Array, shares: readonly number[]): number[] {
  const histogram = new Uint32Array(bins)
  for (let i = 0; i < L.length; i++)
    histogram[Math.min(bins - 1, Math.max(0, (L[i] * (bins - 1) + 0.5) | 0))]++
  return shares.map((share) => {
    let [seen, i] = [0, 0]
    for (; i < bins - 1; i++) {
      seen += histogram[i]
      if (seen >= share * L.length) break
    }
    return i / (bins - 1)
  })
}

/**
 * Lightness = broad light (edge-keeping) + detail. The broad light is drawn together, the detail kept: the sun
 * that lit the photo goes, the forms stay, and no halo appears. Chroma follows the lightness a little way, so
 * that lifted shadows do not turn grey.
 */
export const tone = filter({
  id: 'tone',
  doc: "Takes away the photo's own light and keeps the forms: the ground of everything painted.",
  source: 'base and detail by the guided filter: He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213',
  params: {
    radius: px(50, { min: 4, max: 200 }, 'How broad light is.'),
    light: plain(0.8, { min: 0, max: 1.5 }, 'How much of the broad light stays; 1 leaves it.'),
    detail: plain(1.15, { min: 0, max: 3 }, 'Factor of the detail.'),
    middle: ratio(0.54, 'Where middle grey comes to lie.'),
  },
  from: 'picture',
  gives: 'picture',
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, { radius, light, detail, middle }) => {
    const own = laneOf(m, src, 0)
    const [low, high] = quantiles(own.data, [0.012, 0.988])
    // a photo that is all dark or all bright is stretched only so far: night stays night, fog stays fog
    const [black, white] = [Math.min(low, 0.22), Math.max(high, 0.74)]
    const L = scaled(m, own, -black / (white - black), 1 / (white - black), -9, 9)
    const base = guided(m, L, L, { radius, eps: 0.02 })
    return toned(m, src, L, base, { middle, light, detail })
  },
})
