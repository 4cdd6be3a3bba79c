// Structure tensor of an OKLab picture and its eigenvectors.
// Kyprianidis, Kang 2011, doi:10.1111/j.1467-8659.2011.01882.x (smoothed structure tensor as flow)
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, hsum, imin, imax } from './base'

// Scharr gradients of L, a, b, weighted, as (E, F, G, 0) a pixel.
export function tensorRows(src: usize, dst: usize, W: i32, H: i32, wl: f32, wc: f32, y0: i32, y1: i32): void {
  const row = <usize>W << 4, wgt = f32x4(wl, wc, wc, 0), three = sp(3), ten = sp(10), k = sp(<f32>(1.0 / 32.0))
  for (let y = y0; y < y1; y++) {
    const a = src + <usize>imax(y - 1, 0) * row, b = src + <usize>y * row, c = src + <usize>imin(y + 1, H - 1) * row
    let d = dst + <usize>y * row
    for (let x = 0; x < W; x++, d += 16) {
      const l = <usize>imax(x - 1, 0) << 4, m = <usize>x << 4, r = <usize>imin(x + 1, W - 1) << 4
      const al = ld(a + l), ar = ld(a + r), cl = ld(c + l), cr = ld(c + r)
      const gx = mul(mad(ten, sub(ld(b + r), ld(b + l)), mul(three, add(sub(ar, al), sub(cr, cl)))), k)
      const gy = mul(mad(ten, sub(ld(c + m), ld(a + m)), mul(three, add(sub(cl, al), sub(cr, ar)))), k)
      const wx = mul(gx, wgt)
      st(d, f32x4(hsum(mul(wx, gx)), hsum(mul(wx, gy)), hsum(mul(mul(gy, wgt), gy)), 0))
    }
  }
}
// (E, F, G) to (tx, ty, coherence, strength): t the unit minor eigenvector, coherence (l1-l2)/(l1+l2), strength sqrt(l1).
export function flowRows(src: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  let p = src + (<usize>y0 * W << 4), d = dst + (<usize>y0 * W << 4)
  for (const e = dst + (<usize>y1 * W << 4); d < e; d += 16, p += 16) {
    const E = load<f32>(p), F = load<f32>(p, 4), G = load<f32>(p, 8)
    const df = E - G, D = sqrt<f32>(df * df + <f32>4 * F * F)
    let tx: f32, ty: f32
    if (df >= 0) { tx = -F; ty = (df + D) * <f32>0.5 } else { tx = (D - df) * <f32>0.5; ty = -F }
    const n = sqrt<f32>(tx * tx + ty * ty)
    if (n < <f32>1e-12) { tx = 0; ty = 1 } else { tx /= n; ty /= n }
    const trace = E + G
    store<f32>(d, tx); store<f32>(d, ty, 4)
    store<f32>(d, trace < <f32>1e-12 ? <f32>0 : D / trace, 8)
    store<f32>(d, sqrt<f32>(max<f32>(0, (trace + D) * <f32>0.5)), 12)
  }
}
// a += k * b over 4-lane planes
export function addScaledRows(a: usize, b: usize, W: i32, k: f32, y0: i32, y1: i32): void {
  const kk = sp(k)
  let p = a + (<usize>y0 * W << 4), q = b + (<usize>y0 * W << 4)
  for (const e = a + (<usize>y1 * W << 4); p < e; p += 16, q += 16) st(p, mad(kk, ld(q), ld(p)))
}
