// What is done to each pixel alone: mixing pictures, products, maxima and ramps of planes, four values at a time.
// `W` is the length of a row. What is left at the end of a share and is no whole vector is written value by value, so that
// no thread writes what is another thread's.
// @ts-nocheck
import { add, sub, mul, div, mad, ld, st, lds, sp, vmin, vmax, clamp01, vsmooth } from './base'

// src + t * (other - src) on all lanes, t = amount * where held to 0..1.
export function pointMix(src: usize, other: usize, where: usize, dst: usize, W: i32, amount: f32, y0: i32, y1: i32): void {
  const A = sp(amount)
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) {
    const a = ld(src + (i << 4)), t = mul(A, clamp01(lds(where + (i << 2))))
    st(dst + (i << 4), mad(t, sub(ld(other + (i << 4)), a), a))
  }
}
// The same with one colour for a picture; the spare lane is kept.
export function pointTint(src: usize, where: usize, dst: usize, W: i32, L: f32, a: f32, b: f32, amount: f32, y0: i32, y1: i32): void {
  const A = f32x4(amount, amount, amount, 0), colour = f32x4(L, a, b, 0)
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) {
    const p = ld(src + (i << 4))
    st(dst + (i << 4), mad(mul(A, clamp01(lds(where + (i << 2)))), sub(colour, p), p))
  }
}
// From here on planes of one lane.
@inline function put(p: usize, v: v128, n: usize): void {
  if (n >= 16) st(p, v)
  else for (let k: usize = 0; k < n; k += 4) { store<f32>(p + k, f32x4.extract_lane(v, 0)); v = v128.shuffle<i32>(v, v, 1, 2, 3, 3) }
}
// src * (p + q * other)
export function pointWeigh(src: usize, other: usize, dst: usize, W: i32, p: f32, q: f32, y0: i32, y1: i32): void {
  const P = sp(p), Q = sp(q), e = <usize>y1 * W << 2
  for (let i = <usize>y0 * W << 2; i < e; i += 16) put(dst + i, mul(ld(src + i), mad(Q, ld(other + i), P)), e - i)
}
// the larger of src and share * other
export function pointMost(src: usize, other: usize, dst: usize, W: i32, share: f32, y0: i32, y1: i32): void {
  const S = sp(share), e = <usize>y1 * W << 2
  for (let i = <usize>y0 * W << 2; i < e; i += 16) put(dst + i, vmax(ld(src + i), mul(S, ld(other + i))), e - i)
}
// p + q * src, held to least..most
export function pointScale(src: usize, dst: usize, W: i32, p: f32, q: f32, least: f32, most: f32, y0: i32, y1: i32): void {
  const P = sp(p), Q = sp(q), lo = sp(least), hi = sp(most), e = <usize>y1 * W << 2
  for (let i = <usize>y0 * W << 2; i < e; i += 16) put(dst + i, vmin(hi, vmax(lo, mad(Q, ld(src + i), P))), e - i)
}
// the Hermite ramp from 0 at a to 1 at b
export function pointRamp(src: usize, dst: usize, W: i32, a: f32, b: f32, y0: i32, y1: i32): void {
  const A = sp(a), B = sp(b), e = <usize>y1 * W << 2
  for (let i = <usize>y0 * W << 2; i < e; i += 16) put(dst + i, vsmooth(A, B, ld(src + i)), e - i)
}
// src + amount * more * (p + q * where), held to 0..most; no `where` is 1 everywhere
export function pointAdd(src: usize, more: usize, where: usize, dst: usize, W: i32, amount: f32, p: f32, q: f32, most: f32, y0: i32, y1: i32): void {
  const A = sp(amount), P = sp(p), Q = sp(q), hi = sp(most), e = <usize>y1 * W << 2
  for (let i = <usize>y0 * W << 2; i < e; i += 16) {
    let w = mul(A, ld(more + i))
    if (where) w = mul(w, mad(Q, ld(where + i), P))
    put(dst + i, vmin(hi, vmax(sp(0), add(ld(src + i), w))), e - i)
  }
}
// src * ramp, one share a column
export function pointAcross(src: usize, ramp: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  const row = <usize>W << 2
  for (let y = y0; y < y1; y++) {
    const o = <usize>y * row
    for (let i: usize = 0; i < row; i += 16) put(dst + o + i, mul(ld(src + o + i), ld(ramp + i)), row - i)
  }
}
// Every other pixel of every other row of a 4-lane plane: what has no mean, such as directions.
export function everySecondRows(src: usize, dst: usize, W: i32, w: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    let p = src + (<usize>(2 * y) * W << 4), d = dst + (<usize>y * w << 4)
    for (let x = 0; x < w; x++, p += 32, d += 16) st(d, ld(p))
  }
}
