// Screens of dots, antialiased by distance: a threshold over (cos X + cos Y) / 2, divided by its slope per pixel.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, lds, clamp01, vmin, vmax, clampi, fclamp } from './base'
import { blueOf, greenOf, linearOfLab, longOf, middleOf, putLabOfLinear, redOf, shortOf } from './colour'
import { fourL, fourA, fourB, fourS } from './four'

// sin of 2 pi t, absolute error below 0.0012: the dots are no rounder for a better one
@inline function sinTurns(t: v128): v128 {
  const f = sub(t, f32x4.nearest(t))
  const s = mul(mul(sp(8), f), sub(sp(1), mul(sp(2), f32x4.abs(f))))
  return mul(s, mad(sp(<f32>0.225), f32x4.abs(s), sp(<f32>0.775)))
}
// threshold of the screen for an area share: `table` holds 65 of them, falling
@inline function threshold(table: usize, c: f32): f32 {
  const at = fclamp(c, 0, 1) * <f32>63.999, i = <i32>at
  const p = table + (<usize>i << 2), a = load<f32>(p)
  return a + (at - <f32>i) * (load<f32>(p, 4) - a)
}
// share of each pixel that ink covers; u, v in turns of the screen at four pixels, c their area shares, slope = pi / period in pixels
@inline function covered(table: usize, u: v128, v: v128, c: v128, slope: v128): v128 {
  const q = sp(<f32>0.25), sx = sinTurns(u), sy = sinTurns(v)
  const s = mul(sp(<f32>0.5), add(sinTurns(add(u, q)), sinTurns(add(v, q))))
  const t = f32x4(threshold(table, f32x4.extract_lane(c, 0)), threshold(table, f32x4.extract_lane(c, 1)), threshold(table, f32x4.extract_lane(c, 2)), threshold(table, f32x4.extract_lane(c, 3)))
  const steep = mul(slope, vmax(sp(<f32>0.35), f32x4.sqrt(mad(sx, sx, mul(sy, sy)))))
  const a = clamp01(add(sp(<f32>0.5), div(sub(s, t), steep)))
  // next to none and next to all: no half-covered dots
  const lo = clamp01(mul(c, sp(40))), hi = clamp01(mul(sub(sp(1), c), sp(40)))
  return sub(sp(1), mul(hi, sub(sp(1), mul(a, lo))))
}
// A picture printed with three inks. Coverage follows the light each ink must take away (Murray, Davies 1936), so the
// mean colour stays but for the paper. press: 4 x cos / period, 4 x sin / period, 4 strengths, paper in linear light.
// top: row of the whole picture that row 0 is; the cyan plate lies mx, my pixels off.
export function halftoneRows(src: usize, where: usize, dst: usize, W: i32, H: i32, top: i32, press: usize, table: usize, slope: f32, deepest: f32, mx: i32, my: i32, y0: i32, y1: i32): void {
  const top4 = f32x4(0.5, 1.5, 2.5, 3.5)
  for (let y = y0; y < y1; y++) {
    const Y = sp(<f32>(y + top) + <f32>0.5), from = src + (<usize>(clampi(y - my, 0, H - 1) * W) << 4)
    for (let xx = 0; xx < W; xx += 4) {
      // four at a time; the last four of a row may be printed twice
      const x = xx + 4 > W ? W - 4 : xx, o = <usize>(y * W + x), p = src + (o << 4), X = add(sp(<f32>x), top4)
      const L = fourL(p), a = fourA(p), b = fourB(p), w = where ? ld(where + (o << 2)) : sp(1)
      const l = longOf(L, a, b), m = middleOf(L, a, b), s = shortOf(L, a, b)
      let red = redOf(l, m, s)
      if (mx | my) {
        if (x >= mx && x + 3 - mx < W) {
          const q = from + (<usize>(x - mx) << 4), qL = fourL(q), qa = fourA(q), qb = fourB(q)
          red = redOf(longOf(qL, qa, qb), middleOf(qL, qa, qb), shortOf(qL, qa, qb))
        } else red = f32x4(redAt(from, x - mx, W), redAt(from, x + 1 - mx, W), redAt(from, x + 2 - mx, W), redAt(from, x + 3 - mx, W))
      }
      putLabOfLinear(
        dst + (o << 4),
        ink(press, 0, table, X, Y, red, w, slope, deepest),
        ink(press, 4, table, X, Y, greenOf(l, m, s), w, slope, deepest),
        ink(press, 8, table, X, Y, blueOf(l, m, s), w, slope, deepest),
        fourS(p),
      )
    }
  }
}
@inline function redAt(row: usize, x: i32, W: i32): f32 { return f32x4.extract_lane(linearOfLab(ld(row + (<usize>clampi(x, 0, W - 1) << 4))), 0) }
// the light of four pixels once the ink at `at` of the press has taken its share
@inline function ink(press: usize, at: usize, table: usize, X: v128, Y: v128, own: v128, where: v128, slope: f32, deepest: f32): v128 {
  const one = sp(1), cs = lds(press + at), sn = v128.load32_splat(press + at, 16), strength = v128.load32_splat(press + at, 32), paper = v128.load32_splat(press + at, 48)
  const light = vmax(sp(0), vmin(one, own)), c = clamp01(mul(sub(one, light), sp(<f32>1 / (<f32>1 - deepest))))
  // a breath of ink or nearly all of it is printed flat: its specks would only grey the colour
  const breath = clamp01(mul(sub(c, sp(<f32>0.1)), sp(8))), nearly = clamp01(mul(sub(sp(<f32>0.97), c), sp(8)))
  const share = mul(mul(strength, where), mul(breath, nearly))
  if (!v128.any_true(f32x4.gt(share, sp(0)))) return vmax(sp(0), mul(paper, light))
  const a = covered(table, mad(X, cs, mul(Y, sn)), sub(mul(Y, cs), mul(X, sn)), c, sp(slope))
  const rest = sub(one, mul(c, sp(<f32>1 - deepest))) // what flat ink of this coverage leaves; darker colours keep their depth
  const dots = sub(one, mul(a, sp(<f32>1 - deepest)))
  return mul(paper, mad(share, sub(mul(dots, div(light, vmax(rest, sp(<f32>1e-4)))), light), light))
}
// One screen over a plane of area shares.
export function dotRows(src: usize, dst: usize, W: i32, top: i32, cs: f32, sn: f32, table: usize, slope: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const o = <usize>(y * W + x) << 2, X = <f32>x + <f32>0.5, Y = <f32>(y + top) + <f32>0.5
    const c = load<f32>(src + o)
    store<f32>(dst + o, c <= 0 ? <f32>0 : f32x4.extract_lane(covered(table, sp(X * cs + Y * sn), sp(Y * cs - X * sn), sp(c), sp(slope)), 0))
  }
}
