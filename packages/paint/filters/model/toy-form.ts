import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { inflated } from '../../guidance/inflate.ts'
import { surveyOf } from '../../guidance/refine.ts'
import { isMeshed, type Seen } from '../../guidance/seen.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Longest side of what forms are worked on, in pixels: blown-up bodies have no small forms. */
const side = 330
/** Steeper than this no surface is lit. */
const steepest = 2.4

/**
 * Where the surfaces of a toy face: skin, hair and clothes blown up each for itself, and bodies as a whole; heads as
 * balls, if they have no faces of their own.
 */
export const toyForm = filter({
  id: 'toy-form',
  doc: 'Blows people and animals up like toys: every part round for itself, heads as balls.',
  params: {
    whole: ratio(0.5, 'How round a whole body is.'),
    parts: ratio(0.45, 'How round each of its parts is.'),
    ball: ratio(1, 'How far heads are balls; at 0 they are as round as the rest.'),
    deep: plain(0.85, { min: 0.1, max: 2 }, 'Depth of such a ball by its half-width.'),
  },
  from: 'plane',
  gives: 'normals',
  with: { seen: 'seen', skin: 'plane', hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, figure, v, { seen, skin, hair }) => {
    const { width, height } = figure
    const out = m.plane(width, height, 4)
    if (!anywhere(figure, 0.1)) {
      out.data.fill(0)
      for (let c = 2; c < out.data.length; c += 4) out.data[c] = 1
      return out
    }
    const { small: body, k } = surveyOf(m, figure, side)
    const { width: w, height: h } = body
    const [bare, locks] = [skin, hair].map((p) => gaussian(m, surveyOf(m, p, side).small, 1).data)
    const kind = new Uint8Array(w * h)
    for (let i = 0; i < kind.length; i++)
      kind[i] = locks[i] > 0.45 ? 3 : body.data[i] < 0.5 ? 0 : bare[i] > 0.5 ? 2 : 1
    const whole = new Float32Array(w * h)
    const own = new Float32Array(w * h)
    for (let y = 0, i = 0; y < h; y++)
      for (let x = 0; x < w; x++, i++) {
        if (kind[i] === 0) continue
        whole[i] = 1
        const apart = (x > 0 && kind[i - 1] !== kind[i]) || (y > 0 && kind[i - w] !== kind[i])
        own[i] = apart ? 0 : 1
      }
    const [all, each] = [inflated(whole, w, h), inflated(own, w, h)]
    const z = m.plane(w, h)
    for (let i = 0; i < z.data.length; i++)
      z.data[i] = 2 * (v.whole * Math.sqrt(Math.max(0, all[i])) + v.parts * Math.sqrt(Math.max(0, each[i])))
    const soft = gaussian(m, z, 1.6)
    layHeads(soft.data, whole, { seen, w, h, u: frame.u / k, ...v })
    const round = gaussian(m, soft, 0.8)
    const trust = gaussian(m, body, 0.8)
    const small = m.plane(w, h, 4)
    for (let y = 0, i = 0; y < h; y++)
      for (let x = 0; x < w; x++, i++) {
        const [l, r] = [x > 0 ? -1 : 0, x < w - 1 ? 1 : 0]
        const [t, b] = [y > 0 ? -w : 0, y < h - 1 ? w : 0]
        let gx = -(round.data[i + r] - round.data[i + l]) / Math.max(1, r - l)
        let gy = -(round.data[i + b] - round.data[i + t]) / Math.max(1, (b - t) / w)
        const steep = Math.sqrt(gx * gx + gy * gy)
        if (steep > steepest) {
          gx *= steepest / steep
          gy *= steepest / steep
        }
        const n = 1 / Math.sqrt(1 + gx * gx + gy * gy)
        small.data[4 * i] = gx * n
        small.data[4 * i + 1] = gy * n
        small.data[4 * i + 2] = n
        small.data[4 * i + 3] = Math.min(1, Math.max(0, trust.data[i]))
      }
    return enlarge(m, small, { width, height, from: 0, to: height }, k)
  },
})

interface Heads {
  readonly seen: Seen
  readonly w: number
  readonly h: number
  readonly u: number
  readonly ball: number
  readonly deep: number
}
/** Balls where heads are, the hair on them too; below the chin the body goes on. */
function layHeads(z: Float32Array, inside: Float32Array, { seen, w, h, u, ball, deep }: Heads): void {
  if (ball <= 0) return
  for (const { mesh } of seen.faces.filter(isMeshed).reverse()) {
    const at = (i: number) => [mesh[3 * i] * u, mesh[3 * i + 1] * u] as const
    const [top, foot, left, right] = [10, 152, 234, 454].map(at)
    const tall = Math.sqrt((top[0] - foot[0]) ** 2 + (top[1] - foot[1]) ** 2)
    const wide = Math.sqrt((left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2)
    if (!(tall > 2 && wide > 1)) continue
    const [ux, uy] = [(top[0] - foot[0]) / tall, (top[1] - foot[1]) / tall]
    const [cx, cy] = [(top[0] + foot[0]) / 2 + 0.12 * tall * ux, (top[1] + foot[1]) / 2 + 0.12 * tall * uy]
    const [A, B] = [Math.max(0.62 * wide, 0.5 * tall), 0.7 * tall]
    const under =
      Math.round(Math.min(h - 1, Math.max(0, cy))) * w + Math.round(Math.min(w - 1, Math.max(0, cx)))
    const base = 0.5 * z[under]
    const reach = Math.ceil(1.2 * Math.max(A, B))
    for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(h, cy + reach); y++)
      for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(w, cx + reach); x++) {
        const i = y * w + x
        if (inside[i] === 0) continue
        const [rx, ry] = [x + 0.5 - cx, y + 0.5 - cy]
        const up = rx * ux + ry * uy
        const across = -rx * uy + ry * ux
        const q = (across / A) ** 2 + (up / B) ** 2
        const t = ball * smoothstep(1.12, 0.8, q)
        if (t > 0) z[i] += t * (base + deep * A * Math.sqrt(Math.max(0.02, 1.05 - q)) - z[i])
      }
  }
}
