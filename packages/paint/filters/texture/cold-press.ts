import { source } from '../../filter.ts'
import { cells, fieldSeed, noise } from '../../kernels/noise.ts'
import { tiled } from '../../kernels/tiled.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** A grain finer than this many output pixels would only be noise. */
const finest = 1.5

/**
 * Height of cold-pressed watercolour paper, 0..1 around 0.5: the dents of the felt, rounder and shallower than
 * the leather that plain cells give, and the fibres on them.
 */
export const coldPress = source({
  id: 'cold-press',
  doc: 'The grain of watercolour paper.',
  params: {
    grain: px(4.2, { min: 1, max: 20 }, 'Distance between dents.'),
    salt: plain(5, { min: 0, max: 10_000 }, 'Another number, another sheet.'),
  },
  from: 'nothing',
  gives: 'plane',
  reach: 'point',
  cost: 60,
  run: ({ m, frame, seed }, _, { grain, salt }) => {
    const s = fieldSeed(seed, salt)
    const cell = Math.max(finest * 2, grain)
    // one sheet is felted like the next
    return tiled(m, frame, cell, (at) => {
      const felt = noise(m, at, { cell: 1.35 * cell, octaves: 2, gain: 0.6, seed: s })
      const dents = cells(m, at, cell, s + 1, 'distance')
      const fibre = noise(m, at, { cell: Math.max(finest, 0.4 * cell), octaves: 2, gain: 0.6, seed: s + 2 })
      const [a, b, c] = [felt.data, dents.data, fibre.data]
      for (let i = 0; i < a.length; i++)
        a[i] = smoothstep(0, 1, 0.5 + 1.15 * (a[i] - 0.5) + 0.42 * (b[i] - 0.47) + 0.62 * (c[i] - 0.5))
      return felt
    })
  },
})
