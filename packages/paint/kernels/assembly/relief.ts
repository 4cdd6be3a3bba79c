// Raking light over a height field, laid on a picture's lightness.
// @ts-nocheck
import { ld, st, imin, imax, fclamp } from './base'

// Sobel slopes of `height` times `rise`, lit from (lx, ly, lz), unit; flat paint keeps its lightness. A pixel whose
// `calm` (0..1, or no plane) is 1 keeps only a third of the relief.
export function reliefRows(src: usize, height: usize, calm: usize, dst: usize, W: i32, H: i32, rise: f32, lx: f32, ly: f32, lz: f32, shade: f32, gloss: f32, y0: i32, y1: i32): void {
  const hz = lz + <f32>1, half = <f32>1 / sqrt<f32>(lx * lx + ly * ly + hz * hz), flat = <f32>1 / lz, k = rise * <f32>0.125
  for (let y = y0; y < y1; y++) {
    const a = height + (<usize>imax(y - 1, 0) * W << 2), b = height + (<usize>y * W << 2), c = height + (<usize>imin(y + 1, H - 1) * W << 2)
    let p = src + (<usize>y * W << 4), d = dst + (<usize>y * W << 4)
    for (let x = 0; x < W; x++, p += 16, d += 16) {
      const l = <usize>imax(x - 1, 0) << 2, m = <usize>x << 2, r = <usize>imin(x + 1, W - 1) << 2
      const al = load<f32>(a + l), ar = load<f32>(a + r), cl = load<f32>(c + l), cr = load<f32>(c + r)
      const gx = k * (ar + cr - al - cl + <f32>2 * (load<f32>(b + r) - load<f32>(b + l)))
      const gy = k * (cl + cr - al - ar + <f32>2 * (load<f32>(c + m) - load<f32>(a + m)))
      const n = <f32>1 / sqrt<f32>(gx * gx + gy * gy + <f32>1)
      const keep = calm ? <f32>1 - <f32>0.67 * fclamp(load<f32>(calm + (<usize>(y * W + x) << 2)), 0, 1) : <f32>1
      const diffuse = (lz - gx * lx - gy * ly) * n * flat
      const s = fclamp((hz - gx * lx - gy * ly) * n * half, 0, 1)
      const s4 = s * s * s * s, s16 = s4 * s4 * s4 * s4
      const v = ld(p), L = f32x4.extract_lane(v, 0)
      const lit = L * fclamp(<f32>1 + shade * keep * (diffuse - <f32>1), 0.7, 1.3) + gloss * keep * s16 * s16 * (<f32>1 - n) * <f32>8
      st(d, f32x4.replace_lane(v, 0, fclamp(lit, 0, 1)))
    }
  }
}
