// Pixel work of single filters: edges given back, grain, tone, added light. kernels/finish.ts says what each is for.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, vmin, vmax, fclamp } from './base'
import { blueOf, greenOf, longOf, middleOf, putLabOfLinear, redOf, shortOf } from './colour'
import { fourL, fourA, fourB, fourS } from './four'

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
  const strongest = max<f32>(red, max<f32>(green, blue)), S = sp(strongest), zero = sp(0), half = sp(0.5)
  // four at a time; the last four may reach into the next row, and write there what it will
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), d = dst + (i << 4), L = fourL(p), a = fourA(p), b = fourB(p)
    let w = mul(sp(amount), ld(where + (i << 2)))
    if (spare) w = mul(w, sub(sp(1), mul(sp(spared), ld(spare + (i << 2)))))
    w = vmax(zero, w)
    const l = longOf(L, a, b), m = middleOf(L, a, b), s = shortOf(L, a, b)
    let R = redOf(l, m, s), G = greenOf(l, m, s), B = blueOf(l, m, s)
    if (!v128.any_true(v128.or(f32x4.gt(w, zero), f32x4.lt(vmin(R, vmin(G, B)), zero)))) {
      st(d, ld(p)); v128.store(d, v128.load(p, 16), 16); v128.store(d, v128.load(p, 32), 32); v128.store(d, v128.load(p, 48), 48)
      continue
    }
    R = vmax(zero, R); G = vmax(zero, G); B = vmax(zero, B)
    const room = vmax(zero, sub(sp(1.05), vmax(R, vmax(G, B))))
    const taken = div(mul(w, room), add(mad(w, S, room), sp(1e-4)))
    R = mad(taken, sp(red), R); G = mad(taken, sp(green), G); B = mad(taken, sp(blue), B)
    const spilt = mul(sub(w, taken), S), bleached = mul(half, div(spilt, add(sp(0.8), spilt)))
    const most = vmax(R, vmax(G, B))
    putLabOfLinear(d, mad(bleached, sub(most, R), R), mad(bleached, sub(most, G), G), mad(bleached, sub(most, B), B), fourS(p))
  }
}

// The picture run out into paper within `margin` of the frame, the edge wandering with clouds and a grain; `keep` stays.
// `top` is the frame's row that row 0 is. A map at 0 is left out.
export function runOutRows(src: usize, clouds: usize, grain: usize, keep: usize, dst: usize, W: i32, top: i32, H: i32, L: f32, a: f32, b: f32, margin: f32, ragged: f32, y0: i32, y1: i32): void {
  const paper = f32x4(L, a, b, 0), per = <f32>1 / margin
  for (let y = y0; y < y1; y++) {
    const Y = <f32>(y + top) + <f32>0.5, edge = min<f32>(Y, <f32>H - Y)
    for (let x = 0; x < W; x++) {
      const i = <usize>(y * W + x), X = <f32>x + <f32>0.5, near = min<f32>(edge, min<f32>(X, <f32>W - X)), s = ld(src + (i << 4))
      if (near > margin + ragged) { st(dst + (i << 4), s); continue }
      let wander = (load<f32>(clouds + (i << 2)) - <f32>0.5) * ragged
      if (grain) wander += (load<f32>(grain + (i << 2)) - <f32>0.5) * <f32>0.33 * ragged
      const v = fclamp((near + wander) * per, 0, 1)
      let t = v * v * (<f32>3 - <f32>2 * v)
      if (keep) t = max<f32>(t, load<f32>(keep + (i << 2)) * min<f32>(1, near * per * <f32>5))
      st(dst + (i << 4), f32x4.replace_lane(mad(sp(t), sub(s, paper), paper), 3, f32x4.extract_lane(s, 3)))
    }
  }
}
