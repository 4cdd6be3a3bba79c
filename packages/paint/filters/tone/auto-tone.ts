import { filter } from '../../filter.ts'
import { curved, lightnessCounts } from '../../kernels/tones.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const bins = 1024

/** Share `q` of the counted pixels lies below the returned lightness. */
function quantile(histogram: Uint32Array, total: number, q: number): number {
  let seen = 0
  for (let i = 0; i < bins; i++) {
    seen += histogram[i]
    if (seen >= q * total) return i / (bins - 1)
  }
  return 1
}

/**
 * The curve 1 - (1 - L)^k lifts a dark photo and keeps its blacks black, which a gamma does not; k is found so
 * that the mean meets `key`. A dark photo is lifted less: night stays night.
 */
export const autoTone = filter({
  id: 'auto-tone',
  doc: 'Stretches the tones and brings the photo to a given mean lightness, keeping blacks black.',
  params: { key: ratio(0.66, 'Mean lightness aimed at.') },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m }, src, { key }, { spare }) => {
    const n = src.width * src.height
    const histogram = lightnessCounts(m, src, bins)
    const black = Math.min(0.22, quantile(histogram, n, 0.007))
    const plainMean = histogram.reduce((t, count, i) => t + (count * i) / (bins - 1), 0) / n
    const night = Math.max(0, 0.46 - plainMean)
    // nothing in it is bright and the whole is not light (as fog is): its lights are the lights of dusk
    const brightest = quantile(histogram, n, 0.993)
    const dusk = smoothstep(0.88, 0.74, brightest) * smoothstep(0.6, 0.46, plainMean)
    const white = Math.max(0.72 + 0.9 * night + 0.3 * dusk, brightest)
    const stretched = Float64Array.from(
      histogram,
      (_, i) => Math.min(1, Math.max(0, (i / (bins - 1) - black) / (white - black))) * 0.955 + 0.035,
    )
    const mean = (of: (L: number) => number): number =>
      histogram.reduce((t, count, i) => t + count * of(stretched[i]), 0) / n
    const target = key - 1.1 * night - 0.23 * dusk
    let [low, high] = [0.8, 2.1]
    for (let i = 0; i < 14; i++) {
      const k = (low + high) / 2
      if (mean((L) => 1 - (1 - L) ** k) < target) low = k
      else high = k
    }
    const curve = stretched.map((L) => L + (1 - (1 - L) ** low - L) * (1 - 0.75 * smoothstep(0.68, 0.95, L)))
    return curved(m, src, curve, spare) // people keep their own lightness
  },
})
