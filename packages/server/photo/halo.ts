import type { Coverage } from './coverage.ts'

/**
 * The soft outline of a shape: its coverage spread by three box blurs (close to a Gaussian of `radius` pixels) and
 * strengthened, so that it is full beside the shape and fades out over about twice the radius.
 */
export function haloOf({ width, height, data }: Coverage, radius: number): Coverage {
  const reach = Math.max(1, Math.round(radius))
  const [from, to] = [data.slice(), new Float32Array(data.length)]
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++) boxLine(from, to, y * width, 1, width, reach)
    for (let x = 0; x < width; x++) boxLine(to, from, x, width, height, reach)
  }
  for (let i = 0; i < from.length; i++) from[i] = Math.min(1, (from[i] ?? 0) * 2.6)
  return { width, height, data: from }
}

/** Running mean over 2 · reach + 1 values; beyond the ends lies nothing. */
function boxLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  reach: number,
): void {
  const share = 1 / (2 * reach + 1)
  const at = (i: number): number => (i < 0 || i >= count ? 0 : (from[start + i * step] ?? 0))
  let sum = 0
  for (let i = 0; i < reach; i++) sum += at(i)
  for (let i = 0; i < count; i++) {
    sum += at(i + reach) - at(i - reach - 1)
    to[start + i * step] = sum * share
  }
}
