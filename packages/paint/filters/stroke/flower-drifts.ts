import { bloom, type Plot } from '../../brushwork/flowers.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** The colour of a bed is broad: every so many pixels tell it. */
const grain = 3
/** How far a bloom reaches, in u. */
const bloomed = 14
/** Flowers of a garden behind people are nearer than those of a landscape. */
const inRoom = 1.25

/**
 * Drifts of flowers where leaves and grass grow low in the picture, larger towards the viewer, and at the foot of a
 * painted garden; never on people, nor on what is not green.
 */
export const flowerDrifts = filter({
  id: 'flower-drifts',
  doc: 'Sets drifts of flowers, as comma dabs, into the greenery.',
  params: { amount: ratio(0.5, 'How many.') },
  from: 'picture',
  gives: 'strokes',
  with: { foliage: 'plane', person: 'plane', room: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame, seed }, src, { amount }, { foliage, person, room }) => {
    const { width, height } = src
    const coarse = gaussian(m, shrink(m, src, grain), (8 * frame.u) / grain)
    const even = enlarge(m, coarse, { width, height, from: 0, to: height }, grain).data
    // a bloom is as wide as that: none hangs over people
    const near = gaussian(m, shrink(m, person, grain), (bloomed * frame.u) / grain)
    const taken = enlarge(m, near, { width, height, from: 0, to: height }, grain).data
    const soil = m.plane(width, height)
    let free = 0
    for (let y = 0, i = 0; y < height; y++) {
      const low = smoothstep(0.48, 0.78, y / height)
      const foot = smoothstep(0.5, 0.92, y / height)
      for (let x = 0; x < width; x++, i++) {
        const own = room.data[i]
        free += own
        soil.data[i] = 0
        if (low <= 0) continue
        let grown = 0
        if (foliage.data[i] > 0.05 && own < 0.99) {
          const [L, a, b] = [even[4 * i], even[4 * i + 1], even[4 * i + 2]]
          // leaf green to straw: blossom needs no flowers set into it
          const hue = a / (Math.abs(b) + 1e-3)
          const green = smoothstep(0.01, 0.045, b) * smoothstep(0.25, -0.15, hue) * smoothstep(0.97, 0.85, L)
          grown = green * foliage.data[i] * low * (1 - own)
        }
        soil.data[i] = Math.max(grown, 0.8 * own * foot) * (1 - smoothstep(0.03, 0.12, taken[i]))
      }
    }
    const grown = free > 0.03 * width * height ? inRoom : 1
    const plot: Plot = { soil: gaussian(m, soil, 5 * frame.u), tone: src, u: frame.u, grown }
    return bloom(plot, amount, seed)
  },
})
