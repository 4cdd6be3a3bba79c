/** Cells of the coarsest level, and rounds of relaxation there and on each finer one. */
const [coarsest, thorough, rounds] = [14, 80, 16]
/** Over-relaxation: takes back sooner what coarse levels, whose rims are rounded to their cells, got wrong. */
const haste = 1.75
/** A mask counts as inside from here on. */
const inside = 0.5

/**
 * Blows a flat shape up like a balloon: laplace(h) = -1 inside, 0 at its rim, from coarse to fine. Where the shape
 * runs out of the picture it goes on as it is, like a body below a portrait. In squares of pixels.
 *
 * @param mask 0..1, rows first
 */
export function inflated(mask: Float32Array, width: number, height: number): Float32Array {
  if (Math.max(width, height) <= coarsest || Math.min(width, height) < 4) {
    const out = new Float32Array(width * height)
    relax(out, mask, width, height, thorough)
    return out
  }
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1]
  const small = new Float32Array(w * h)
  for (let y = 0; y < h; y++) halveRow(small, mask, width, height, y)
  const coarse = inflated(small, w, h)
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++) doubleRow(out, mask, coarse, width, w, h, y)
  relax(out, mask, width, height, rounds)
  return out
}

/** Successive over-relaxation, forwards and backwards in turn. */
function relax(u: Float32Array, mask: Float32Array, width: number, height: number, times: number): void {
  for (let t = 0; t < times; t++) {
    const back = (t & 1) === 1
    for (let r = 0; r < height; r++) relaxRow(u, mask, width, height, back ? height - 1 - r : r, back)
  }
}

function relaxRow(
  u: Float32Array,
  mask: Float32Array,
  width: number,
  height: number,
  y: number,
  back: boolean,
): void {
  const up = y > 0 ? -width : 0
  const down = y < height - 1 ? width : 0
  const step = back ? -1 : 1
  for (let c = 0, x = back ? width - 1 : 0; c < width; c++, x += step) {
    const i = y * width + x
    if (mask[i] < inside) continue
    const around = u[x > 0 ? i - 1 : i] + u[x < width - 1 ? i + 1 : i] + u[i + up] + u[i + down]
    u[i] += haste * ((around + 1) / 4 - u[i])
  }
}

function halveRow(small: Float32Array, mask: Float32Array, width: number, height: number, y: number): void {
  const w = (width + 1) >> 1
  const y0 = 2 * y * width
  const y1 = Math.min(height - 1, 2 * y + 1) * width
  for (let x = 0; x < w; x++) {
    const x1 = Math.min(width - 1, 2 * x + 1)
    small[y * w + x] = (mask[y0 + 2 * x] + mask[y0 + x1] + mask[y1 + 2 * x] + mask[y1 + x1]) / 4
  }
}

function doubleRow(
  out: Float32Array,
  mask: Float32Array,
  coarse: Float32Array,
  width: number,
  w: number,
  h: number,
  y: number,
): void {
  const sy = Math.max(0, Math.min(h - 1, (y - 0.5) / 2))
  const j = Math.min(h - 2, Math.floor(sy))
  const fy = sy - j
  for (let x = 0, i = y * width; x < width; x++, i++) {
    const sx = Math.max(0, Math.min(w - 1, (x - 0.5) / 2))
    const k = Math.min(w - 2, Math.floor(sx))
    const fx = sx - k
    const at = j * w + k
    const above = coarse[at] + fx * (coarse[at + 1] - coarse[at])
    const below = coarse[at + w] + fx * (coarse[at + w + 1] - coarse[at + w])
    out[i] = mask[i] < inside ? 0 : 4 * (above + fy * (below - above))
  }
}
