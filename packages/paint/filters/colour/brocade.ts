import { filter } from '../../filter.ts'
import { type Seen, tallestFace } from '../../guidance/seen.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Gold thread in full light, on red and jade; crimson thread on gold. */
const thread = { L: 0.8, a: 0.02, b: 0.125 }
const crimson = { L: 0.48, a: 0.165, b: 0.09 }

/** Roundels woven into silk: bent by its folds and the broad light on it, lit with it, and worn away in places. */
export const brocade = filter({
  id: 'brocade',
  doc: 'Weaves roundels of gold thread into clothes.',
  params: { woven: ratio(0.5, 'How strongly they show.') },
  from: 'picture',
  gives: 'picture',
  with: { garment: 'plane', broad: 'picture', drift: 'plane', seen: 'seen' },
  reach: 'point',
  cost: 25,
  run: ({ m, frame }, src, { woven }, { garment, broad, drift, seen }) => {
    const out = m.copy(src)
    const d = out.data
    const tile = tileOf(seen) * frame.u
    for (let y = 0, i = 0; y < src.height; y++)
      for (let x = 0; x < src.width; x++, i++) {
        const t = garment.data[i]
        if (t < 0.5) continue
        const k = 4 * i
        const n = drift.data[i] - 0.5
        const [L, a, b] = [d[k], d[k + 1], d[k + 2]]
        // woven in, it turns with every fold
        const bent = 1.3 * L
        const line = roundels(
          x / tile + 1.2 * n + bent,
          (y + frame.top) / tile + 1.1 * broad.data[k] + bent,
          tile,
        )
        if (line <= 0) continue
        const worn = 0.3 + 0.7 * smoothstep(-0.1, 0.1, n)
        const pale = smoothstep(0.7, 0.86, L) * smoothstep(0.12, 0.06, Math.sqrt(a * a + b * b))
        const sewn = woven * line * worn * (1 - 0.75 * pale) * smoothstep(0.5, 0.95, t)
        const onGold = smoothstep(1.6, 2.6, b / Math.max(0.01, Math.abs(a)))
        const lit = Math.min(1, Math.max(0.25, 0.3 + 1.15 * L))
        d[k] = L + sewn * ((thread.L + onGold * (crimson.L - thread.L)) * lit - L)
        d[k + 1] = a + sewn * (thread.a + onGold * (crimson.a - thread.a) - a)
        d[k + 2] = b + sewn * ((thread.b + onGold * (crimson.b - thread.b)) * lit - b)
      }
    return out
  },
})

/** From one roundel to the next, in u: as large on a small figure as on a large one. */
function tileOf(seen: Seen): number {
  return Math.min(56, Math.max(13, 0.19 * tallestFace(seen)))
}

/** A line of half-width `half` where `v` is 0, as sharp as `soft` allows. */
const drawn = (v: number, half: number, soft: number): number =>
  Math.min(1, Math.max(0, (half + soft / 2 - Math.abs(v)) / soft))

/** Roundels in brick order with small lozenges between, 0..1; one unit is a roundel's room, `tile` pixels. */
function roundels(x: number, y: number, tile: number): number {
  const row = Math.floor(y)
  const shifted = x + 0.5 * (row & 1)
  const p = shifted - Math.floor(shifted) - 0.5
  const q = y - row - 0.5
  const soft = Math.max(0.02, 1.1 / tile)
  const corner = Math.abs(Math.abs(p) - 0.5) + Math.abs(q)
  const r2 = p * p + q * q
  if (r2 > 0.168) return corner > 0.055 + soft ? 0 : drawn(corner, 0.055, soft)
  const r = Math.sqrt(r2)
  const rings = Math.max(drawn(r - 0.37, 0.016, soft), drawn(r - 0.31, 0.009, soft))
  if (r > 0.25) return rings
  const four = r2 > 1e-5 ? (p * p * p * p - 6 * p * p * q * q + q * q * q * q) / (r2 * r2) : 1
  return Math.max(rings, drawn(r - (0.16 + 0.07 * four), 0.014, soft), drawn(r, 0.05, soft))
}
