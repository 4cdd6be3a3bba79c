import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

const angles = 32
const coherences = 8

/** One entry of the table: for each of 8 sectors the pixels it reads and their weights, summing to 1. */
type Sectors = readonly { readonly dx: number; readonly dy: number; readonly weight: number }[][]

/**
 * The 8 sector weights of one ellipse. Axes radius * (1 + coherence) along the tangent and radius / (1 + coherence)
 * across; z_k = zeta + p_k . v - eta (q_k . v)^2, squared, with a falloff (1 - |v|^2)^3.
 * Weights under `prune` of the whole are dropped: 0.8 % of the weight for a fifth less work.
 */
function sectorsOf(radius: number, angle: number, coherence: number, prune: number): Sectors {
  const [tx, ty] = [Math.cos(angle), Math.sin(angle)]
  const a = radius * (1 + coherence)
  const b = radius / (1 + coherence)
  const zeta = 2 / radius
  const gamma = (3 * Math.PI) / 16 // sectors overlap by half of their angle
  const eta = (zeta + Math.cos(gamma)) / Math.sin(gamma) ** 2
  const sectors: { dx: number; dy: number; weight: number }[][] = Array.from({ length: 8 }, () => [])
  const reach = Math.ceil(2 * radius)
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const vx = (tx * dx + ty * dy) / a
      const vy = (tx * dy - ty * dx) / b
      const d = vx * vx + vy * vy
      if (d >= 1) continue
      const z = Array.from({ length: 8 }, (_, k) => {
        const [c, s] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)]
        const along = -s * vx + c * vy
        const across = c * vx + s * vy
        return Math.max(0, along + zeta - eta * across * across) ** 2
      })
      const total = z.reduce((t, v) => t + v, 0)
      if (total === 0) continue
      for (const [k, v] of z.entries()) {
        const weight = (v * (1 - d) ** 3) / total
        if (weight > 1e-4) sectors[k].push({ dx, dy, weight })
      }
    }
  return sectors.map((list) => {
    const largest = list.reduce((t, e) => Math.max(t, e.weight), 0)
    const kept = list.filter((e) => e.weight >= prune * largest)
    const total = kept.reduce((t, e) => t + e.weight, 0)
    return kept.map((e) => ({ ...e, weight: e.weight / total }))
  })
}

const cache = new Map<string, Sectors[]>()
const tableOf = (radius: number): Sectors[] => {
  const key = radius.toFixed(2)
  let made = cache.get(key)
  if (!made) {
    made = Array.from({ length: angles * coherences }, (_, i) =>
      sectorsOf(
        radius,
        (Math.floor(i / coherences) * Math.PI) / angles,
        (i % coherences) / (coherences - 1),
        0.01,
      ),
    )
    if (cache.size > 24) cache.clear()
    cache.set(key, made)
  }
  return made
}

/** Writes a table for planes `stride` pixels wide: 256 offsets, then per entry 9 list bounds and (offset, weight) pairs. */
function writeTable(m: Machine, radius: number, stride: number): Uint8Array {
  const table = tableOf(radius)
  const words = table.reduce((t, s) => t + 16 + 2 * s.reduce((n, l) => n + l.length, 0), angles * coherences)
  const bytes = m.bytes(words * 4)
  const ints = new Int32Array(bytes.buffer, bytes.byteOffset, words)
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset, words)
  let at = angles * coherences
  for (const [i, sectors] of table.entries()) {
    ints[i] = at
    let n = 16
    for (const [k, list] of sectors.entries()) {
      ints[at + k] = n
      for (const { dx, dy, weight } of list) {
        ints[at + n] = (dy * stride + dx) * 16
        floats[at + n + 1] = weight
        n += 2
      }
    }
    ints[at + 8] = n
    at += n
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
      for (const list of table[angle * coherences + coherence]) {
        const mean = [0, 0, 0]
        let square = 0
        for (const { dx, dy, weight } of list) {
          const j = (Math.min(h - 1, Math.max(0, y + dy)) * w + Math.min(w - 1, Math.max(0, x + dx))) * 4
          for (const l of [0, 1, 2]) {
            mean[l] += weight * data[j + l]
            square += weight * data[j + l] ** 2
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
