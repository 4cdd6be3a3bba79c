// Pixel work of single filters: edges given back, grain, tone, added light. kernels/finish.ts says what each is for.
// @ts-nocheck
import { sub, mul, mad, ld, st, sp, vmin, vmax, fclamp } from './base'
import { labOfLinear, linearOfLab } from './colour'

// The slopes of the guided model held to what colours may follow, with lightness in the spare lane; in place.
export function heldSlopeRows(slope: usize, L: usize, W: i32, y0: i32, y1: i32): void {
  const lo = f32x4(-1, -0.4, -0.4, 0), hi = f32x4(1.5, 0.4, 0.4, 0)
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) st(slope + (i << 4), f32x4.replace_lane(vmin(hi, vmax(lo, ld(slope + (i << 4)))), 3, load<f32>(L + (i << 2))))
}
export function finishRows(src: usize, slope: usize, original: usize, dst: usize, W: i32, strength: f32, quiet: f32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W << 4
  for (const e = <usize>y1 * W << 4; i < e; i += 16) {
    const lost = load<f32>(original + i) - load<f32>(slope + i, 12), square = lost * lost
    const back = strength * lost * square / (square + quiet * quiet + <f32>1e-9)
    st(dst + i, mad(f32x4(back, back, back, 0), ld(slope + i), ld(src + i)))
  }
}
export function grainRows(src: usize, grain: usize, dst: usize, W: i32, amount: f32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) {
    const v = ld(src + (i << 4)), L = fclamp(f32x4.extract_lane(v, 0), 0, 1)
    const plain = <f32>0.35 + <f32>2.6 * L * (<f32>1 - L)
    st(dst + (i << 4), f32x4.replace_lane(v, 0, fclamp(L + amount * plain * (load<f32>(grain + (i << 2)) - <f32>0.5), 0, 1)))
  }
}
// lightness = middle + light * (base - 0.5) + detail * (L - base); chroma follows a little way, the spare lane is 0
export function toneRows(src: usize, L: usize, base: usize, dst: usize, W: i32, middle: f32, light: f32, detail: f32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) {
    const v = ld(src + (i << 4)), broad = load<f32>(base + (i << 2))
    const toned = fclamp(middle + light * (broad - <f32>0.5) + detail * (load<f32>(L + (i << 2)) - broad), 0.02, 1.02)
    const chroma = fclamp(sqrt<f32>(toned / max<f32>(0.06, f32x4.extract_lane(v, 0))), 0.85, 1.35)
    st(dst + (i << 4), f32x4.replace_lane(mul(v, f32x4(0, chroma, chroma, 0)), 0, toned))
  }
}
// Light of one linear colour where a plane says so, rolled off below 1.05; `spare` keeps it off by `spared`, or is none.
export function addLightRows(src: usize, where: usize, spare: usize, dst: usize, W: i32, red: f32, green: f32, blue: f32, amount: f32, spared: f32, y0: i32, y1: i32): void {
  const colour = f32x4(red, green, blue, 0), strongest = max<f32>(red, max<f32>(green, blue))
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) {
    const lab = ld(src + (i << 4))
    let w = amount * load<f32>(where + (i << 2))
    if (spare) w *= <f32>1 - spared * load<f32>(spare + (i << 2))
    const own = linearOfLab(lab)
    let v = f32x4.replace_lane(vmax(sp(0), own), 3, 0)
    if (!(w > 0)) {
      if (!v128.any_true(f32x4.lt(f32x4.replace_lane(own, 3, 0), sp(0)))) { st(dst + (i << 4), lab); continue }
      w = 0
    }
    const room = max<f32>(0, <f32>1.05 - max<f32>(f32x4.extract_lane(v, 0), max<f32>(f32x4.extract_lane(v, 1), f32x4.extract_lane(v, 2))))
    const taken = w * room / (room + w * strongest + <f32>1e-4)
    v = mad(sp(taken), colour, v)
    const spilt = (w - taken) * strongest, bleached = <f32>0.5 * spilt / (<f32>0.8 + spilt)
    const most = max<f32>(f32x4.extract_lane(v, 0), max<f32>(f32x4.extract_lane(v, 1), f32x4.extract_lane(v, 2)))
    v = mad(sp(bleached), sub(sp(most), v), v)
    st(dst + (i << 4), f32x4.replace_lane(labOfLinear(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1), f32x4.extract_lane(v, 2)), 3, f32x4.extract_lane(lab, 3)))
  }
}
