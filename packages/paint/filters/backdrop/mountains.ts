import { rangesOf, ridgeAt } from '../../brushwork/ridges.ts'
import { filter } from '../../filter.ts'
import { noise } from '../../kernels/noise.ts'
import { plain, ratio } from '../../param.ts'

/** What a range far away and a near one take of ink. */
const tones = { far: 0.2, near: 0.52 }

/** e^-x for 0..8, in steps of 1/64. */
const falls = Float32Array.from({ length: 513 }, (_, i) => Math.exp(-i / 64))
const fall = (x: number): number => falls[Math.min(512, Math.round(x * 64))]

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
    if (!room.data.some((v) => v > 0.01)) return out
    const lie = { width: width / u, height: height / u, far, near, layers: Math.round(layers), rise }
    const half = { width: halved(width), rows: halved(height), top: 0 }
    for (const range of rangesOf(lie, seed + 30)) {
      const wet = noise(m, half, { cell: 75 * u, octaves: 2, gain: 0.5, seed: range.seed + 5 })
      const rock = noise(m, half, { cell: 15 * u, stretch: 2.4, octaves: 3, gain: 0.6, seed: range.seed + 6 })
      const tone = depth * (tones.far + (tones.near - tones.far) * range.near)
      const soft = 1.1 * u
      for (let x = 0; x < width; x++) {
        const ridge = ridgeAt(range, x / u) * u
        const mist = range.mist * u
        for (let y = Math.max(0, Math.floor(ridge - soft)); y < Math.min(height, ridge + 4 * mist); y++) {
          const i = y * width + x
          if (room.data[i] < 0.01) continue
          const t = Math.max(0, y - ridge)
          const over = Math.min(1, Math.max(0, (y - ridge + soft) / (2 * soft)))
          const j = (y >> 1) * half.width + (x >> 1)
          const w = 2 * wet.data[j] - 1
          const r = 2 * rock.data[j] - 1
          const body = fall((t / (mist * (1 + 0.9 * w))) * (0.6 + (0.4 * t) / mist))
          const folds = Math.min(1, Math.max(0, (r - 0.05) * 3.2)) * fall(t / (0.5 * mist))
          const rim = fall(t / (5 * u)) * Math.min(1, Math.max(0, 0.5 + 1.6 * w))
          const ink = tone * (body * (0.62 + 0.35 * r + 0.25 * w) + 0.4 * folds * range.near + 0.3 * rim)
          out.data[i] = out.data[i] * (1 - 0.85 * over * Math.min(1, 1.4 * body)) + over * Math.max(0, ink)
        }
      }
      m.free(wet)
      m.free(rock)
    }
    for (let i = 0; i < out.data.length; i++)
      out.data[i] = Math.min(2, out.data[i] * Math.min(1, room.data[i]))
    return out
  },
})
