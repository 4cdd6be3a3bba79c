import { anywhere } from '../../anywhere.ts'
import { rangesOf, ridgeAt } from '../../brushwork/ridges.ts'
import { filter } from '../../filter.ts'
import { keepRoom, layRange } from '../../kernels/ink.ts'
import { noise } from '../../kernels/noise.ts'
import { plain, ratio } from '../../param.ts'

/** What a range far away and a near one take of ink. */
const tones = { far: 0.2, near: 0.52 }

/** Textures are soft: half the size shows the same. */
const halved = (n: number): number => (n + 1) >> 1

/**
 * Ranges of mountains, the near over the far: sharp against the sky, wet below, each dissolving into the mist before
 * the next. Gives how much ink lies there; nothing where there is no room.
 */
export const mountains = filter({
  id: 'mountains',
  doc: 'Paints misty ranges of mountains in diluted ink.',
  params: {
    far: ratio(0.42, 'Where the foot of the farthest range lies, as a share of the height.'),
    near: ratio(0.86, 'Where the foot of the nearest range lies.'),
    rise: ratio(0.3, 'Height of a high peak.'),
    layers: plain(4, { min: 1, max: 8 }, 'How many ranges.'),
    depth: plain(1, { min: 0, max: 2 }, 'How dark they are.'),
  },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  range: [0, 2],
  cost: 60,
  run: ({ m, frame, seed }, room, { far, near, rise, layers, depth }) => {
    const { width, height, u } = frame
    const out = m.plane(width, height)
    out.data.fill(0)
    if (!anywhere(room, 0.01)) return out
    const lie = { width: width / u, height: height / u, far, near, layers: Math.round(layers), rise }
    for (const range of rangesOf(lie, seed + 30)) {
      const ridge = m.plane(width, 1)
      let [least, most] = [height, 0]
      for (let x = 0; x < width; x++) {
        const y = ridgeAt(range, x / u) * u
        ridge.data[x] = y
        if (y < least) least = y
        if (y > most) most = y
      }
      const mist = range.mist * u
      // textures are at half the size: the first row must be even
      const first = 2 * (Math.max(0, Math.floor(least - 1.1 * u)) >> 1)
      const rows = Math.min(height, Math.ceil(most + 4 * mist)) - first
      if (rows <= 0) continue
      const half = { width: halved(width), rows: halved(rows), top: first >> 1 }
      const wet = noise(m, half, { cell: 75 * u, octaves: 2, gain: 0.5, seed: range.seed + 5 })
      const rock = noise(m, half, { cell: 15 * u, stretch: 2.4, octaves: 3, gain: 0.6, seed: range.seed + 6 })
      const tone = depth * (tones.far + (tones.near - tones.far) * range.near)
      layRange(m, out, room, { ridge, mist, tone, near: range.near, first, rows, wet, rock }, u)
      for (const p of [ridge, wet, rock]) m.free(p)
    }
    keepRoom(m, out, room, 2)
    return out
  },
})
