// Four pixels of a picture side by side, one vector a lane: point kernels work on four at a time. A row's last vector may
// reach past it: a point kernel writes there what the next row will write again, and every plane has room for one more.
// @ts-nocheck
import { sub, mul, ld, st, sp, clamp01 } from './base'

@inline export function fourL(p: usize): v128 {
  return v128.shuffle<i32>(v128.shuffle<i32>(ld(p), ld(p + 16), 0, 4, 1, 5), v128.shuffle<i32>(ld(p + 32), ld(p + 48), 0, 4, 1, 5), 0, 1, 4, 5)
}
@inline export function fourA(p: usize): v128 {
  return v128.shuffle<i32>(v128.shuffle<i32>(ld(p), ld(p + 16), 0, 4, 1, 5), v128.shuffle<i32>(ld(p + 32), ld(p + 48), 0, 4, 1, 5), 2, 3, 6, 7)
}
@inline export function fourB(p: usize): v128 {
  return v128.shuffle<i32>(v128.shuffle<i32>(ld(p), ld(p + 16), 2, 6, 3, 7), v128.shuffle<i32>(ld(p + 32), ld(p + 48), 2, 6, 3, 7), 0, 1, 4, 5)
}
@inline export function fourS(p: usize): v128 {
  return v128.shuffle<i32>(v128.shuffle<i32>(ld(p), ld(p + 16), 2, 6, 3, 7), v128.shuffle<i32>(ld(p + 32), ld(p + 48), 2, 6, 3, 7), 2, 3, 6, 7)
}
@inline export function put(d: usize, L: v128, a: v128, b: v128, s: v128): void {
  const lo = v128.shuffle<i32>(L, a, 0, 4, 1, 5), hi = v128.shuffle<i32>(L, a, 2, 6, 3, 7)
  const bl = v128.shuffle<i32>(b, s, 0, 4, 1, 5), bh = v128.shuffle<i32>(b, s, 2, 6, 3, 7)
  st(d, v128.shuffle<i32>(lo, bl, 0, 1, 4, 5)); st(d + 16, v128.shuffle<i32>(lo, bl, 2, 3, 6, 7))
  st(d + 32, v128.shuffle<i32>(hi, bh, 0, 1, 4, 5)); st(d + 48, v128.shuffle<i32>(hi, bh, 2, 3, 6, 7))
}
// a ramp with fixed ends, flat beyond both; falls when a > b
@inline export function ramp(a: f32, b: f32, x: v128): v128 {
  const t = clamp01(mul(sub(x, sp(a)), sp(<f32>1 / (b - a))))
  return mul(mul(t, t), sub(sp(3), mul(sp(2), t)))
}
@inline export function not(x: v128): v128 { return sub(sp(1), x) }
// x towards y by t
@inline export function mix(x: v128, y: v128, t: v128): v128 { return f32x4.add(x, mul(t, sub(y, x))) }
