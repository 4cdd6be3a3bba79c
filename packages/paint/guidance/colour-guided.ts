import { box } from '../kernels/box.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'

/**
 * The linear model of a map by a picture's colours around each pixel, in 4 lanes: map = L, a, b, 1 times them.
 * He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213
 */
export function colourModel(m: Machine, guide: Plane, map: Plane, radius: number, eps: number): Plane {
  const { width, height } = guide
  const mean = m.plane(width, height, 4)
  const cross = m.plane(width, height, 4)
  const squares = m.plane(width, height, 4)
  const products = m.plane(width, height, 4)
  const g = guide.data
  for (let i = 0, k = 0; k < g.length; i++, k += 4) {
    const [L, a, b, p] = [g[k], g[k + 1], g[k + 2], map.data[i]]
    mean.data[k] = L
    mean.data[k + 1] = a
    mean.data[k + 2] = b
    mean.data[k + 3] = p
    cross.data[k] = L * p
    cross.data[k + 1] = a * p
    cross.data[k + 2] = b * p
    cross.data[k + 3] = b * b
    squares.data[k] = L * L
    squares.data[k + 1] = L * a
    squares.data[k + 2] = L * b
    squares.data[k + 3] = a * a
    products.data[k] = a * b
    products.data[k + 1] = products.data[k + 2] = products.data[k + 3] = 0
  }
  const [M, C, S, P] = [mean, cross, squares, products].map((t) => {
    const out = box(m, t, radius)
    m.free(t)
    return out.data
  })
  const model = m.plane(width, height, 4)
  const out = model.data
  for (let k = 0; k < g.length; k += 4) {
    const [L, a, b, p] = [M[k], M[k + 1], M[k + 2], M[k + 3]]
    const [cl, ca, cb] = [C[k] - L * p, C[k + 1] - a * p, C[k + 2] - b * p]
    const ll = S[k] - L * L + eps
    const la = S[k + 1] - L * a
    const lb = S[k + 2] - L * b
    // a and b span a third of what L does, so they count as flat a little earlier
    const aa = S[k + 3] - a * a + 0.3 * eps
    const bb = C[k + 3] - b * b + 0.3 * eps
    const ab = P[k] - a * b
    const i00 = aa * bb - ab * ab
    const i01 = lb * ab - la * bb
    const i02 = la * ab - lb * aa
    const det = ll * i00 + la * i01 + lb * i02
    const inv = det > 1e-18 ? 1 / det : 0
    const i11 = ll * bb - lb * lb
    const i12 = la * lb - ll * ab
    const i22 = ll * aa - la * la
    const x = (i00 * cl + i01 * ca + i02 * cb) * inv
    const y = (i01 * cl + i11 * ca + i12 * cb) * inv
    const z = (i02 * cl + i12 * ca + i22 * cb) * inv
    out[k] = x
    out[k + 1] = y
    out[k + 2] = z
    out[k + 3] = p - x * L - y * a - z * b
  }
  return box(m, model, radius)
}
