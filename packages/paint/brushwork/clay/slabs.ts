import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'
import { clayColour, claySkin } from './colour.ts'

/** What a place is; parts never reach from one into another. */
export const kinds = { ground: 0, sky: 1, cloth: 2, skin: 3, hair: 4, creature: 5 } as const

/** A picture parted at its fixed size: what each part is, and its colour. */
export interface Parts {
  readonly label: Int32Array
  readonly width: number
  readonly height: number
  readonly what: Int32Array
  readonly colour: Float32Array
}

/** Colours of parts at full size, their borders as smooth as the vote of the four places around each can make them. */
export function layColours(out: Plane, raised: Plane, p: Parts, tone: Plane, src: Plane): void {
  const { width, height } = out
  const rows = skyRows(src, p)
  const [kx, ky] = [p.width / width, p.height / height]
  const column = new Int32Array(width)
  const partX = new Float32Array(width)
  for (let x = 0; x < width; x++) {
    const sx = Math.max(0, Math.min(p.width - 1, (x + 0.5) * kx - 0.5))
    column[x] = Math.min(p.width - 2, Math.floor(sx))
    partX[x] = sx - column[x]
  }
  const weight = new Float32Array(4)
  const at = new Int32Array(4)
  const { label } = p
  for (let y = 0, i = 0; y < height; y++) {
    const sy = Math.max(0, Math.min(p.height - 1, (y + 0.5) * ky - 0.5))
    const j = Math.min(p.height - 2, Math.floor(sy))
    const fy = sy - j
    for (let x = 0; x < width; x++, i++) {
      const q = j * p.width + column[x]
      let best = label[q]
      let second = -1
      let share = 0
      if (best !== label[q + 1] || best !== label[q + p.width] || best !== label[q + p.width + 1]) {
        const fx = partX[x]
        at[0] = best
        at[1] = label[q + 1]
        at[2] = label[q + p.width]
        at[3] = label[q + p.width + 1]
        weight[0] = (1 - fx) * (1 - fy)
        weight[1] = fx * (1 - fy)
        weight[2] = (1 - fx) * fy
        weight[3] = fx * fy
        let most = 0
        for (let k = 0; k < 4; k++) {
          let sum = 0
          for (let o = 0; o < 4; o++) if (at[o] === at[k]) sum += weight[o]
          if (sum > most) {
            if (most > 0 && at[k] !== best) second = best
            most = sum
            best = at[k]
          } else if (at[k] !== best) second = at[k]
        }
        share = second < 0 ? 0 : 0.5 * smoothstep(0.75, 0.5, most)
      }
      const o = 4 * i
      const kind = p.what[best]
      if (kind === kinds.skin) {
        const s = claySkin(tone.data[o], tone.data[o + 1], tone.data[o + 2])
        out.data[o] = s[0]
        out.data[o + 1] = s[1]
        out.data[o + 2] = s[2]
      } else if (kind === kinds.sky) {
        out.data[o] = rows[3 * y]
        out.data[o + 1] = rows[3 * y + 1]
        out.data[o + 2] = rows[3 * y + 2]
      } else {
        const c = 3 * best
        const d = share > 0 ? 3 * second : c
        out.data[o] = p.colour[c] + share * (p.colour[d] - p.colour[c])
        out.data[o + 1] = p.colour[c + 1] + share * (p.colour[d + 1] - p.colour[c + 1])
        out.data[o + 2] = p.colour[c + 2] + share * (p.colour[d + 2] - p.colour[c + 2])
      }
      out.data[o + 3] = Math.max(-1, Math.min(2.4, raised.data[i]))
    }
  }
}

/** The sky's colour from row to row, its clouds left out: the purest of each row, evened. */
function skyRows(src: Plane, p: Parts): Float32Array {
  const { width, height } = src
  const sums = new Float64Array(4 * height)
  const all = [1e-6 * 0.7, 0, 0, 1e-6]
  for (let y = 0; y < height; y++) {
    const j = Math.min(p.height - 1, Math.floor((y * p.height) / height))
    for (let x = 0; x < width; x += 3) {
      const c = Math.min(p.width - 1, Math.floor((x * p.width) / width))
      if (p.what[p.label[j * p.width + c]] !== kinds.sky) continue
      const o = 4 * (y * width + x)
      const [L, a, b] = [src.data[o], src.data[o + 1], src.data[o + 2]]
      const w = 0.0004 + a * a + b * b
      sums[4 * y] += w * L
      sums[4 * y + 1] += w * a
      sums[4 * y + 2] += w * b
      sums[4 * y + 3] += w
      all[0] += w * L
      all[1] += w * a
      all[2] += w * b
      all[3] += w
    }
  }
  const out = new Float32Array(3 * height)
  const reach = Math.max(1, height * 0.12)
  // forwards and backwards with a fading memory
  const sum = new Float64Array(4 * height)
  for (const down of [true, false]) {
    const now = [0, 0, 0, 0]
    const fade = Math.exp(-1 / reach)
    for (let s = 0; s < height; s++) {
      const y = down ? s : height - 1 - s
      for (let l = 0; l < 4; l++) {
        now[l] = fade * now[l] + sums[4 * y + l]
        sum[4 * y + l] += now[l]
      }
    }
  }
  for (let y = 0; y < height; y++) {
    const w = sum[4 * y + 3] + 1e-3 * all[3]
    const lane = (l: number) => (sum[4 * y + l] + 1e-3 * all[l]) / w
    out.set(clayColour(lane(0), lane(1), lane(2), 1.35, 0.14), 3 * y)
  }
  return out
}
