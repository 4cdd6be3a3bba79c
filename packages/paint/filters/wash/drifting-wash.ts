import { filter } from '../../filter.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { drifting } from '../../kernels/gongbi.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { plain, px, ratio } from '../../param.ts'

/** A pale wash over an open space, laid wet: it pools here, is lost there, and never has a hard edge of its own. */
export const driftingWash = filter({
  id: 'drifting-wash',
  doc: 'Lets a pale wash drift through an open space such as the sky.',
  params: {
    size: px(210, { min: 10, max: 900 }, 'Size of the drifts.'),
    cover: ratio(0.55, 'How much of the space it reaches.'),
    sink: ratio(0, 'How much it fades towards the lower part of the picture.'),
    salt: plain(1, { min: 0, max: 10_000 }, 'Another number, other drifts.'),
  },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, frame, seed }, room, { size, cover, sink, salt }) => {
    const cell = Math.max(2, size)
    // drifts are wide: they need not be known at every pixel
    const k = cell >= 64 ? 4 : 1
    const small = { width: Math.ceil(room.width / k), rows: Math.ceil(room.height / k), top: 0 }
    const own = fieldSeed(seed, salt)
    const field = noise(m, small, { cell: cell / k, stretch: 0.6, octaves: 4, gain: 0.5, seed: own })
    const whole = { width: frame.width, height: frame.height, from: 0, to: frame.height }
    return drifting(m, room, k === 1 ? field : enlarge(m, field, whole, k), cover, sink)
  },
})
