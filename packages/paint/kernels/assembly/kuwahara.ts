// Anisotropic Kuwahara with polynomial sector weights, by table.
// Kyprianidis, Semmo, Kang, Doellner 2010, doi:10.2312/LocalChapterEvents/TPCG/TPCG10/025-030
// The weights of 8 sectors are tabulated over angle (32) and coherence (8); each entry is a list of
// (offset, weight). Lane 3 of the padded picture carries |c|^2, so one multiply-add gives mean and variance.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, lds, hsum, lane0, lane1, lane2, lane3, clampi } from './base'

const NA: i32 = 32, NB: i32 = 8

// Edges repeat for `pad` pixels; lane 3 becomes the sum of squares.
export function kuwaharaPad(src: usize, P: usize, W: i32, H: i32, pad: i32, y0: i32, y1: i32): void {
  const PW = W + 2 * pad
  for (let y = y0; y < y1; y++) {
    const a = src + (<usize>clampi(y - pad, 0, H - 1) * W << 4)
    let d = P + (<usize>y * PW << 4)
    for (let x = 0; x < PW; x++, d += 16) {
      const c = f32x4.replace_lane(ld(a + (<usize>clampi(x - pad, 0, W - 1) << 4)), 3, 0)
      st(d, f32x4.replace_lane(c, 3, hsum(mul(c, c))))
    }
  }
}
@inline function atan2pi(y: f32, x: f32): f32 { // y >= 0, result 0..1 in units of pi
  const ax = abs<f32>(x), t = y < ax ? y / ax : y > 0 ? ax / y : <f32>0
  let p = t * (<f32>0.25 + (<f32>1 - t) * (<f32>0.0778 + <f32>0.0211 * t))
  if (y >= ax) p = <f32>0.5 - p
  return x < 0 ? <f32>1 - p : p
}
@inline function sector(cen: usize, from: usize, end: usize): v128 {
  let a = sp(0), b = a, e = from
  for (; e + 16 <= end; e += 16) {
    a = mad(ld(cen + load<i32>(e)), v128.load32_splat(e, 4), a)
    b = mad(ld(cen + load<i32>(e, 8)), v128.load32_splat(e, 12), b)
  }
  if (e < end) a = mad(ld(cen + load<i32>(e)), v128.load32_splat(e, 4), a)
  return add(a, b)
}
// mean and mean square of 4 sectors to 4 weights: 1 / (1 + (sharp * variance)^(q/2)), q = 8
@inline function weights(a: v128, b: v128, c: v128, d: v128, sharp: v128): v128 {
  const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5), cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5)
  const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7), cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7)
  const r = v128.shuffle<i64>(ab0, cd0, 0, 2), g = v128.shuffle<i64>(ab0, cd0, 1, 3), bl = v128.shuffle<i64>(ab1, cd1, 0, 2), s = v128.shuffle<i64>(ab1, cd1, 1, 3)
  let v = mul(f32x4.abs(sub(s, add(add(mul(r, r), mul(g, g)), mul(bl, bl)))), sharp)
  v = mul(v, v); v = mul(v, v)
  return div(sp(1), add(sp(1), v))
}
// `radii`: 1-lane plane of table numbers (rounded), or 0 for table 0 everywhere. `luts`: pointers to the tables, 4 bytes each.
export function kuwaharaRows(P: usize, flow: usize, radii: usize, dst: usize, W: i32, pad: i32, luts: usize, sharp: f32, y0: i32, y1: i32): void {
  const PW = W + 2 * pad, sharpV = sp(sharp)
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const o = <usize>y * W + x
    let tx = load<f32>(flow + (o << 4)), ty = load<f32>(flow + (o << 4), 4)
    if (ty < 0) { tx = -tx; ty = -ty }
    const ia = <i32>(atan2pi(ty, tx) * <f32>NA + <f32>0.5) & (NA - 1)
    const ib = <i32>(min<f32>(1, load<f32>(flow + (o << 4), 8)) * <f32>(NB - 1) + <f32>0.5)
    const which = radii ? <usize>(<i32>(load<f32>(radii + (o << 2)) + <f32>0.5)) : 0
    const cen = P + ((<usize>(y + pad) * PW + x + pad) << 4)
    const lut = <usize>load<u32>(luts + (which << 2))
    if (!lut) { st(dst + (o << 4), ld(cen)); continue }
    const K = lut + (<usize>load<i32>(lut + (<usize>(ia * NB + ib) << 2)) << 2)
    const k0 = K + (load<i32>(K) << 2), k1 = K + (load<i32>(K, 4) << 2), k2 = K + (load<i32>(K, 8) << 2), k3 = K + (load<i32>(K, 12) << 2), k4 = K + (load<i32>(K, 16) << 2)
    const k5 = K + (load<i32>(K, 20) << 2), k6 = K + (load<i32>(K, 24) << 2), k7 = K + (load<i32>(K, 28) << 2), k8 = K + (load<i32>(K, 32) << 2)
    const m0 = sector(cen, k0, k1), m1 = sector(cen, k1, k2), m2 = sector(cen, k2, k3), m3 = sector(cen, k3, k4)
    const m4 = sector(cen, k4, k5), m5 = sector(cen, k5, k6), m6 = sector(cen, k6, k7), m7 = sector(cen, k7, k8)
    const wa = weights(m0, m1, m2, m3, sharpV), wb = weights(m4, m5, m6, m7, sharpV)
    let n = mul(m0, lane0(wa)); n = mad(m1, lane1(wa), n); n = mad(m2, lane2(wa), n); n = mad(m3, lane3(wa), n)
    n = mad(m4, lane0(wb), n); n = mad(m5, lane1(wb), n); n = mad(m6, lane2(wb), n); n = mad(m7, lane3(wb), n)
    st(dst + (o << 4), div(n, sp(hsum(add(wa, wb)))))
  }
}
