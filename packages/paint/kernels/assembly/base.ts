// Shorthand over the SIMD intrinsics. No garbage collector, no heap: every pointer is a byte offset into the
// one shared memory. Strict v128 only (no relaxed SIMD), so that all machines give the same bits.
// @ts-nocheck
@inline export function ld(p: usize): v128 { return v128.load(p) }
@inline export function st(p: usize, v: v128): void { v128.store(p, v) }
@inline export function lds(p: usize): v128 { return v128.load32_splat(p) }
@inline export function sp(x: f32): v128 { return f32x4.splat(x) }
@inline export function add(a: v128, b: v128): v128 { return f32x4.add(a, b) }
@inline export function sub(a: v128, b: v128): v128 { return f32x4.sub(a, b) }
@inline export function mul(a: v128, b: v128): v128 { return f32x4.mul(a, b) }
@inline export function div(a: v128, b: v128): v128 { return f32x4.div(a, b) }
// b * c + a
@inline export function mad(b: v128, c: v128, a: v128): v128 { return f32x4.add(f32x4.mul(b, c), a) }
@inline export function vmin(a: v128, b: v128): v128 { return f32x4.pmin(a, b) }
@inline export function vmax(a: v128, b: v128): v128 { return f32x4.pmax(a, b) }
@inline export function clamp01(v: v128): v128 { return f32x4.pmin(sp(1), f32x4.pmax(sp(0), v)) }
@inline export function lane0(v: v128): v128 { return v128.shuffle<i32>(v, v, 0, 0, 0, 0) }
@inline export function lane1(v: v128): v128 { return v128.shuffle<i32>(v, v, 1, 1, 1, 1) }
@inline export function lane2(v: v128): v128 { return v128.shuffle<i32>(v, v, 2, 2, 2, 2) }
@inline export function lane3(v: v128): v128 { return v128.shuffle<i32>(v, v, 3, 3, 3, 3) }
@inline export function hsum(v: v128): f32 {
  const t = add(v, v128.shuffle<i32>(v, v, 2, 3, 2, 3))
  return f32x4.extract_lane(t, 0) + f32x4.extract_lane(t, 1)
}
@inline export function clampi(v: i32, lo: i32, hi: i32): i32 { return v < lo ? lo : v > hi ? hi : v }
@inline export function imin(a: i32, b: i32): i32 { return a < b ? a : b }
@inline export function imax(a: i32, b: i32): i32 { return a > b ? a : b }
@inline export function fclamp(v: f32, lo: f32, hi: f32): f32 { return v < lo ? lo : v > hi ? hi : v }
// 0..1 ramp with flat ends; also falls when a > b
@inline export function smooth(a: f32, b: f32, x: f32): f32 {
  const t = fclamp((x - a) / (b - a), 0, 1)
  return t * t * (<f32>3 - <f32>2 * t)
}
@inline export function vsmooth(a: v128, b: v128, x: v128): v128 {
  const t = clamp01(div(sub(x, a), sub(b, a)))
  return mul(mul(t, t), sub(sp(3), mul(sp(2), t)))
}
// Cube root of positive lanes: exponent divided by three, then two of Halley's steps (relative error below 1e-6).
@inline export function vcbrt(x: v128): v128 {
  const safe = vmax(x, sp(1e-12))
  const third = i32x4.trunc_sat_f32x4_s(mul(f32x4.convert_i32x4_s(safe), sp(<f32>(1.0 / 3.0))))
  let y = i32x4.add(third, i32x4.splat(709921077))
  for (let k = 0; k < 2; k++) {
    const c = mul(mul(y, y), y)
    y = mul(y, div(add(add(safe, safe), c), add(add(c, c), safe)))
  }
  return v128.andnot(y, f32x4.le(x, sp(1e-12)))
}
// e^x for -87..88, degree-6 polynomial on the fraction of x/ln2 (relative error below 3e-7).
@inline export function vexp(x: v128): v128 {
  const t = mul(vmin(sp(88), vmax(sp(-87), x)), sp(1.44269504))
  const n = f32x4.nearest(t)
  const f = mul(sub(t, n), sp(0.69314718))
  let p = mad(f, sp(0.0013888889), sp(0.0083333333))
  p = mad(f, p, sp(0.041666667)); p = mad(f, p, sp(0.16666667)); p = mad(f, p, sp(0.5)); p = mad(f, p, sp(1)); p = mad(f, p, sp(1))
  return mul(p, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23))
}
// ln x for positive lanes (absolute error below 2e-6).
@inline export function vlog(x: v128): v128 {
  const safe = vmax(x, sp(1e-30))
  let e = i32x4.sub(i32x4.shr_s(safe, 23), i32x4.splat(127))
  let m = v128.or(v128.and(safe, i32x4.splat(0x007fffff)), i32x4.splat(0x3f800000))
  const big = f32x4.gt(m, sp(1.41421356))
  m = v128.bitselect(mul(m, sp(0.5)), m, big)
  e = i32x4.sub(e, big) // a true lane is -1
  const z = div(sub(m, sp(1)), add(m, sp(1))), z2 = mul(z, z)
  let p = mad(z2, sp(<f32>(2.0 / 9.0)), sp(<f32>(2.0 / 7.0)))
  p = mad(z2, p, sp(0.4)); p = mad(z2, p, sp(<f32>(2.0 / 3.0))); p = mad(z2, p, sp(2))
  return mad(f32x4.convert_i32x4_s(e), sp(0.69314718), mul(z, p))
}
