import { cobalt } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { alongFlow } from '../../kernels/along-flow.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Washes of a tile painter: from which darkness on each begins, and how strong the paint is then. */
const washes = [
  [0.17, 0.16],
  [0.38, 0.18],
  [0.6, 0.2],
  [0.82, 0.2],
] as const
/** Half-width of the border of a wash, in darkness. */
const border = 0.05
/** A scene is lightened until half of it is lighter than this darkness: most of a tile is its white. */
const airiest = 0.4
/** What of the lightest and the darkest is not counted, and how far apart they are at least. */
const [cut, range] = [0.02, 0.35] as const
/** Chroma from which on a colour is painted over the glaze. */
const [dull, pure] = [0.075, 0.125] as const

/** A scene as it is painted on a tile: in four washes of cobalt that pool at their borders; reds and yellows over them. */
export const tileWashes = filter({
  id: 'tile-washes',
  doc: 'Paints a scene in four washes of cobalt, its warm colours in enamels over the glaze.',
  params: {
    clear: plain(0.55, { min: 0, max: 2 }, 'How much stronger forms are than in the photo.'),
    around: px(34, { min: 4, max: 200 }, 'How large such forms are.'),
    airy: ratio(0.5, 'How much paler the sky is.'),
    pool: plain(0.5, { min: 0, max: 2 }, 'How much paint gathers at the borders of washes.'),
    grain: ratio(0.3, 'How unevenly the paint lies.'),
    streaks: ratio(0.5, 'How clearly it is seen where the brush went.'),
    warm: ratio(0.85, 'How far reds and yellows are kept.'),
    green: ratio(0.55, 'How far greens are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { sky: 'plane', stage: 'plane', flow: 'flow' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame, seed }, src, v, { sky, stage, flow }) => {
    const out = m.copy(src)
    if (stage.data[0] >= 0.99) return out
    const { width, height } = src
    const u = frame.u
    const L = laneOf(m, src, 0)
    const k = Math.max(1, Math.min(4, Math.floor(v.around / 6)))
    const soft = gaussian(m, k === 1 ? L : shrink(m, L, k), v.around / k)
    const broad = k === 1 ? soft : enlarge(m, soft, { width, height, from: 0, to: height }, k)
    const [least, half, most] = limits(L)
    const per = 1 / Math.max(range, most - least)
    const middle = 0.5 * (least + most)
    const lift = Math.min(
      2.2,
      Math.max(1, Math.log(airiest) / Math.log(Math.min(0.95, Math.max(0.05, 0.5 - (half - middle) * per)))),
    )
    const shades = Float32Array.from({ length: 257 }, (_, i) => (i / 256) ** lift)
    const at = { width, rows: height, top: 0 }
    const drift = noise(m, at, { cell: 26 * u, octaves: 3, gain: 0.6, seed: fieldSeed(seed, 19) })
    const hairs = noise(m, at, {
      cell: Math.max(1.5, 2.6 * u),
      octaves: 1,
      gain: 0.5,
      seed: fieldSeed(seed, 23),
    })
    const brushed = alongFlow(m, hairs, flow, Math.max(1, 11 * u))
    const paint = L
    for (let i = 0; i < paint.data.length; i++) {
      const light = L.data[i] + v.clear * (L.data[i] - broad.data[i])
      const own = Math.max(0, Math.min(1, 0.5 - (light - middle) * per))
      const streak = v.streaks * (brushed.data[i] - 0.5)
      const dark = shades[Math.round(256 * own)] + 0.12 * v.grain * (drift.data[i] - 0.5) + 0.22 * streak
      let t = 0.02
      for (let w = 0; w < washes.length; w++) {
        const d = (dark - washes[w][0]) / (2 * border) + 0.5
        t += washes[w][1] * (d <= 0 ? 0 : d >= 1 ? 1 : d * d * (3 - 2 * d))
      }
      t += 0.12 * (dark - 0.5) * (t > 0.1 ? 1 : 0.4)
      paint.data[i] = Math.max(0, t * (1 - v.airy * sky.data[i]))
    }
    const even = gaussian(m, paint, Math.max(0.5, 2 * u))
    for (let i = 0, c = 0; i < paint.data.length; i++, c += 4) {
      const p = paint.data[i]
      const edge = Math.max(0, Math.min(0.12, p - even.data[i]))
      const uneven = 0.16 * v.grain * (drift.data[i] - 0.5) + 0.5 * v.streaks * (brushed.data[i] - 0.5)
      const t = p + v.pool * edge + Math.min(0.5, p) * uneven
      const [a, b] = [src.data[c + 1], src.data[c + 2]]
      const chroma = Math.sqrt(a * a + b * b)
      let [l, ca, cb] = [cobalt(t, 0), cobalt(t, 1), cobalt(t, 2)]
      if (chroma > dull) {
        const warm = v.warm * smoothstep(-0.35, 0.1, a / chroma) * smoothstep(-0.45, -0.05, b / chroma)
        const green = v.green * smoothstep(-0.3, -0.6, a / chroma) * smoothstep(0.1, 0.3, b / chroma)
        const w = smoothstep(dull, pure, chroma) * Math.max(warm, green)
        if (w > 0) {
          // enamels go from pale to deep with the paint, and pale at their lightest
          const rich = (Math.min(0.16, 1.1 * chroma) / chroma) * Math.min(1, 0.45 + 1.5 * t)
          l += w * (0.4 + 0.54 * (1 - Math.min(1, t)) - l)
          ca += w * (rich * a - ca)
          cb += w * (rich * b - cb)
        }
      }
      out.data[c] = l
      out.data[c + 1] = ca
      out.data[c + 2] = cb
      out.data[c + 3] = 0
    }
    return out
  },
})

/** The lightness below which `cut` of the picture lies, half of it, and all but `cut`. */
function limits(L: Plane): readonly [number, number, number] {
  const bins = new Int32Array(256)
  let all = 0
  for (let i = 0; i < L.data.length; i += 3) {
    bins[Math.min(255, Math.max(0, Math.floor(256 * L.data[i])))]++
    all++
  }
  const find = (share: number) => {
    let sum = 0
    for (let k = 0; k < 256; k++) {
      sum += bins[k]
      if (sum >= share * all) return (k + 0.5) / 256
    }
    return 1
  }
  return [find(cut), find(0.5), find(1 - cut)]
}
