// Recursive domain transform. Gastal, Oliveira 2011, doi:10.1145/1964921.1964964
// @ts-nocheck
import { add, sub, mul, mad, ld, st, lds, sp, hsum, vexp, imin } from './base'

// exp(-rate * (1 + k * distance)) to the left (Vx) and upper (Vy) neighbour, distance weighted over the lanes of J.
export function domainWeightRows(J: usize, Vx: usize, Vy: usize, W: i32, k: f32, rate: f32, wl: f32, wc: f32, y0: i32, y1: i32): void {
  const wgt = f32x4(wl * k, wc * k, wc * k, 0), row = <usize>W << 4
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const o = <usize>(y * W + x), p = J + (o << 4), c = ld(p)
    const dx = x ? hsum(mul(wgt, f32x4.abs(sub(c, ld(p - 16))))) : <f32>0, dy = y ? hsum(mul(wgt, f32x4.abs(sub(c, ld(p - row))))) : <f32>0
    const e = vexp(mul(sp(-rate), add(sp(1), f32x4(dx, dy, 0, 0))))
    store<f32>(Vx + (o << 2), f32x4.extract_lane(e, 0)); store<f32>(Vy + (o << 2), f32x4.extract_lane(e, 1))
  }
}
// Each iteration halves sigma, which squares the weight once more.
@inline function power(v: f32, it: i32): f32 { for (let i = 0; i < it; i++) v *= v; return v }
@inline function power4(v: v128, it: i32): v128 { for (let i = 0; i < it; i++) v = mul(v, v); return v }

// In place, left to right and back; four rows at once hide the latency of the recursion.
export function domainAcrossRows(img: usize, V: usize, W: i32, lanes: i32, it: i32, y0: i32, y1: i32): void {
  if (lanes == 1) {
    for (let y = y0; y < y1; y++) {
      let r = img + (<usize>y * W << 2), v = V + (<usize>y * W << 2), p = load<f32>(r)
      for (let x = 1; x < W; x++) { r += 4; v += 4; const c = load<f32>(r); p = c + power(load<f32>(v), it) * (p - c); store<f32>(r, p) }
      for (let x = 1; x < W; x++) { r -= 4; const c = load<f32>(r); p = c + power(load<f32>(v), it) * (p - c); store<f32>(r, p); v -= 4 }
    }
    return
  }
  const ne = <usize>W << 4, vn = <usize>W << 2
  for (let y = y0; y < y1; y += 4) {
    // the last rows of a share are fewer than four: the same row then stands in and is written by its own chain only
    const n = imin(4, y1 - y)
    if (n < 4) {
      for (let j = y; j < y1; j++) {
        let r = img + <usize>j * ne, v = V + <usize>j * vn, p = ld(r)
        for (let x = 1; x < W; x++) { r += 16; v += 4; const c = ld(r); p = mad(power4(lds(v), it), sub(p, c), c); st(r, p) }
        for (let x = 1; x < W; x++) { r -= 16; const c = ld(r); p = mad(power4(lds(v), it), sub(p, c), c); st(r, p); v -= 4 }
      }
      return
    }
    let r0 = img + <usize>y * ne, r1 = r0 + ne, r2 = r1 + ne, r3 = r2 + ne, v0 = V + <usize>y * vn, v1 = v0 + vn, v2 = v1 + vn, v3 = v2 + vn
    let p0 = ld(r0), p1 = ld(r1), p2 = ld(r2), p3 = ld(r3), c: v128
    for (let x = 1; x < W; x++) {
      r0 += 16; r1 += 16; r2 += 16; r3 += 16; v0 += 4; v1 += 4; v2 += 4; v3 += 4
      c = ld(r0); p0 = mad(power4(lds(v0), it), sub(p0, c), c); st(r0, p0); c = ld(r1); p1 = mad(power4(lds(v1), it), sub(p1, c), c); st(r1, p1)
      c = ld(r2); p2 = mad(power4(lds(v2), it), sub(p2, c), c); st(r2, p2); c = ld(r3); p3 = mad(power4(lds(v3), it), sub(p3, c), c); st(r3, p3)
    }
    for (let x = 1; x < W; x++) {
      r0 -= 16; r1 -= 16; r2 -= 16; r3 -= 16
      c = ld(r0); p0 = mad(power4(lds(v0), it), sub(p0, c), c); st(r0, p0); c = ld(r1); p1 = mad(power4(lds(v1), it), sub(p1, c), c); st(r1, p1)
      c = ld(r2); p2 = mad(power4(lds(v2), it), sub(p2, c), c); st(r2, p2); c = ld(r3); p3 = mad(power4(lds(v3), it), sub(p3, c), c); st(r3, p3)
      v0 -= 4; v1 -= 4; v2 -= 4; v3 -= 4
    }
  }
}
// In place, down and back up. Columns in strips of `strip` pixels: `y0..y1` here are strips, not rows.
export function domainDownRows(img: usize, V: usize, W: i32, H: i32, lanes: i32, it: i32, strip: i32, y0: i32, y1: i32): void {
  const row = <usize>W * lanes << 2, vn = <usize>W << 2
  for (let s = y0; s < y1; s++) {
    const x0 = s * strip, n = imin(W, x0 + strip) - x0
    const top = img + (<usize>x0 * lanes << 2), weights = V + (<usize>x0 << 2)
    if (lanes == 4) {
      for (let y = 1; y < H; y++) {
        let v = weights + <usize>y * vn, r = top + <usize>y * row
        for (const e = v + (<usize>n << 2); v < e; v += 4, r += 16) { const c = ld(r); st(r, mad(power4(lds(v), it), sub(ld(r - row), c), c)) }
      }
      for (let y = H - 2; y >= 0; y--) {
        let v = weights + <usize>(y + 1) * vn, r = top + <usize>y * row
        for (const e = v + (<usize>n << 2); v < e; v += 4, r += 16) { const c = ld(r); st(r, mad(power4(lds(v), it), sub(ld(r + row), c), c)) }
      }
      continue
    }
    for (let y = 1; y < H; y++) {
      let v = weights + <usize>y * vn, r = top + <usize>y * row
      for (const e = v + (<usize>n << 2); v < e; v += 4, r += 4) { const c = load<f32>(r); store<f32>(r, c + power(load<f32>(v), it) * (load<f32>(r - row) - c)) }
    }
    for (let y = H - 2; y >= 0; y--) {
      let v = weights + <usize>(y + 1) * vn, r = top + <usize>y * row
      for (const e = v + (<usize>n << 2); v < e; v += 4, r += 4) { const c = load<f32>(r); store<f32>(r, c + power(load<f32>(v), it) * (load<f32>(r + row) - c)) }
    }
  }
}
