// The linear model of a map by a picture's colours, and its use; kernels/colour-guide.ts says what it is for.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, lds, sp, clampi, imin, hsum, lane0, lane1, lane2, lane3, smooth } from './base'

// Means over blocks of an area (left, top, w x h) of a picture sW wide, onto TW x TH pixels: each source pixel
// counts for the one it falls into.
export function blockRows(src: usize, sW: i32, left: i32, top: i32, w: i32, h: i32, dst: usize, TW: i32, TH: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const r0 = firstOf(y, h, TH), r1 = firstOf(y + 1, h, TH)
    for (let x = 0, c0 = 0; x < TW; x++) {
      const c1 = firstOf(x + 1, w, TW)
      let s = sp(0)
      for (let r = r0; r < r1; r++) {
        let p = src + (<usize>((top + r) * sW + left + c0) << 4)
        for (const e = src + (<usize>((top + r) * sW + left + c1) << 4); p < e; p += 16) s = add(s, ld(p))
      }
      st(dst + (<usize>(y * TW + x) << 4), mul(s, sp(<f32>1 / <f32>((r1 - r0) * (c1 - c0)))))
      c0 = c1
    }
  }
}
// The first of n pixels whose middle lies in cell i of m.
@inline function firstOf(i: i32, n: i32, m: i32): i32 {
  const over = 2 * n * i - m
  return over <= 0 ? 0 : imin(n, (over + 2 * m - 1) / (2 * m))
}
// Sums of what a row of pixels adds to the windows: 4 vectors a column, taken or given back (sign).
@inline function gather(guide: usize, map: usize, sums: usize, W: i32, sign: f32): void {
  const s = sp(sign)
  for (let x = 0, p = guide, q = map, d = sums; x < W; x++, p += 16, q += 4, d += 64) {
    const v = ld(p), m = lds(q), g = f32x4.replace_lane(v, 3, f32x4.extract_lane(m, 0))
    const L = lane0(g), a = lane1(g), b = lane2(g)
    st(d, mad(s, g, ld(d))) // L a b m
    v128.store(d, mad(s, mul(L, g), v128.load(d, 16)), 16) // LL La Lb Lm
    v128.store(d, mad(s, mul(a, g), v128.load(d, 32)), 32) // .. aa ab am
    v128.store(d, mad(s, mul(b, g), v128.load(d, 48)), 48) // .. .. bb bm
  }
}
// map = L, a, b, 1 times the four lanes of dst, over windows of 2r + 1 pixels; edges repeat. `y0..y1` are strips of 48
// rows: sums run down a strip, so that the bytes do not depend on who works it.
export function modelStrips(guide: usize, map: usize, dst: usize, W: i32, H: i32, r: i32, eps: f32, y0: i32, y1: i32, scratch: usize): void {
  for (let y = y0; y < y1; y++) modelOfRows(guide, map, dst, W, H, r, <f64>eps, 48 * y, imin(H, 48 * y + 48), scratch)
}
function modelOfRows(guide: usize, map: usize, dst: usize, W: i32, H: i32, r: i32, eps: f64, y0: i32, y1: i32, scratch: usize): void {
  memory.fill(scratch, 0, <usize>W << 6)
  for (let j = -r; j <= r; j++) { const y = clampi(y0 + j, 0, H - 1); gather(guide + (<usize>y * W << 4), map + (<usize>y * W << 2), scratch, W, 1) }
  const taps = r + r + 1, share = sp(<f32>1 / <f32>(taps * taps))
  for (let y = y0; y < y1; y++) {
    let s0 = sp(0), s1 = s0, s2 = s0, s3 = s0
    for (let i = -r; i <= r; i++) {
      const p = scratch + (<usize>clampi(i, 0, W - 1) << 6)
      s0 = add(s0, ld(p)); s1 = add(s1, v128.load(p, 16)); s2 = add(s2, v128.load(p, 32)); s3 = add(s3, v128.load(p, 48))
    }
    for (let x = 0, d = dst + (<usize>y * W << 4); x < W; x++, d += 16) {
      const m = mul(s0, share), l = sub(mul(s1, share), mul(lane0(m), m)), u = sub(mul(s2, share), mul(lane1(m), m)), v = sub(mul(s3, share), mul(lane2(m), m))
      const ll = <f64>f32x4.extract_lane(l, 0) + eps, la = <f64>f32x4.extract_lane(l, 1), lb = <f64>f32x4.extract_lane(l, 2), cl = <f64>f32x4.extract_lane(l, 3)
      // a and b span a third of what L does, so they count as flat a little earlier
      const aa = <f64>f32x4.extract_lane(u, 1) + 0.3 * eps, ab = <f64>f32x4.extract_lane(u, 2), ca = <f64>f32x4.extract_lane(u, 3)
      const bb = <f64>f32x4.extract_lane(v, 2) + 0.3 * eps, cb = <f64>f32x4.extract_lane(v, 3)
      const i00 = aa * bb - ab * ab, i01 = lb * ab - la * bb, i02 = la * ab - lb * aa
      const det = ll * i00 + la * i01 + lb * i02, inv: f64 = det > 1e-18 ? 1.0 / det : 0
      const i11 = ll * bb - lb * lb, i12 = la * lb - ll * ab, i22 = ll * aa - la * la
      const k = f32x4(<f32>((i00 * cl + i01 * ca + i02 * cb) * inv), <f32>((i01 * cl + i11 * ca + i12 * cb) * inv), <f32>((i02 * cl + i12 * ca + i22 * cb) * inv), 0)
      st(d, f32x4.replace_lane(k, 3, f32x4.extract_lane(m, 3) - hsum(mul(k, m))))
      const p = scratch + (<usize>clampi(x + r + 1, 0, W - 1) << 6), q = scratch + (<usize>clampi(x - r, 0, W - 1) << 6)
      s0 = add(s0, sub(ld(p), ld(q))); s1 = add(s1, sub(v128.load(p, 16), v128.load(q, 16)))
      s2 = add(s2, sub(v128.load(p, 32), v128.load(q, 32))); s3 = add(s3, sub(v128.load(p, 48), v128.load(q, 48)))
    }
    const on = clampi(y + r + 1, 0, H - 1), off = clampi(y - r, 0, H - 1)
    gather(guide + (<usize>on * W << 4), map + (<usize>on * W << 2), scratch, W, 1)
    gather(guide + (<usize>off * W << 4), map + (<usize>off * W << 2), scratch, W, -1)
  }
}
// The model (w x h) enlarged over an area (left, top, n wide) of a picture sW wide, and used on its colours. Firm: what
// is nearly 0 or 1 becomes it, and what is in dst already stays where it is more.
export function guideRows(model: usize, w: i32, h: i32, sx: f32, sy: f32, src: usize, dst: usize, sW: i32, left: i32, top: i32, n: i32, firm: i32, y0: i32, y1: i32, scratch: usize): void {
  const row = <usize>w << 4
  st(scratch + row, sp(0))
  for (let y = y0; y < y1; y++) {
    const fy = (<f32>y + <f32>0.5) * sy - <f32>0.5, yi = <i32>floor<f32>(fy), ts = sp(fy - <f32>yi)
    const a = model + <usize>clampi(yi, 0, h - 1) * row, b = model + <usize>clampi(yi + 1, 0, h - 1) * row
    for (let f: usize = 0; f < row; f += 16) { const p = ld(a + f); st(scratch + f, mad(ts, sub(ld(b + f), p), p)) }
    let i = (top + y) * sW + left
    for (let x = 0; x < n; x++, i++) {
      const fx = (<f32>x + <f32>0.5) * sx - <f32>0.5, xi = <i32>floor<f32>(fx), l = clampi(xi, 0, w - 1), r = clampi(xi + 1, 0, w - 1)
      const p = ld(scratch + (<usize>l << 4)), k = mad(sp(fx - <f32>xi), sub(ld(scratch + (<usize>r << 4)), p), p)
      const v = hsum(mul(k, f32x4.replace_lane(ld(src + (<usize>i << 4)), 3, 1))), d = dst + (<usize>i << 2)
      if (!firm) store<f32>(d, max<f32>(0, min<f32>(1, v)))
      else if (v > <f32>0.06) store<f32>(d, max<f32>(load<f32>(d), smooth(0.06, 0.94, v)))
    }
  }
}
