import { filter } from '../../filter.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

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
    const { width, height } = room
    const own = fieldSeed(seed, salt)
    const drift = noise(m, frame, { cell: Math.max(2, size), stretch: 0.6, octaves: 4, gain: 0.5, seed: own })
    const out = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++) {
      const fall = 1 - sink * smoothstep(0.05, 0.75, y / height)
      for (let x = 0; x < width; x++, i++) {
        const at = 2 * drift.data[i] - 1 + 1.2 * (cover - 0.5)
        out.data[i] = room.data[i] <= 0 ? 0 : Math.min(1, room.data[i]) * fall * smoothstep(-0.3, 0.55, at)
      }
    }
    return out
  },
})
