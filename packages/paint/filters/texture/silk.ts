import { labOf } from '../../colour.ts'
import { type Frame, filter, source } from '../../filter.ts'
import { silkCloth, weave } from '../../kernels/gongbi.ts'
import type { Machine } from '../../kernels/machine.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** A thread finer than this many output pixels would only be noise. */
const finest = 1.4
/** How many times longer than wide a thread looks before another lies over it. */
const long = 9

/** Plain-woven silk, 0..1 around 0.5: fine threads both ways, uneven as hand-reeled silk is. */
export const silk = source({
  id: 'silk',
  doc: 'The weave of painting silk.',
  params: {
    thread: px(1.1, { min: 0.5, max: 20 }, 'Width of a thread.'),
    salt: plain(13, { min: 0, max: 10_000 }, 'Another number, another bolt.'),
  },
  from: 'nothing',
  gives: 'plane',
  reach: 'point',
  cost: 40,
  run: ({ m, frame, seed }, _, { thread, salt }) => {
    const own = fieldSeed(seed, salt)
    const wide = 1.6 * Math.max(finest, thread)
    return weave(m, warp(m, frame, wide, own), weft(m, frame, wide, own + 1))
  },
})

/** Along a thread little changes: there it is asked every so many pixels, and drawn out between. */
const every = 4

/** Threads that run down the sheet. */
function warp(m: Machine, { width, rows, top }: Frame, wide: number, seed: number): Plane {
  const first = Math.floor(top / every) - 1
  const height = Math.ceil((top + rows) / every) + 1 - first
  const shape = { cell: wide, stretch: long / every, octaves: 1, gain: 0.5, seed }
  const small = noise(m, { width, rows: height, top: first }, shape)
  const out = m.plane(width, rows)
  const from = [small.at, out.at, width, height, 1] as const
  m.rows('enlargeRows', rows, ...from, width, top - first * every, 1, 1 / every)
  m.free(small)
  return out
}

/** Threads that run across it. */
function weft(m: Machine, { width, rows, top }: Frame, wide: number, seed: number): Plane {
  const across = Math.ceil(width / every) + 1
  const shape = { cell: (wide * long) / every, stretch: every / long, octaves: 1, gain: 0.5, seed }
  const small = noise(m, { width: across, rows, top }, shape)
  const out = m.plane(width, rows)
  m.rows('enlargeRows', rows, small.at, out.at, across, rows, 1, width, 0, 1 / every, 1)
  m.free(small)
  return out
}

const [fresh, aged, lead] = [labOf('#f7f1e4'), labOf('#e9dcc2'), labOf('#fdf9f2')]

/**
 * The silk as a ground: sized, toned with tea, darker in clouds. Where skin will be painted it is backed with white
 * lead, as painters of figures did, so that faces glow.
 */
export const silkGround = filter({
  id: 'silk-ground',
  doc: 'Prepares toned silk as a ground for painting, backed with white under faces.',
  params: {
    tone: ratio(0.35, 'How dark the silk is toned.'),
    weave: plain(1, { min: 0, max: 4 }, 'How much the threads show.'),
  },
  from: 'plane',
  gives: 'picture',
  with: { mottle: 'plane' },
  maybe: { backed: 'plane' },
  reach: 'point',
  cost: 15,
  run: ({ m }, threads, { tone, weave: much }, { mottle, backed }) =>
    silkCloth(m, threads, { mottle, backed, fresh, aged, lead, tone, weave: much }),
})
