import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { box, boxPlain } from './box.ts'
import type { Machine } from './machine.ts'

/** A part of a picture, in its pixels. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Means of an area of a picture on a smaller raster; each pixel counts for the one it falls into. */
export function blockMeans(m: Machine, src: Plane, area: Area, width: number, height: number): Plane {
  const out = m.plane(width, height, 4)
  const { left, top } = area
  m.rows('blockRows', height, src.at, src.width, left, top, area.width, area.height, out.at, width, height)
  return out
}

/** The plain twin of `blockMeans`. */
export function blockMeansPlain(src: Plane, area: Area, width: number, height: number): Float32Array {
  const sums = new Float64Array(width * height * 5)
  for (let y = 0; y < area.height; y++)
    for (let x = 0; x < area.width; x++) {
      const c = Math.floor(((x + 0.5) * width) / area.width)
      const r = Math.floor(((y + 0.5) * height) / area.height)
      const k = 5 * (r * width + c)
      for (let l = 0; l < 4; l++)
        sums[k + l] += src.data[4 * ((area.top + y) * src.width + area.left + x) + l]
      sums[k + 4]++
    }
  return Float32Array.from({ length: width * height * 4 }, (_, i) => {
    const k = 5 * Math.floor(i / 4)
    return sums[k + (i % 4)] / sums[k + 4]
  })
}

/** Rows that one call of the kernel works down. */
const strip = 48

/**
 * The linear model of a map by a picture's colours around each pixel, in 4 lanes: map = L, a, b, 1 times them.
 * He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213
 */
export function colourModel(m: Machine, guide: Plane, map: Plane, radius: number, eps: number): Plane {
  const { width, height } = guide
  const model = m.plane(width, height, 4)
  m.rows('modelStrips', Math.ceil(height / strip), guide.at, map.at, model.at, width, height, radius, eps)
  const out = box(m, model, radius)
  m.free(model)
  return out
}

/** The plain twin of `colourModel`: every moment summed in a plane of its own. */
export function colourModelPlain(guide: Plane, map: Plane, radius: number, eps: number): Float32Array {
  const { width, height, data: g } = guide
  const mean = (of: (k: number, i: number) => number): Float32Array => {
    const data = Float32Array.from({ length: width * height }, (_, i) => of(4 * i, i))
    return boxPlain({ width, height, lanes: 1, data, at: 0 }, radius)
  }
  const p = map.data
  const [L, a, b, t] = [mean((k) => g[k]), mean((k) => g[k + 1]), mean((k) => g[k + 2]), mean((_, i) => p[i])]
  const square = (x: number, y: number) => mean((k) => g[k + x] * g[k + y])
  const cross = (x: number) => mean((k, i) => g[k + x] * p[i])
  const [LL, La, Lb, AA, Ab, BB] = [
    square(0, 0),
    square(0, 1),
    square(0, 2),
    square(1, 1),
    square(1, 2),
    square(2, 2),
  ]
  const [Lp, ap, bp] = [cross(0), cross(1), cross(2)]
  const data = new Float32Array(4 * width * height)
  for (let i = 0; i < width * height; i++) {
    const [ll, la, lb] = [LL[i] - L[i] * L[i] + eps, La[i] - L[i] * a[i], Lb[i] - L[i] * b[i]]
    // a and b span a third of what L does, so they count as flat a little earlier
    const aa = AA[i] - a[i] * a[i] + 0.3 * eps
    const bb = BB[i] - b[i] * b[i] + 0.3 * eps
    const ab = Ab[i] - a[i] * b[i]
    const [cl, ca, cb] = [Lp[i] - L[i] * t[i], ap[i] - a[i] * t[i], bp[i] - b[i] * t[i]]
    const [i00, i01, i02] = [aa * bb - ab * ab, lb * ab - la * bb, la * ab - lb * aa]
    const [i11, i12, i22] = [ll * bb - lb * lb, la * lb - ll * ab, ll * aa - la * la]
    const inv = 1 / (ll * i00 + la * i01 + lb * i02)
    const x = (i00 * cl + i01 * ca + i02 * cb) * inv
    const y = (i01 * cl + i11 * ca + i12 * cb) * inv
    const z = (i02 * cl + i12 * ca + i22 * cb) * inv
    data.set([x, y, z, t[i] - x * L[i] - y * a[i] - z * b[i]], 4 * i)
  }
  return boxPlain({ width, height, lanes: 4, data, at: 0 }, radius)
}

/** Where a model lies over a picture: `step` pixels of it each way a pixel of the picture. */
export interface Guided {
  readonly area: Area
  readonly stepX: number
  readonly stepY: number
  /** What is nearly 0 or 1 becomes it, and what is more in `out` already stays; else values are only held to 0..1. */
  readonly firm: boolean
}

/** Uses an enlarged model on the picture's own colours, and writes the map into the area of `out`. */
export function guideInto(
  m: Machine,
  model: Plane,
  src: Plane,
  out: Plane,
  { area, stepX, stepY, firm }: Guided,
): void {
  m.rows(
    'guideRows',
    area.height,
    model.at,
    model.width,
    model.height,
    stepX,
    stepY,
    src.at,
    out.at,
    src.width,
    area.left,
    area.top,
    area.width,
    firm ? 1 : 0,
  )
}

/** The plain twin of `guideInto`. */
export function guidePlain(model: Plane, src: Plane, out: Plane, shape: Guided): Float32Array {
  const { area, stepX, stepY, firm } = shape
  const { width: w, height: h } = model
  const to = out.data.slice()
  const within = (v: number, n: number) => Math.min(n - 1, Math.max(0, v))
  for (let y = 0; y < area.height; y++)
    for (let x = 0; x < area.width; x++) {
      const [fx, fy] = [(x + 0.5) * stepX - 0.5, (y + 0.5) * stepY - 0.5]
      const [xi, yi] = [Math.floor(fx), Math.floor(fy)]
      const i = (area.top + y) * src.width + area.left + x
      let v = 0
      for (let l = 0; l < 4; l++) {
        const at = (dx: number, dy: number) =>
          model.data[4 * (within(yi + dy, h) * w + within(xi + dx, w)) + l]
        const [left, right] = [0, 1].map((dx) => at(dx, 0) + (fy - yi) * (at(dx, 1) - at(dx, 0)))
        v += (left + (fx - xi) * (right - left)) * (l < 3 ? src.data[4 * i + l] : 1)
      }
      if (!firm) to[i] = Math.min(1, Math.max(0, v))
      else if (v > 0.06) to[i] = Math.max(to[i], smoothstep(0.06, 0.94, v))
    }
  return to
}
