/** Columns (along the stroke) and rows (across it) of the bristle texture; powers of two, so that it wraps. */
export const bristleColumns = 512
export const bristleRows = 128

/** Repeatable white noise 0..1 of a lattice point. */
export function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ Math.imul(seed, 0xc2b2ae3d)
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return ((h ^ (h >>> 16)) >>> 8) / 16_777_216
}

/** Three passes of a wrapping mean over 2 r + 1 entries of a line: close to a Gaussian. */
function soften(
  field: Float64Array,
  length: number,
  lines: number,
  at: (line: number, i: number) => number,
  r: number,
) {
  const line = new Float64Array(length)
  for (let k = 0; k < lines; k++)
    for (let pass = 0; pass < 3; pass++) {
      for (let i = 0; i < length; i++) line[i] = field[at(k, i)]
      let sum = 0
      for (let i = -r; i <= r; i++) sum += line[(i + length) % length]
      for (let i = 0; i < length; i++) {
        field[at(k, i)] = sum / (2 * r + 1)
        sum += line[(i + r + 1) % length] - line[(i - r + length) % length]
      }
    }
}

let made: Float32Array | undefined

/**
 * What a brush leaves: long streaks of three widths, from single hairs to tufts. Values are spread evenly over
 * 0..1 (ranks), so that a threshold of 0.3 bares 30 % of the stroke. Wraps both ways.
 */
export function bristle(): Float32Array {
  if (made) return made
  const size = bristleColumns * bristleRows
  const sum = new Float64Array(size)
  // half lengths along and across in texels, and the weight, of each octave
  for (const [o, [along, across, weight]] of [
    [9, 0, 0.7],
    [22, 1, 1],
    [45, 4, 0.9],
  ].entries()) {
    const field = Float64Array.from({ length: size }, (_, i) =>
      hash(i % bristleColumns, Math.floor(i / bristleColumns), 71 + o),
    )
    soften(field, bristleColumns, bristleRows, (k, i) => k * bristleColumns + i, along)
    if (across > 0) soften(field, bristleRows, bristleColumns, (k, i) => i * bristleColumns + k, across)
    const mean = field.reduce((t, v) => t + v, 0) / size
    const spread = Math.sqrt(field.reduce((t, v) => t + (v - mean) ** 2, 0) / size)
    for (let i = 0; i < size; i++) sum[i] += (weight * (field[i] - mean)) / spread
  }
  const order = Uint32Array.from(sum, (_, i) => i).sort((a, b) => sum[a] - sum[b] || a - b)
  made = new Float32Array(size)
  for (const [rank, i] of order.entries()) made[i] = rank / (size - 1)
  return made
}
