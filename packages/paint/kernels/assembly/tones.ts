// Tones by a curve, and the black of an inker. kernels/tones.ts says what each is for.
// @ts-nocheck
import { add, sub, mul, div, mad, ld, st, sp, vmin, vmax, clamp01, fclamp, smooth } from './base'
import { fourL, fourA, fourB, ramp, not } from './four'

// lightness by a curve of `n` + 1 heights, as far as `spare` leaves; chroma follows to the power 0.75
export function toneCurveRows(src: usize, spare: usize, curve: usize, dst: usize, W: i32, n: i32, y0: i32, y1: i32): void {
  const end = <f32>n - <f32>0.001
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i++) {
    const v = ld(src + (i << 4)), L = f32x4.extract_lane(v, 0), a = f32x4.extract_lane(v, 1), b = f32x4.extract_lane(v, 2)
    const at = fclamp(L * <f32>n, 0, end), j = <i32>at, p = curve + (<usize>j << 2), from = load<f32>(p)
    const toned = from + (at - <f32>j) * (load<f32>(p, 4) - from)
    const free = spare ? <f32>1 - <f32>0.75 * load<f32>(spare + (i << 2)) : <f32>1
    let curved = toned
    if (toned > <f32>0.86) curved -= (toned - <f32>0.86) * <f32>0.45 * smooth(0.02, 0.07, sqrt<f32>(a * a + b * b))
    const rolled = L + free * (curved - L), root = sqrt<f32>(max<f32>(rolled, 0.05) / max<f32>(L, 0.05))
    const chroma = fclamp(root * sqrt<f32>(root), 0.85, 1.6)
    st(dst + (i << 4), f32x4(rolled, a * chroma, b * chroma, 0))
  }
}
// how often each of `n` + 1 steps of lightness occurs
export function toneCounts(src: usize, counts: usize, pixels: i32, n: i32): void {
  for (let i: usize = 0; i < <usize>pixels; i++) {
    const at = counts + (<usize><i32>(fclamp(load<f32>(src + (i << 4)), 0, 1) * <f32>n + <f32>0.5) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
}
export function magnitudeRows(src: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W << 2
  for (const e = <usize>y1 * W << 2; i < e; i += 4) store<f32>(dst + i, abs<f32>(load<f32>(src + i)))
}
export function toneInkRows(src: usize, dog: usize, busy: usize, around: usize, beside: usize, solid: usize, weight: usize, spare: usize, dst: usize, W: i32, sharpen: f32, level: f32, local: f32, features: f32, black: f32, vivid: f32, calm: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++)
    for (let x = 0; x < W; x += 4) {
      const i = <usize>(y * W + x), o = i << 2, p = src + (i << 4), L = fourL(p), a = fourA(p), b = fourB(p)
      const w = weight ? ld(weight + o) : sp(1), free = spare ? not(ld(spare + o)) : sp(1)
      const edge = div(mul(mul(sp(sharpen), ld(dog + o)), w), mad(sp(calm), ld(busy + o), sp(1)))
      const form = mul(sp(features), vmin(sp(0), sub(L, ld(beside + o))))
      const colour = mul(sp(vivid), ramp(0.0016, 0.0081, mad(a, a, mul(b, b))))
      const light = add(add(sub(add(colour, L), mul(mul(sp(local), free), sub(ld(around + o), sp(0.5)))), form), edge)
      const cut = mad(sp(-0.12), not(vmin(sp(1), w)), sp(level))
      const deep = sub(sub(mul(sp(black), mad(sp(0.3), free, sp(0.7))), mul(sp(0.5), colour)), ld(solid + o))
      st(dst + o, clamp01(add(sp(0.5), vmax(mul(sub(cut, light), sp(<f32>(1.0 / 0.18))), mul(deep, sp(10))))))
    }
}
