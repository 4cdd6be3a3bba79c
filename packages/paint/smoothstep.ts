/**
 * Hermite ramp from 0 at `a` to 1 at `b`, flat beyond both; falls where a > b. The name is that of shading languages;
 * the kernels' own form of it is in kernels/assembly/base.ts.
 */
export const smoothstep = (a: number, b: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)))
  return t * t * (3 - 2 * t)
}
