// sRGB bytes <-> OKLab. Ottosson 2020, https://bottosson.github.io/posts/oklab/
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, lane0, lane1, lane2, vcbrt, clampi, imin, fclamp } from './base'

@inline export function labOfLinear(r: f32, g: f32, b: f32): v128 {
  const lms = add(add(mul(sp(r), f32x4(0.4122214708, 0.2119034982, 0.0883024619, 0)), mul(sp(g), f32x4(0.5363325363, 0.6806995451, 0.2817188376, 0))), mul(sp(b), f32x4(0.0514459929, 0.1073969566, 0.6299787005, 0)))
  const c = vcbrt(lms)
  return add(add(mul(lane0(c), f32x4(0.2104542553, 1.9779984951, 0.0259040371, 0)), mul(lane1(c), f32x4(0.7936177850, -2.4285922050, 0.7827717662, 0))), mul(lane2(c), f32x4(-0.0040720468, 0.4505937099, -0.8086757660, 0)))
}
@inline export function linearOfLab(lab: v128): v128 {
  const l = add(add(lane0(lab), mul(lane1(lab), f32x4(0.3963377774, -0.1055613458, -0.0894841775, 0))), mul(lane2(lab), f32x4(0.2158037573, -0.0638541728, -1.2914855480, 0)))
  const c = mul(mul(l, l), l)
  return add(add(mul(lane0(c), f32x4(4.0767416621, -1.2684380046, -0.0041960863, 0)), mul(lane1(c), f32x4(-3.3077115913, 2.6097574011, -0.7034186147, 0))), mul(lane2(c), f32x4(0.2309699292, -0.3413193965, 1.7076147010, 0)))
}
@inline function outside(c: v128): bool {
  return v128.any_true(v128.and(v128.or(f32x4.lt(c, sp(-0.0015)), f32x4.gt(c, sp(1.0015))), i32x4(-1, -1, -1, 0)))
}

// RGBA bytes, area mean in linear light down to w x h, then OKLab. W,H source; rows of the result.
export function studyRows(src: usize, dst: usize, W: i32, H: i32, w: i32, h: i32, table: usize, y0: i32, y1: i32): void {
  const sx = <f32>W / <f32>w, sy = <f32>H / <f32>h
  for (let y = y0; y < y1; y++) {
    const fy0 = <f32>y * sy, fy1 = fy0 + sy
    const ya = <i32>fy0, yb = imin(H, <i32>ceil<f32>(fy1 - <f32>1e-4))
    for (let x = 0; x < w; x++) {
      const fx0 = <f32>x * sx, fx1 = fx0 + sx
      const xa = <i32>fx0, xb = imin(W, <i32>ceil<f32>(fx1 - <f32>1e-4))
      let r: f32 = 0, g: f32 = 0, b: f32 = 0, total: f32 = 0
      for (let j = ya; j < yb; j++) {
        const wy = min<f32>(fy1, <f32>(j + 1)) - max<f32>(fy0, <f32>j)
        let p = src + ((<usize>j * W + xa) << 2)
        for (let i = xa; i < xb; i++, p += 4) {
          const wgt = wy * (min<f32>(fx1, <f32>(i + 1)) - max<f32>(fx0, <f32>i))
          r += wgt * load<f32>(table + (<usize>load<u8>(p) << 2))
          g += wgt * load<f32>(table + (<usize>load<u8>(p, 1) << 2))
          b += wgt * load<f32>(table + (<usize>load<u8>(p, 2) << 2))
          total += wgt
        }
      }
      const k = <f32>1 / total
      st(dst + ((<usize>y * w + x) << 4), labOfLinear(r * k, g * k, b * k))
    }
  }
}
// RGBA bytes to OKLab, same size; src points at the first row wanted.
export function labRows(src: usize, dst: usize, W: i32, table: usize, y0: i32, y1: i32): void {
  let p = src + (<usize>y0 * W << 2), d = dst + (<usize>y0 * W << 4)
  for (const e = dst + (<usize>y1 * W << 4); d < e; d += 16, p += 4)
    st(d, labOfLinear(load<f32>(table + (<usize>load<u8>(p) << 2)), load<f32>(table + (<usize>load<u8>(p, 1) << 2)), load<f32>(table + (<usize>load<u8>(p, 2) << 2))))
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
