import { bloom, type Plot } from '../../brushwork/flowers.ts'
import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Drifts of flowers where green things grow low in the picture, larger towards the viewer; none near people. */
export const flowerDrifts = filter({
  id: 'flower-drifts',
  doc: 'Sets drifts of flowers, as comma dabs, into the greenery.',
  params: { amount: ratio(0.5, 'How many.') },
  from: 'picture',
  gives: 'strokes',
  maybe: { care: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame, seed }, src, { amount }, { care }) => {
    const { width, height } = src
    // leaves and grass are busy all over, cloth is not
    const fine = gaussian(m, src, 2.5 * frame.u).data
    const busy = m.plane(width, height)
    for (let i = 0; i < busy.data.length; i++) busy.data[i] = Math.abs(src.data[4 * i] - fine[4 * i])
    const texture = gaussian(m, busy, 12 * frame.u).data
    const people = care ? gaussian(m, care, 14 * frame.u).data : undefined
    const even = gaussian(m, src, 8 * frame.u).data
    const soil = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const [L, a, b] = [even[4 * i], even[4 * i + 1], even[4 * i + 2]]
        const low = y / height
        // leaf green to straw (not the blue green of paint), busy, in the lower part
        const hue = a / (Math.abs(b) + 1e-3)
        const green =
          smoothstep(0.01, 0.045, b) *
          smoothstep(0.25, -0.15, hue) *
          smoothstep(-1.7, -1.1, hue) *
          smoothstep(0.97, 0.85, L)
        const grown = green * smoothstep(0.015, 0.032, texture[i])
        soil.data[i] = grown * smoothstep(0.48, 0.78, low) * (1 - smoothstep(0.02, 0.12, people?.[i] ?? 0))
      }
    const plot: Plot = { soil: gaussian(m, soil, 5 * frame.u), tone: src, u: frame.u }
    return bloom(plot, amount, seed)
  },
})
