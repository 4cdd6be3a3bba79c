// sRGB bytes <-> OKLab. Ottosson 2020, https://bottosson.github.io/posts/oklab/
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, lane0, lane1, lane2, vcbrt, clampi, imin, fclamp } from './base'
import { fourL, fourA, fourB, put } from './four'

@inline export function labOfLinear(r: f32, g: f32, b: f32): v128 {
  const lms = add(add(mul(sp(r), f32x4(0.4122214708, 0.2119034982, 0.0883024619, 0)), mul(sp(g), f32x4(0.5363325363, 0.6806995451, 0.2817188376, 0))), mul(sp(b), f32x4(0.0514459929, 0.1073969566, 0.6299787005, 0)))
  const c = vcbrt(lms)
  return add(add(mul(lane0(c), f32x4(0.2104542553, 1.9779984951, 0.0259040371, 0)), mul(lane1(c), f32x4(0.7936177850, -2.4285922050, 0.7827717662, 0))), mul(lane2(c), f32x4(-0.0040720468, 0.4505937099, -0.8086757660, 0)))
}
// The same for four pixels, one vector a colour, written as four pixels to d.
@inline export function putLabOfLinear(d: usize, r: v128, g: v128, b: v128, spare: v128): void {
  const l = vcbrt(mad(sp(0.4122214708), r, mad(sp(0.5363325363), g, mul(sp(0.0514459929), b))))
  const m = vcbrt(mad(sp(0.2119034982), r, mad(sp(0.6806995451), g, mul(sp(0.1073969566), b))))
  const s = vcbrt(mad(sp(0.0883024619), r, mad(sp(0.2817188376), g, mul(sp(0.6299787005), b))))
  put(
    d,
    mad(sp(0.2104542553), l, mad(sp(0.7936177850), m, mul(sp(-0.0040720468), s))),
    mad(sp(1.9779984951), l, mad(sp(-2.4285922050), m, mul(sp(0.4505937099), s))),
    mad(sp(0.0259040371), l, mad(sp(0.7827717662), m, mul(sp(-0.8086757660), s))),
    spare,
  )
}
@inline export function linearOfLab(lab: v128): v128 {
  const l = add(add(lane0(lab), mul(lane1(lab), f32x4(0.3963377774, -0.1055613458, -0.0894841775, 0))), mul(lane2(lab), f32x4(0.2158037573, -0.0638541728, -1.2914855480, 0)))
  const c = mul(mul(l, l), l)
  return add(add(mul(lane0(c), f32x4(4.0767416621, -1.2684380046, -0.0041960863, 0)), mul(lane1(c), f32x4(-3.3077115913, 2.6097574011, -0.7034186147, 0))), mul(lane2(c), f32x4(0.2309699292, -0.3413193965, 1.7076147010, 0)))
}
// Red, green and blue in linear light of four pixels, of the cubes of their cone responses (below).
@inline export function redOf(l: v128, m: v128, s: v128): v128 { return mad(sp(4.0767416621), l, mad(sp(-3.3077115913), m, mul(sp(0.2309699292), s))) }
@inline export function greenOf(l: v128, m: v128, s: v128): v128 { return mad(sp(-1.2684380046), l, mad(sp(2.6097574011), m, mul(sp(-0.3413193965), s))) }
@inline export function blueOf(l: v128, m: v128, s: v128): v128 { return mad(sp(-0.0041960863), l, mad(sp(-0.7034186147), m, mul(sp(1.7076147010), s))) }
@inline function cubed(v: v128): v128 { return mul(mul(v, v), v) }
@inline export function longOf(L: v128, a: v128, b: v128): v128 { return cubed(add(L, mad(sp(0.3963377774), a, mul(sp(0.2158037573), b)))) }
@inline export function middleOf(L: v128, a: v128, b: v128): v128 { return cubed(add(L, mad(sp(-0.1055613458), a, mul(sp(-0.0638541728), b)))) }
@inline export function shortOf(L: v128, a: v128, b: v128): v128 { return cubed(add(L, mad(sp(-0.0894841775), a, mul(sp(-1.2914855480), b)))) }
@inline function outside(c: v128): bool {
  return v128.any_true(v128.and(v128.or(f32x4.lt(c, sp(-0.0015)), f32x4.gt(c, sp(1.0015))), i32x4(-1, -1, -1, 0)))
}

// RGBA bytes, area mean in linear light down to w x h, then OKLab. W,H source; rows of the result. The source's rows are
// mixed into scratch first, then its columns (W + w + 4 vectors: up to 60,000 pixels wide).
export function studyRows(src: usize, dst: usize, W: i32, H: i32, w: i32, h: i32, table: usize, y0: i32, y1: i32, scratch: usize): void {
  const sx = <f32>W / <f32>w, sy = <f32>H / <f32>h, end = scratch + (<usize>W << 4)
  for (let y = y0; y < y1; y++) {
    const fy0 = <f32>y * sy, fy1 = fy0 + sy
    const ya = <i32>fy0, yb = imin(H, <i32>ceil<f32>(fy1 - <f32>1e-4))
    for (let j = ya; j < yb; j++) {
      const wy = sp(min<f32>(fy1, <f32>(j + 1)) - max<f32>(fy0, <f32>j))
      let p = src + (<usize>j * W << 2)
      if (j == ya) for (let s = scratch; s < end; s += 16, p += 4) st(s, mul(wy, linearAt(p, table)))
      else for (let s = scratch; s < end; s += 16, p += 4) st(s, mad(wy, linearAt(p, table), ld(s)))
    }
    for (let x = 0, d = end; x < w; x++, d += 16) {
      const fx0 = <f32>x * sx, fx1 = fx0 + sx
      const xa = <i32>fx0, xb = imin(W, <i32>ceil<f32>(fx1 - <f32>1e-4))
      let s = scratch + (<usize>xa << 4), sum = mul(sp(min<f32>(fx1, <f32>(xa + 1)) - fx0), ld(s))
      for (let i = xa + 1; i < xb; i++) { s += 16; sum = mad(sp(min<f32>(fx1, <f32>(i + 1)) - <f32>i), ld(s), sum) }
      st(d, mul(sum, sp(<f32>1 / f32x4.extract_lane(sum, 3))))
    }
    // in place: the row's last vectors may hold more than the row
    for (let x = 0, d = end; x < w; x += 4, d += 64) putLabOfLinear(d, fourL(d), fourA(d), fourB(d), sp(0))
    memory.copy(dst + (<usize>y * w << 4), end, <usize>w << 4)
  }
}
@inline function linearAt(p: usize, table: usize): v128 {
  const c = load<u32>(p)
  return f32x4(load<f32>(table + <usize>((c & 255) << 2)), load<f32>(table + <usize>((c >> 6) & 1020)), load<f32>(table + <usize>((c >> 14) & 1020)), 1)
}
// RGBA bytes to OKLab, same size; src points at the first row wanted.
export function labRows(src: usize, dst: usize, W: i32, table: usize, y0: i32, y1: i32): void {
  let p = src + (<usize>y0 * W << 2), d = dst + (<usize>y0 * W << 4)
  // the last four may reach into the next row, and write there what it will
  for (const e = dst + (<usize>y1 * W << 4); d < e; d += 64, p += 16) {
    const v0 = linearAt(p, table), v1 = linearAt(p + 4, table), v2 = linearAt(p + 8, table), v3 = linearAt(p + 12, table)
    const lo = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5), hi = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5)
    const bs = v128.shuffle<i32>(v128.shuffle<i32>(v0, v1, 2, 6, 2, 6), v128.shuffle<i32>(v2, v3, 2, 6, 2, 6), 0, 1, 4, 5)
    putLabOfLinear(d, v128.shuffle<i32>(lo, hi, 0, 1, 4, 5), v128.shuffle<i32>(lo, hi, 2, 3, 6, 7), bs, sp(0))
  }
}
// OKLab to RGBA bytes. Colours outside sRGB lose chroma at constant lightness and hue (7 bisections).
export function byteRows(src: usize, dst: usize, W: i32, table: usize, y0: i32, y1: i32): void {
  const lightness = i32x4(-1, 0, 0, 0)
  let p = src + (<usize>y0 * W << 4), d = dst + (<usize>y0 * W << 2)
  for (const e = dst + (<usize>y1 * W << 2); d < e; d += 4, p += 16) {
    let lab = ld(p)
    lab = f32x4.replace_lane(lab, 0, fclamp(f32x4.extract_lane(lab, 0), 0, 1))
    let c = linearOfLab(lab)
    if (outside(c)) {
      let lo: f32 = 0, hi: f32 = 1
      for (let k = 0; k < 7; k++) {
        const m = (lo + hi) * <f32>0.5
        if (outside(linearOfLab(v128.bitselect(lab, mul(lab, sp(m)), lightness)))) hi = m
        else lo = m
      }
      c = linearOfLab(v128.bitselect(lab, mul(lab, sp(lo)), lightness))
    }
    const q = i32x4.trunc_sat_f32x4_s(mad(c, sp(16383), sp(0.5)))
    store<u8>(d, load<u8>(table + clampi(i32x4.extract_lane(q, 0), 0, 16383)))
    store<u8>(d, load<u8>(table + clampi(i32x4.extract_lane(q, 1), 0, 16383)), 1)
    store<u8>(d, load<u8>(table + clampi(i32x4.extract_lane(q, 2), 0, 16383)), 2)
    store<u8>(d, 255, 3)
  }
}
// One lane of a picture as a plane of its own.
export function laneRows(src: usize, dst: usize, W: i32, lane: i32, y0: i32, y1: i32): void {
  let p = src + (<usize>y0 * W << 4) + (<usize>lane << 2), d = dst + (<usize>y0 * W << 2)
  for (const e = dst + (<usize>y1 * W << 2); d < e; d += 4, p += 16) store<f32>(d, load<f32>(p))
}
