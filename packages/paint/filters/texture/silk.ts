import { labOf } from '../../colour.ts'
import { filter, source } from '../../filter.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

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
    const warp = noise(m, frame, { cell: wide, stretch: long, octaves: 1, gain: 0.5, seed: own })
    const weft = noise(m, frame, {
      cell: wide * long,
      stretch: 1 / long,
      octaves: 1,
      gain: 0.5,
      seed: own + 1,
    })
    for (let i = 0; i < warp.data.length; i++)
      warp.data[i] = Math.min(1, Math.max(0, 0.5 + 0.9 * (warp.data[i] - 0.5) + 1.1 * (weft.data[i] - 0.5)))
    return warp
  },
})

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
  run: ({ m }, weave, values, { mottle, backed }) => {
    const out = m.plane(weave.width, weave.height, 4)
    for (let i = 0, k = 0; i < weave.data.length; i++, k += 4) {
      const t = Math.min(1, Math.max(0, values.tone + 0.9 * (mottle.data[i] - 0.5)))
      const w = backed ? smoothstep(0.3, 0.8, backed.data[i]) : 0
      const thread = 0.022 * values.weave * (weave.data[i] - 0.5) * (1 - 0.7 * w)
      // cloth from fresh to aged, and from cloth to white lead
      const [f, g] = [(1 - t) * (1 - w), t * (1 - w)]
      out.data[k] = f * fresh.L + g * aged.L + w * lead.L + thread
      out.data[k + 1] = f * fresh.a + g * aged.a + w * lead.a
      out.data[k + 2] = f * fresh.b + g * aged.b + w * lead.b - 0.25 * thread
      out.data[k + 3] = 0
    }
    return out
  },
})
