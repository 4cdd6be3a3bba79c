// Sums across and along a flow: the difference of Gaussians that finds lines, and line integral convolution.
// Kang, Lee, Chui 2007, doi:10.1145/1274871.1274878; Cabral, Leedom 1993, doi:10.1145/166117.166151
// @ts-nocheck
import { add, mul, mad, ld, st, lds, sp, vmin, vmax, fclamp } from './base'

@inline function bilinear(L: usize, W: i32, x: f32, y: f32): f32 {
  const xi = <i32>x, yi = <i32>y, fx = x - <f32>xi, fy = y - <f32>yi
  const p = L + (<usize>(yi * W + xi) << 2), q = p + (<usize>W << 2)
  const a = load<f32>(p), b = load<f32>(q)
  const u = a + fx * (load<f32>(p, 4) - a), v = b + fx * (load<f32>(q, 4) - b)
  return u + fy * (v - u)
}
// Weighted sum of a 1-lane plane along the normal of the flow: w[0] at the pixel, w[k] at k pixels on both sides.
export function acrossFlowRows(L: usize, flow: usize, dst: usize, W: i32, H: i32, w: usize, R: i32, y0: i32, y1: i32): void {
  const xm = <f32>W - <f32>1.001, ym = <f32>H - <f32>1.001
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const o = <usize>(y * W + x)
    const nx = -load<f32>(flow + (o << 4), 4), ny = load<f32>(flow + (o << 4))
    let s = load<f32>(L + (o << 2)) * load<f32>(w)
    for (let k = 1; k <= R; k++) {
      const dx = nx * <f32>k, dy = ny * <f32>k
      const a = bilinear(L, W, fclamp(<f32>x + dx, 0, xm), fclamp(<f32>y + dy, 0, ym))
      const b = bilinear(L, W, fclamp(<f32>x - dx, 0, xm), fclamp(<f32>y - dy, 0, ym))
      s += (a + b) * load<f32>(w + (<usize>k << 2))
    }
    store<f32>(dst + (o << 2), s)
  }
}
// (tx, ty, value, 0) a pixel: what alongFlowRows walks over, so that one load brings direction and value.
export function packFlowRows(flow: usize, V: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  let f = flow + (<usize>y0 * W << 4), v = V + (<usize>y0 * W << 2), d = dst + (<usize>y0 * W << 4)
  for (const e = dst + (<usize>y1 * W << 4); d < e; d += 16, f += 16, v += 4) st(d, f32x4.replace_lane(ld(f), 2, load<f32>(v)))
}
@inline function tx4(a: v128, b: v128, c: v128, d: v128): v128 { return v128.shuffle<i64>(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 0, 4, 1, 5), 0, 2) }
@inline function ty4(a: v128, b: v128, c: v128, d: v128): v128 { return v128.shuffle<i64>(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 0, 4, 1, 5), 1, 3) }
@inline function value4(a: v128, b: v128, c: v128, d: v128): v128 { return v128.shuffle<i64>(v128.shuffle<i32>(a, b, 2, 6, 3, 7), v128.shuffle<i32>(c, d, 2, 6, 3, 7), 0, 2) }
@inline function at4(px: v128, py: v128, Wv: v128): v128 {
  const half = sp(0.5)
  return i32x4.shl(i32x4.add(i32x4.mul(i32x4.trunc_sat_f32x4_s(add(py, half)), Wv), i32x4.trunc_sat_f32x4_s(add(px, half))), 4)
}
@inline function flip(nx: v128, ny: v128, tx: v128, ty: v128): v128 {
  return v128.and(f32x4.lt(add(mul(nx, tx), mul(ny, ty)), sp(0)), i32x4.splat(0x80000000))
}
// Walks R steps of one pixel along the flow to both sides, four pixels at a time; w[0..R] sum to 1 over both sides.
// Nearest sampling: the walk is bound by latency, and the value is smooth. The last four of a row may be walked twice.
// `busy`: a byte for each block of 16 x 16 pixels, 0 where nothing is worth the walk and the value is copied; or no map.
export function alongFlowRows(P: usize, dst: usize, W: i32, H: i32, w: usize, R: i32, busy: usize, y0: i32, y1: i32): void {
  const blocks = (W + 15) >> 4
  const zero = sp(0), xm = sp(<f32>W - 1), ym = sp(<f32>H - 1), io = f32x4(0, 1, 2, 3), Wv = i32x4.splat(W), sign = i32x4.splat(0x80000000)
  for (let y = y0; y < y1; y++) for (let xx = 0; xx < W; xx += 4) {
    const x = xx + 4 > W ? W - 4 : xx
    const o = <usize>(y * W + x), p = P + (o << 4)
    let a = ld(p), b = v128.load(p, 16), c = v128.load(p, 32), d = v128.load(p, 48)
    let tx = tx4(a, b, c, d), ty = ty4(a, b, c, d), ux = v128.xor(tx, sign), uy = v128.xor(ty, sign)
    if (busy && !load<u8>(busy + <usize>((y >> 4) * blocks + (x >> 4)))) { st(dst + (o << 2), value4(a, b, c, d)); continue }
    let s = mul(value4(a, b, c, d), lds(w)), s2 = zero
    let px = add(sp(<f32>x), io), py = sp(<f32>y), qx = px, qy = py
    for (let k = 1; k <= R; k++) {
      const wk = lds(w + (<usize>k << 2))
      px = vmin(xm, vmax(zero, add(px, tx))); py = vmin(ym, vmax(zero, add(py, ty)))
      qx = vmin(xm, vmax(zero, add(qx, ux))); qy = vmin(ym, vmax(zero, add(qy, uy)))
      const i = at4(px, py, Wv), j = at4(qx, qy, Wv)
      a = ld(P + <u32>i32x4.extract_lane(i, 0)); b = ld(P + <u32>i32x4.extract_lane(i, 1)); c = ld(P + <u32>i32x4.extract_lane(i, 2)); d = ld(P + <u32>i32x4.extract_lane(i, 3))
      let nx = tx4(a, b, c, d), ny = ty4(a, b, c, d)
      s = mad(value4(a, b, c, d), wk, s)
      let f = flip(nx, ny, tx, ty); tx = v128.xor(nx, f); ty = v128.xor(ny, f)
      a = ld(P + <u32>i32x4.extract_lane(j, 0)); b = ld(P + <u32>i32x4.extract_lane(j, 1)); c = ld(P + <u32>i32x4.extract_lane(j, 2)); d = ld(P + <u32>i32x4.extract_lane(j, 3))
      nx = tx4(a, b, c, d); ny = ty4(a, b, c, d)
      s2 = mad(value4(a, b, c, d), wk, s2)
      f = flip(nx, ny, ux, uy); ux = v128.xor(nx, f); uy = v128.xor(ny, f)
    }
    st(dst + (o << 2), add(s, s2))
  }
}
// The same walk for a 4-lane picture, one pixel at a time.
export function alongFlowPictureRows(src: usize, flow: usize, dst: usize, W: i32, H: i32, w: usize, R: i32, y0: i32, y1: i32): void {
  const xm = <f32>W - 1, ym = <f32>H - 1
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const o = <usize>(y * W + x) << 4
    let tx = load<f32>(flow + o), ty = load<f32>(flow + o, 4), ux = -tx, uy = -ty
    let px = <f32>x, py = <f32>y, qx = px, qy = py
    let s = mul(ld(src + o), lds(w)), s2 = sp(0)
    for (let k = 1; k <= R; k++) {
      const wk = lds(w + (<usize>k << 2))
      px = fclamp(px + tx, 0, xm); py = fclamp(py + ty, 0, ym)
      qx = fclamp(qx + ux, 0, xm); qy = fclamp(qy + uy, 0, ym)
      const i = <usize>(<i32>(py + <f32>0.5) * W + <i32>(px + <f32>0.5)) << 4, j = <usize>(<i32>(qy + <f32>0.5) * W + <i32>(qx + <f32>0.5)) << 4
      s = mad(ld(src + i), wk, s); s2 = mad(ld(src + j), wk, s2)
      let nx = load<f32>(flow + i), ny = load<f32>(flow + i, 4)
      if (nx * tx + ny * ty < 0) { nx = -nx; ny = -ny }
      tx = nx; ty = ny
      nx = load<f32>(flow + j); ny = load<f32>(flow + j, 4)
      if (nx * ux + ny * uy < 0) { nx = -nx; ny = -ny }
      ux = nx; uy = ny
    }
    st(dst + o, add(s, s2))
  }
}
