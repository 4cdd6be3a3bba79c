import { filter } from '../../filter.ts'
import { isMeshed, type Seen } from '../../guidance/seen.ts'
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
/** Gold thread in full light. */
const thread = { L: 0.8, a: 0.02, b: 0.125 }
const crimson = { L: 0.48, a: 0.165, b: 0.09 }

/**
 * Clothes in silk: dark and grey cloth becomes lacquer red, pale cloth ivory, colours go to red, gold and jade. The
 * folds stay and gain sheen; a brocade of roundels is woven in, bent by the folds and lit with them.
 */
export const redSilk = filter({
  id: 'red-silk',
  doc: 'Turns clothes into red and gold silk, with their folds.',
  params: {
    amount: ratio(1, 'How far.'),
    woven: ratio(0.55, 'How strongly the brocade shows.'),
    sheen: plain(1, { min: 0, max: 2 }, 'How glossy the folds are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { garment: 'plane', broad: 'picture', drift: 'plane', seen: 'seen' },
  reach: 'point',
  cost: 60,
  run: ({ m, frame }, src, { amount, woven, sheen }, { garment, broad, drift, seen }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    const d = out.data
    const tile = tileOf(seen) * frame.u
    for (let y = 0, i = 0; y < src.height; y++)
      for (let x = 0; x < src.width; x++, i++) {
        const t = amount * garment.data[i]
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
        const grey = Math.max(
          smoothstep(0.085, 0.03, chroma) * (1 - 0.95 * beige),
          smoothstep(0.26, 0.14, L0),
        )
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
        let a = (1 - grey) * ways[0] * own + grey * ((1 - pale) * red[0] * body + pale * gold[0] * 0.045)
        let b = (1 - grey) * ways[1] * own + grey * ((1 - pale) * red[1] * body + pale * gold[1] * 0.045)
        // red silk is deep, gold silk bright
        L -= 0.11 * (1 - pale) * smoothstep(0.4, 0.62, L) * smoothstep(0.6, 0.8, ways[0])
        const golden = (1 - grey) * smoothstep(0.4, 0.15, ways[0]) * smoothstep(0.8, 0.95, ways[1])
        // the light on silk is warm
        L += 0.1 * gloss * (1 - L)
        b += 0.03 * gloss
        const shown =
          (0.3 + 0.7 * smoothstep(0.4, 0.6, drift.data[i])) * smoothstep(0.5, 0.95, t) * (1 - 0.75 * pale)
        const sewn =
          shown * woven <= 0.01
            ? 0
            : woven * shown * brocade(x, y + frame.top, tile, fold, mean, drift.data[i])
        // gold thread on red and jade, crimson thread on gold
        const lit = Math.min(1, Math.max(0.25, 0.3 + 1.15 * L))
        L += sewn * ((thread.L + golden * (crimson.L - thread.L)) * lit - L)
        a += sewn * (thread.a + golden * (crimson.a - thread.a) - a)
        b += sewn * ((thread.b + golden * (crimson.b - thread.b)) * lit - b)
        d[k] = L0 + t * (L - L0)
        d[k + 1] = a0 + t * (a - a0)
        d[k + 2] = b0 + t * (b - b0)
      }
    return out
  },
})

/** Lightness whose darkest steps, where a camera sees noise, are drawn together. */
const firmDark = (L: number): number => (L > 0.2 ? L : 0.1 + 0.5 * Math.max(0, L))

/** From one roundel to the next, in u: as large on a small figure as on a large one. */
function tileOf(seen: Seen): number {
  const tallest = Math.max(0, ...seen.faces.filter(isMeshed).map((f) => f.box.height))
  return Math.min(64, Math.max(14, 0.24 * tallest))
}

/** Roundels in brick order with small lozenges between, 0..1; the cloth carries them up and down its folds. */
function brocade(x: number, y: number, tile: number, fold: number, mean: number, drift: number): number {
  const X = x / tile + 0.3 * fold + 1.2 * (drift - 0.5)
  const Y = y / tile - 0.4 * fold + 1.1 * mean
  const row = Math.floor(Y)
  const shifted = X + 0.5 * (row & 1)
  const [p, q] = [shifted - Math.floor(shifted) - 0.5, Y - row - 0.5]
  const r2 = p * p + q * q
  const r = Math.sqrt(r2)
  // nothing is woven between the rings and the lozenges
  if (r > 0.41 && Math.abs(p) + Math.abs(q) < 0.4) return 0
  const soft = Math.max(0.02, 1.1 / tile)
  const line = (v: number, half: number) => Math.min(1, Math.max(0, (half + soft / 2 - Math.abs(v)) / soft))
  const four = r2 > 1e-5 ? (p * p * p * p - 6 * p * p * q * q + q * q * q * q) / (r2 * r2) : 1
  const petals = line(r - (0.16 + 0.07 * four), 0.014)
  const lozenge = line(Math.abs(Math.abs(p) - 0.5) + Math.abs(q), 0.055)
  return Math.max(line(r - 0.37, 0.016), line(r - 0.31, 0.009), petals, line(r, 0.05), lozenge)
}
