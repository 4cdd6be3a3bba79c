import { source } from '../../filter.ts'
import { cells as cellular, fieldSeed, noise as fractal } from '../../kernels/noise.ts'
import { choice, plain, px } from '../../param.ts'

const salt = plain(1, { min: 0, max: 10_000 }, 'Another number, another field.')
/** 0..1 around 0.5: `2 * v - 1` swings about -0.7..0.7. Bands join and every size shows the same clouds. */
export const noise = source({
  id: 'noise',
  doc: 'Clouds, from broad drifts to fine grain.',
  source: 'Perlin 2002, Improving Noise, doi:10.1145/566654.566636',
  params: {
    size: px(90, { min: 0.3, max: 1000 }, 'Size of the largest swing.'),
    octaves: plain(4, { min: 1, max: 6 }, 'How many finer swings are added.'),
    gain: plain(0.55, { min: 0, max: 1 }, 'What each finer swing keeps of the strength.'),
    stretch: plain(1, { min: 0.1, max: 20 }, 'How much longer the swings are down the picture than across.'),
    salt,
  },
  from: 'nothing',
  gives: 'plane',
  reach: 'point',
  cost: 12,
  run: ({ m, frame, seed }, _, { size, octaves, gain, stretch, salt }) =>
    fractal(m, frame, {
      cell: size,
      stretch,
      octaves: Math.round(octaves),
      gain,
      seed: fieldSeed(seed, salt),
    }),
})

export const cells = source({
  id: 'cells',
  doc: 'Scattered points and how far they are: petals, drops, blooms.',
  source: 'Worley 1996, A Cellular Texture Basis Function, doi:10.1145/237170.237267',
  params: {
    size: px(60, { min: 0.8, max: 1000 }, 'One point a square of this side.'),
    kind: choice(['distance', 'border', 'own'], 'distance', 'What is told of the nearest point.'),
    salt,
  },
  from: 'nothing',
  gives: 'plane',
  reach: 'point',
  cost: 25,
  run: ({ m, frame, seed }, _, { size, kind, salt }) => cellular(m, frame, size, fieldSeed(seed, salt), kind),
})
