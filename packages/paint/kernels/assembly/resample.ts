// Area means down, bilinear up, over planes of 1 or 4 lanes.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, clampi, imin } from './base'

// Mean of whole k x k blocks (the last ones cut at the edge); w = ceil(W / k). Rows of the result.
export function shrinkRows(src: usize, dst: usize, W: i32, H: i32, lanes: i32, k: i32, w: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const yb = imin(H, (y + 1) * k)
    for (let x = 0; x < w; x++) {
      const xb = imin(W, (x + 1) * k)
      const inv = <f32>1 / <f32>((yb - y * k) * (xb - x * k))
      if (lanes == 4) {
        let s = sp(0)
        for (let j = y * k; j < yb; j++) for (let i = x * k; i < xb; i++) s = add(s, ld(src + ((<usize>j * W + i) << 4)))
        st(dst + ((<usize>y * w + x) << 4), mul(s, sp(inv)))
      } else {
        let s: f32 = 0
        for (let j = y * k; j < yb; j++) for (let i = x * k; i < xb; i++) s += load<f32>(src + ((<usize>j * W + i) << 2))
        store<f32>(dst + ((<usize>y * w + x) << 2), s * inv)
      }
    }
  }
}
// Bilinear. The whole target is TW x TH; `top` is its row that dst row 0 stands for. sx, sy: source pixels a target pixel.
export function enlargeRows(src: usize, dst: usize, w: i32, h: i32, lanes: i32, TW: i32, top: i32, sx: f32, sy: f32, y0: i32, y1: i32): void {
  const row = <usize>w * lanes << 2
  for (let y = y0; y < y1; y++) {
    const fy = (<f32>(y + top) + <f32>0.5) * sy - <f32>0.5, yi = <i32>floor<f32>(fy), t = fy - <f32>yi
    const a = src + <usize>clampi(yi, 0, h - 1) * row, b = src + <usize>clampi(yi + 1, 0, h - 1) * row
    let d = dst + (<usize>y * TW * lanes << 2)
    for (let x = 0; x < TW; x++) {
      const fx = (<f32>x + <f32>0.5) * sx - <f32>0.5, xi = <i32>floor<f32>(fx), s = fx - <f32>xi
      const l = <usize>clampi(xi, 0, w - 1), r = <usize>clampi(xi + 1, 0, w - 1)
      if (lanes == 4) {
        const ts = sp(t), ss = sp(s)
        const p = ld(a + (l << 4)), q = ld(b + (l << 4)), m = ld(a + (r << 4)), n = ld(b + (r << 4))
        const u = mad(ts, sub(q, p), p), v = mad(ts, sub(n, m), m)
        st(d, mad(ss, sub(v, u), u)); d += 16
      } else {
        const p = load<f32>(a + (l << 2)), q = load<f32>(b + (l << 2)), m = load<f32>(a + (r << 2)), n = load<f32>(b + (r << 2))
        const u = p + t * (q - p), v = m + t * (n - m)
        store<f32>(d, u + s * (v - u)); d += 4
      }
    }
  }
}
