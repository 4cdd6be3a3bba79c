import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

const angles = 32
const coherences = 8

/** What one (angle, coherence) entry holds: per sector a run of (dx, dy, weight), weights summing to 1. */
interface Entry {
  /** 9 bounds: sector k owns the pairs from bounds[k] to bounds[k + 1]. */
  readonly bounds: Int32Array
  readonly dx: Int16Array
  readonly dy: Int16Array
  readonly weight: Float32Array
}

/** Weights under this share of the sector's largest are dropped: 0.8 % of the weight for a fifth less work. */
const prune = 0.01
/** Sectors overlap by half of their angle. */
const gamma = (3 * Math.PI) / 16
const cosines = Float64Array.from({ length: 8 }, (_, k) => Math.cos((k * Math.PI) / 4))
const sines = Float64Array.from({ length: 8 }, (_, k) => Math.sin((k * Math.PI) / 4))

/**
 * The 8 sector weights of one ellipse. Axes radius * (1 + coherence) along the tangent and radius / (1 + coherence)
 * across; z_k = zeta + p_k . v - eta (q_k . v)^2, squared, with a falloff (1 - |v|^2)^3.
 */
export function entryOf(radius: number, angle: number, coherence: number): Entry {
  const [tx, ty] = [Math.cos(angle), Math.sin(angle)]
  const [a, b] = [radius * (1 + coherence), radius / (1 + coherence)]
  const zeta = 2 / radius
  const eta = (zeta + Math.cos(gamma)) / Math.sin(gamma) ** 2
  const reach = Math.ceil(2 * radius)
  const cells = (2 * reach + 1) ** 2
  const all = new Float64Array(cells * 8)
  const [xs, ys] = [new Int16Array(cells), new Int16Array(cells)]
  const largest = new Float64Array(8)
  let n = 0
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const vx = (tx * dx + ty * dy) / a
      const vy = (tx * dy - ty * dx) / b
      const d = vx * vx + vy * vy
      if (d >= 1) continue
      let total = 0
      for (let k = 0; k < 8; k++) {
        const across = cosines[k] * vx + sines[k] * vy
        const z = cosines[k] * vy - sines[k] * vx + zeta - eta * across * across
        const square = z > 0 ? z * z : 0
        all[8 * n + k] = square
        total += square
      }
      if (total === 0) continue
      const falloff = (1 - d) ** 3 / total
      for (let k = 0; k < 8; k++) {
        all[8 * n + k] *= falloff
        largest[k] = Math.max(largest[k], all[8 * n + k])
      }
      xs[n] = dx
      ys[n++] = dy
    }
  const bounds = new Int32Array(9)
  const [dx, dy, weight] = [new Int16Array(8 * n), new Int16Array(8 * n), new Float32Array(8 * n)]
  let at = 0
  for (let k = 0; k < 8; k++) {
    const least = Math.max(1e-4, prune * largest[k])
    let total = 0
    for (let i = 0; i < n; i++) if (all[8 * i + k] >= least) total += all[8 * i + k]
    for (let i = 0; i < n; i++) {
      if (all[8 * i + k] < least) continue
      dx[at] = xs[i]
      dy[at] = ys[i]
      weight[at++] = all[8 * i + k] / total
    }
    bounds[k + 1] = at
  }
  return { bounds, dx, dy, weight }
}

/** An entry turned by a right angle. */
const turned = ({ bounds, dx, dy, weight }: Entry): Entry => ({
  bounds,
  dx: dy.map((v) => -v),
  dy: dx,
  weight,
})

/** An entry mirrored on the diagonal: down becomes across, and its sectors go round the other way. */
function mirrored({ bounds, dx, dy, weight }: Entry): Entry {
  const out: Entry = {
    bounds: new Int32Array(9),
    dx: new Int16Array(dx.length),
    dy: new Int16Array(dy.length),
    weight: new Float32Array(weight.length),
  }
  let at = 0
  for (let k = 0; k < 8; k++) {
    const of = (12 - k) % 8
    const [from, to] = [bounds[of], bounds[of + 1]]
    out.dx.set(dy.subarray(from, to), at)
    out.dy.set(dx.subarray(from, to), at)
    out.weight.set(weight.subarray(from, to), at)
    at += to - from
    out.bounds[k + 1] = at
  }
  return out
}

/** Tables by radius: a style asks for the same few again with every photo of one size. */
const cache = new Map<string, readonly Entry[]>()
export function tableOf(radius: number): readonly Entry[] {
  const key = radius.toFixed(2)
  const known = cache.get(key)
  if (known) return known
  const made: Entry[] = []
  // up to 45 degrees ellipses are worked out; the others are those, turned or mirrored
  for (let a = 0; a < angles; a++)
    for (let c = 0; c < coherences; c++) {
      const at = (angle: number): Entry => made[angle * coherences + c]
      if (4 * a <= angles) made.push(entryOf(radius, (a * Math.PI) / angles, c / (coherences - 1)))
      else made.push(2 * a <= angles ? mirrored(at(angles / 2 - a)) : turned(at(a - angles / 2)))
    }
  if (cache.size > 24) cache.clear()
  cache.set(key, made)
  return made
}

/** Writes a table for planes `stride` pixels wide: 256 offsets, then per entry 9 list bounds and (offset, weight) pairs. */
function writeTable(m: Machine, radius: number, stride: number): Uint8Array {
  const table = tableOf(radius)
  const words = table.reduce((t, e) => t + 16 + 2 * e.bounds[8], angles * coherences)
  const bytes = m.bytes(words * 4)
  const ints = new Int32Array(bytes.buffer, bytes.byteOffset, words)
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset, words)
  let at = angles * coherences
  for (const [i, { bounds, dx, dy, weight }] of table.entries()) {
    ints[i] = at
    for (let k = 0; k < 9; k++) ints[at + k] = 16 + 2 * bounds[k]
    let n = at + 16
    for (let j = 0; j < bounds[8]; j++, n += 2) {
      ints[n] = (dy[j] * stride + dx[j]) * 16
      floats[n + 1] = weight[j]
    }
    at = n
  }
  return bytes
}

/** How fast a sector loses weight with its variance: OKLab variances are small, so this is large. */
const sharpness = 800

export interface KuwaharaShape {
  /** Radii in pixels, smallest effect first; 0 leaves the pixel alone. */
  readonly radii: readonly number[]
  /** Which radius a pixel takes: a plane 0..radii.length - 1; left out, the first everywhere. */
  readonly which?: Plane
}

/** Anisotropic Kuwahara of an OKLab picture along a flow: flat strokes that follow the form. */
export function kuwahara(m: Machine, src: Plane, flow: Plane, { radii, which }: KuwaharaShape): Plane {
  const { width, height } = src
  const pad = Math.ceil(2 * Math.max(...radii)) + 1
  const stride = width + 2 * pad
  const padded = m.plane(stride, height + 2 * pad, 4)
  m.rows('kuwaharaPad', height + 2 * pad, src.at, padded.at, width, height, pad)
  const tables = radii.map((r) => (r < 0.75 ? undefined : writeTable(m, r, stride)))
  const pointers = m.bytes(4 * radii.length)
  new Uint32Array(pointers.buffer, pointers.byteOffset, radii.length).set(
    tables.map((t) => t?.byteOffset ?? 0),
  )
  const out = m.plane(width, height, 4)
  m.rows(
    'kuwaharaRows',
    height,
    padded.at,
    flow.at,
    which?.at ?? 0,
    out.at,
    width,
    pad,
    pointers.byteOffset,
    sharpness,
  )
  for (const t of [...tables, pointers, padded]) if (t) m.free(t)
  return out
}

/** The plain twin at one radius: every weight computed per pixel, from the same formula. */
export function kuwaharaPlain(src: Plane, flow: Plane, radius: number): Float32Array {
  const { width: w, height: h, data } = src
  const out = new Float32Array(data.length)
  const table = tableOf(radius)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const i = y * w + x
      let [tx, ty, coherence] = [flow.data[4 * i], flow.data[4 * i + 1], flow.data[4 * i + 2]]
      if (ty < 0) [tx, ty] = [-tx, -ty]
      const angle = Math.round((Math.atan2(ty, tx) / Math.PI) * angles) % angles
      coherence = Math.round(Math.min(1, coherence) * (coherences - 1))
      let [sum, sumW] = [[0, 0, 0], 0]
      const { bounds, dx, dy, weight: weights } = table[angle * coherences + coherence]
      for (let k = 0; k < 8; k++) {
        const mean = [0, 0, 0]
        let square = 0
        for (let e = bounds[k]; e < bounds[k + 1]; e++) {
          const j =
            (Math.min(h - 1, Math.max(0, y + dy[e])) * w + Math.min(w - 1, Math.max(0, x + dx[e]))) * 4
          for (const l of [0, 1, 2]) {
            mean[l] += weights[e] * data[j + l]
            square += weights[e] * data[j + l] ** 2
          }
        }
        const variance = Math.abs(square - mean[0] ** 2 - mean[1] ** 2 - mean[2] ** 2)
        const weight = 1 / (1 + (sharpness * variance) ** 4)
        sum = sum.map((s, l) => s + weight * mean[l])
        sumW += weight
      }
      out.set(
        sum.map((s) => s / sumW),
        4 * i,
      )
    }
  return out
}
