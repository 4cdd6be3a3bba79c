// Separable Gaussian (FIR) and box means over planes of 1 or 4 lanes; edges repeat.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, lds, sp, clampi } from './base'

// n floats a row, s lanes, 2R+1 weights at w. The row is laid into scratch with its edges repeated.
export function gaussianAcross(src: usize, dst: usize, n: i32, s: i32, w: usize, R: i32, y0: i32, y1: i32, scratch: usize): void {
  const o = R * s, sb = <usize>s << 2, ne = <usize>n << 2, taps = 2 * R + 1
  for (let y = y0; y < y1; y++) {
    const a = src + <usize>y * ne, d = dst + <usize>y * ne, c = scratch + (<usize>o << 2)
    for (let i = 0; i < o; i++) {
      store<f32>(scratch + (<usize>i << 2), load<f32>(a + (<usize>(i % s) << 2)))
      store<f32>(c + ne + (<usize>i << 2), load<f32>(a + ne - sb + (<usize>(i % s) << 2)))
    }
    memory.copy(c, a, ne)
    let f: usize = 0
    for (; f + 64 <= ne; f += 64) {
      let p = scratch + f, q = w, s0 = sp(0), s1 = s0, s2 = s0, s3 = s0
      for (let k = 0; k < taps; k++, p += sb, q += 4) {
        const ww = lds(q)
        s0 = mad(ww, ld(p), s0); s1 = mad(ww, v128.load(p, 16), s1); s2 = mad(ww, v128.load(p, 32), s2); s3 = mad(ww, v128.load(p, 48), s3)
      }
      st(d + f, s0); st(d + f + 16, s1); st(d + f + 32, s2); st(d + f + 48, s3)
    }
    for (; f + 16 <= ne; f += 16) {
      let p = scratch + f, q = w, s0 = sp(0)
      for (let k = 0; k < taps; k++, p += sb, q += 4) s0 = mad(lds(q), ld(p), s0)
      st(d + f, s0)
    }
    for (; f < ne; f += 4) {
      let p = scratch + f, q = w, v: f32 = 0
      for (let k = 0; k < taps; k++, p += sb, q += 4) v += load<f32>(q) * load<f32>(p)
      store<f32>(d + f, v)
    }
  }
}
export function gaussianDown(src: usize, dst: usize, n: i32, H: i32, w: usize, R: i32, y0: i32, y1: i32): void {
  const ne = <usize>n << 2
  for (let x0: usize = 0; x0 < ne; x0 += 1024) {
    const x1 = x0 + 1024 < ne ? x0 + 1024 : ne
    for (let y = y0; y < y1; y++) {
      const d = dst + <usize>y * ne
      let f = x0
      for (; f + 64 <= x1; f += 64) {
        let q = w, s0 = sp(0), s1 = s0, s2 = s0, s3 = s0
        for (let k = -R; k <= R; k++, q += 4) {
          const p = src + <usize>clampi(y + k, 0, H - 1) * ne + f, ww = lds(q)
          s0 = mad(ww, ld(p), s0); s1 = mad(ww, v128.load(p, 16), s1); s2 = mad(ww, v128.load(p, 32), s2); s3 = mad(ww, v128.load(p, 48), s3)
        }
        st(d + f, s0); st(d + f + 16, s1); st(d + f + 32, s2); st(d + f + 48, s3)
      }
      for (; f + 16 <= x1; f += 16) {
        let q = w, s0 = sp(0)
        for (let k = -R; k <= R; k++, q += 4) s0 = mad(lds(q), ld(src + <usize>clampi(y + k, 0, H - 1) * ne + f), s0)
        st(d + f, s0)
      }
      for (; f < x1; f += 4) {
        let q = w, v: f32 = 0
        for (let k = -R; k <= R; k++, q += 4) v += load<f32>(q) * load<f32>(src + <usize>clampi(y + k, 0, H - 1) * ne + f)
        store<f32>(d + f, v)
      }
    }
  }
}
// Running box means. Sums are kept in double so that a long row does not drift.
@inline function low(v: v128): v128 { return f64x2.promote_low_f32x4(v) }
@inline function high(v: v128): v128 { return f64x2.promote_low_f32x4(v128.shuffle<i32>(v, v, 2, 3, 2, 3)) }
@inline function four(a: v128, b: v128): v128 { return v128.shuffle<i32>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 1, 4, 5) }
export function boxAcross(src: usize, dst: usize, W: i32, s: i32, R: i32, y0: i32, y1: i32): void {
  if (s == 4) {
    const inv = f64x2.splat(1.0 / <f64>(2 * R + 1))
    for (let y = y0; y < y1; y++) {
      const a = src + (<usize>y * W << 4), d = dst + (<usize>y * W << 4)
      let l = f64x2.splat(0), h = l
      for (let i = -R; i <= R; i++) { const v = ld(a + (<usize>clampi(i, 0, W - 1) << 4)); l = f64x2.add(l, low(v)); h = f64x2.add(h, high(v)) }
      for (let x = 0; x < W; x++) {
        st(d + (<usize>x << 4), four(f64x2.mul(l, inv), f64x2.mul(h, inv)))
        const p = ld(a + (<usize>clampi(x + R + 1, 0, W - 1) << 4)), q = ld(a + (<usize>clampi(x - R, 0, W - 1) << 4))
        l = f64x2.add(l, f64x2.sub(low(p), low(q))); h = f64x2.add(h, f64x2.sub(high(p), high(q)))
      }
    }
    return
  }
  const ne = <usize>W * s << 2, sb = <usize>s << 2, inv: f64 = 1.0 / <f64>(2 * R + 1)
  for (let y = y0; y < y1; y++) for (let l: usize = 0; l < sb; l += 4) {
    const a = src + <usize>y * ne + l, d = dst + <usize>y * ne + l
    let sum: f64 = 0
    for (let i = -R; i <= R; i++) sum += <f64>load<f32>(a + <usize>clampi(i, 0, W - 1) * sb)
    for (let x = 0; x < W; x++) {
      store<f32>(d + <usize>x * sb, <f32>(sum * inv))
      sum += <f64>load<f32>(a + <usize>clampi(x + R + 1, 0, W - 1) * sb) - <f64>load<f32>(a + <usize>clampi(x - R, 0, W - 1) * sb)
    }
  }
}
// Columns in strips of 16 floats: `y0..y1` here are strips, not rows.
export function boxDown(src: usize, dst: usize, n: i32, H: i32, R: i32, y0: i32, y1: i32, scratch: usize): void {
  const ne = <usize>n << 2, inv: f64 = 1.0 / <f64>(2 * R + 1)
  for (let strip = y0; strip < y1; strip++) {
    const from = strip * 16, to = from + 16 < n ? from + 16 : n, k = to - from
    for (let i = 0; i < k; i++) {
      let sum: f64 = 0
      for (let j = -R; j <= R; j++) sum += <f64>load<f32>(src + <usize>clampi(j, 0, H - 1) * ne + (<usize>(from + i) << 2))
      store<f64>(scratch + (<usize>i << 3), sum)
    }
    for (let y = 0; y < H; y++) {
      const d = dst + <usize>y * ne + (<usize>from << 2)
      const a = src + <usize>clampi(y + R + 1, 0, H - 1) * ne + (<usize>from << 2), b = src + <usize>clampi(y - R, 0, H - 1) * ne + (<usize>from << 2)
      let i: usize = 0
      for (; i + 4 <= <usize>k; i += 4) {
        const c = scratch + (i << 3), l = ld(c), h = v128.load(c, 16), p = ld(a + (i << 2)), q = ld(b + (i << 2)), v = f64x2.splat(inv)
        st(d + (i << 2), four(f64x2.mul(l, v), f64x2.mul(h, v)))
        st(c, f64x2.add(l, f64x2.sub(low(p), low(q)))); v128.store(c, f64x2.add(h, f64x2.sub(high(p), high(q))), 16)
      }
      for (; i < <usize>k; i++) {
        const sum = load<f64>(scratch + (i << 3))
        store<f32>(d + (i << 2), <f32>(sum * inv))
        store<f64>(scratch + (i << 3), sum + <f64>load<f32>(a + (i << 2)) - <f64>load<f32>(b + (i << 2)))
      }
    }
  }
}
