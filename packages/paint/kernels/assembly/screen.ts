// Screens of dots, antialiased by distance: a threshold over (cos X + cos Y) / 2, divided by its slope per pixel.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, lds, clamp01, vmin, vmax, clampi, fclamp } from './base'
import { labOfLinear, linearOfLab } from './colour'

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
// share of each pixel that ink covers; u, v in turns of the four screens, c their area shares, slope = pi / period in pixels
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
  const cosV = ld(press), sinV = ld(press + 16), strength = ld(press + 32), paper = ld(press + 48)
  const one = sp(1), k = sp(<f32>1 / (<f32>1 - deepest)), sl = sp(slope)
  for (let y = y0; y < y1; y++) {
    const Y = sp(<f32>(y + top) + <f32>0.5)
    for (let x = 0; x < W; x++) {
      const o = <usize>(y * W + x), X = sp(<f32>x + <f32>0.5), p = ld(src + (o << 4))
      const amount = where ? mul(strength, lds(where + (o << 2))) : strength
      let rgb = linearOfLab(p)
      if (mx | my) {
        const off = <usize>(clampi(y - my, 0, H - 1) * W + clampi(x - mx, 0, W - 1)) << 4
        rgb = f32x4.replace_lane(rgb, 0, f32x4.extract_lane(linearOfLab(ld(src + off)), 0))
      }
      rgb = vmax(sp(0), vmin(one, rgb))
      const c = clamp01(mul(sub(one, rgb), k))
      // a breath of ink or nearly all of it is printed flat: its specks would only grey the colour
      const breath = clamp01(mul(sub(c, sp(<f32>0.1)), sp(8))), nearly = clamp01(mul(sub(sp(<f32>0.97), c), sp(8)))
      const share = mul(amount, mul(breath, nearly))
      const a = covered(table, mad(X, cosV, mul(Y, sinV)), sub(mul(Y, cosV), mul(X, sinV)), c, sl)
      const rest = sub(one, mul(c, sp(<f32>1 - deepest))) // what flat ink of this coverage leaves; darker colours keep their depth
      const dots = sub(one, mul(a, sp(<f32>1 - deepest)))
      const printed = mul(paper, mad(share, sub(mul(dots, div(rgb, vmax(rest, sp(<f32>1e-4)))), rgb), rgb))
      const q = labOfLinear(f32x4.extract_lane(printed, 0), f32x4.extract_lane(printed, 1), f32x4.extract_lane(printed, 2))
      st(dst + (o << 4), f32x4.replace_lane(q, 3, f32x4.extract_lane(p, 3)))
    }
  }
}
// One screen over a plane of area shares.
export function dotRows(src: usize, dst: usize, W: i32, top: i32, cs: f32, sn: f32, table: usize, slope: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const o = <usize>(y * W + x) << 2, X = <f32>x + <f32>0.5, Y = <f32>(y + top) + <f32>0.5
    const c = load<f32>(src + o)
    store<f32>(dst + o, c <= 0 ? <f32>0 : f32x4.extract_lane(covered(table, sp(X * cs + Y * sn), sp(Y * cs - X * sn), sp(c), sp(slope)), 0))
  }
}
