// The border of a map moved onto that of a photo; kernels/matte.ts says how.
// @ts-nocheck
import { st, fclamp, smooth } from './base'

@inline function guideAt(p: usize): f32 { return load<f32>(p) + load<f32>(p, 4) + load<f32>(p, 8) }
// Guide, its square, map, and guide times map.
export function matteMoments(photo: usize, map: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const g = guideAt(photo + (<usize>i << 4)), p = load<f32>(map + (<usize>i << 2))
    st(dst + (<usize>i << 4), f32x4(g, g * g, p, g * p))
  }
}
// Means of these to slope, offset, and how much of the map's own slope the photo explains; in place.
export function matteModel(means: usize, W: i32, flat: f32, y0: i32, y1: i32): void {
  for (let d = means + (<usize>y0 * W << 4), e = means + (<usize>y1 * W << 4); d < e; d += 16) {
    const g = load<f32>(d), p = load<f32>(d, 8), spread = max<f32>(0, load<f32>(d, 4) - g * g)
    const slope = (load<f32>(d, 12) - g * p) / (spread + flat)
    st(d, f32x4(slope, p - slope * g, slope * slope * spread, 0))
  }
}
export function matteUse(model: usize, photo: usize, map: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const p = load<f32>(map + (<usize>i << 2)), band = smooth(0, 0.12, p) * smooth(1, 0.88, p)
    let out = p
    if (band > 0) {
      const k = model + (<usize>i << 4), fitted = load<f32>(k) * guideAt(photo + (<usize>i << 4)) + load<f32>(k, 4)
      const crisp = smooth(0.1, 0.9, smooth(0.05, 0.95, fitted))
      out = p + band * (fitted + smooth(0, 0.03, load<f32>(k, 8)) * (crisp - fitted) - p)
    }
    store<f32>(dst + (<usize>i << 2), fclamp(out, 0, 1))
  }
}
