import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Hues of cloth and what they become, in degrees of OKLab: red stays red, yellow and olive are gold, green is jade. */
const from = [0, 30, 60, 80, 110, 135, 152, 165, 200, 225, 262, 300, 360]
const to = [24, 29, 52, 78, 84, 92, 158, 168, 174, 374, 380, 384, 384]
const hues = Array.from({ length: 361 }, (_, h) => {
  const i = Math.max(0, from.findIndex((f) => f >= h) - 1)
  const t = (h - from[i]) / (from[i + 1] - from[i])
  const angle = ((to[i] + t * (to[i + 1] - to[i])) * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle)] as const
})
const [red, gold] = [28, 82].map(
  (d) => [Math.cos((d * Math.PI) / 180), Math.sin((d * Math.PI) / 180)] as const,
)
/**
 * Clothes in silk: dark and grey cloth becomes lacquer red, pale cloth ivory, colours go to red, gold and jade. The
 * folds stay and gain sheen.
 */
export const redSilk = filter({
  id: 'red-silk',
  doc: 'Turns clothes into red and gold silk, with their folds.',
  params: {
    amount: ratio(1, 'How far.'),
    sheen: plain(1, { min: 0, max: 2 }, 'How glossy the folds are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { garment: 'plane', broad: 'picture' },
  zone: 'study',
  reach: 'point',
  cost: 60,
  run: ({ m }, src, { amount, sheen }, { garment, broad }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    const d = out.data
    for (let i = 0; i < garment.data.length; i++) {
      const t = amount * smoothstep(0, 0.3, garment.data[i]) // its border is drawn at full size, later
      if (t < 0.01) continue
      const k = 4 * i
      const [L0, a0, b0] = [d[k], d[k + 1], d[k + 2]]
      const mean = firmDark(broad.data[k])
      const raw = Math.min(0.16, Math.max(-0.16, firmDark(L0) - mean))
      // what a camera makes up in the dark is no fold
      const fold = raw * smoothstep(0.004, 0.03, Math.abs(raw))
      const chroma = Math.sqrt(a0 * a0 + b0 * b0)
      // hues of what is nearly black are noise
      // linen and beige are pale gold, not grey
      const beige =
        smoothstep(0.55, 0.85, b0 / (chroma + 1e-4)) *
        smoothstep(0.012, 0.03, chroma) *
        smoothstep(0.35, 0.5, L0)
      const grey = Math.max(smoothstep(0.085, 0.03, chroma) * (1 - 0.95 * beige), smoothstep(0.26, 0.14, L0))
      const pale = smoothstep(0.58, 0.72, 0.8 * L0 + 0.2 * mean)
      // dark cloth is lifted until lacquer red can be seen in it, and its folds with it
      const dark = smoothstep(0.72, 0.3, mean)
      const lifted = mean + dark * (0.19 + 0.92 * mean - mean)
      const deepen = Math.min(2.4, (lifted + 0.08) / (Math.max(0, mean) + 0.08))
      const gloss = smoothstep(0.02, 0.12, fold * deepen) * sheen
      let L = Math.min(0.96, Math.max(0.13, lifted + 1.5 * deepen * fold))
      // grey has no hue worth asking for
      const hue = grey === 1 ? 0 : Math.floor(((Math.atan2(b0, a0) * 180) / Math.PI + 360) % 360)
      const [hx, hy] = hues[hue]
      // strong blue, such as a tie's, becomes gold: red on red would be lost
      const blue = smoothstep(0.085, 0.13, chroma) * smoothstep(0.5, 0.85, -b0 / (chroma + 1e-4))
      const body = 0.195 * smoothstep(0.02, 0.42, L) * smoothstep(1, 0.58, L)
      const own = Math.min(0.19, 0.035 + 1.2 * chroma)
      const ways = [hx + blue * (gold[0] - hx), hy + blue * (gold[1] - hy)] as const
      const a = (1 - grey) * ways[0] * own + grey * ((1 - pale) * red[0] * body + pale * gold[0] * 0.045)
      let b = (1 - grey) * ways[1] * own + grey * ((1 - pale) * red[1] * body + pale * gold[1] * 0.045)
      // red silk is deep, gold silk bright
      L -= 0.11 * (1 - pale) * smoothstep(0.4, 0.62, L) * smoothstep(0.6, 0.8, ways[0])
      // the light on silk is warm
      L += 0.1 * gloss * (1 - L)
      b += 0.03 * gloss
      d[k] = L0 + t * (L - L0)
      d[k + 1] = a0 + t * (a - a0)
      d[k + 2] = b0 + t * (b - b0)
    }
    return out
  },
})

/** Lightness whose darkest steps, where a camera sees noise, are drawn together. */
const firmDark = (L: number): number => (L > 0.2 ? L : 0.1 + 0.5 * Math.max(0, L))
