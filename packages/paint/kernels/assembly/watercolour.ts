// Transparent washes on paper: light passes the paint twice, so paint is absorbance and the sheet is seen through it.
// @ts-nocheck
import { sub, mul, mad, ld, st, sp, add, vlog, vexp, vmin, vmax, imin, imax, fclamp, smooth } from './base'
import { labOfLinear, linearOfLab } from './colour'

// src: OKLab and, in lane 3, how thick the wash is (1: the colour as it is). surface: lane 0 how far inside the
// painted area (0.5 is its border), 1 how dry the brush was there, 2 how much pigment grains out. paper: height 0..1.
// pencil: density or no plane. rise: pixels a u, so that the relief is the same at every size.
export function watercolourRows(src: usize, surface: usize, paper: usize, pencil: usize, dst: usize, W: i32, H: i32, u: f32, grain: f32, graphite: f32, y0: i32, y1: i32): void {
  const white = f32x4(0.974, 0.956, 0.913, 0), lead = f32x4(1.2, 1.27, 1.34, 0), rise = <f32>0.5 * u * grain
  for (let y = y0; y < y1; y++) {
    const up = paper + (<usize>imax(y - 1, 0) * W << 2), row = paper + (<usize>y * W << 2), down = paper + (<usize>imin(y + 1, H - 1) * W << 2)
    for (let x = 0; x < W; x++) {
      const i = <usize>(y * W + x), p = src + (i << 4), s = surface + (i << 4)
      const h = load<f32>(row + (<usize>x << 2)), rough = (h - <f32>0.5) * grain
      const lab = ld(p), inside = load<f32>(s), dry = load<f32>(s, 4), grains = load<f32>(s, 8)
      // a wet border is one sharp line, a dry one breaks up over the dents of the paper
      const width = <f32>0.012 + <f32>0.05 * dry, at = inside - <f32>0.5 + <f32>0.34 * dry * rough + <f32>0.012 * rough
      const cover = smooth(-width, width, at)
      const rim = smooth(-width, width, at) * smooth(0.09, 0.02, at) * (<f32>1 - <f32>0.8 * dry)
      const v = vmin(sp(0.985), vmax(sp(0.012), linearOfLab(lab)))
      const a = sub(sp(0), vlog(v))
      const depth = (f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 2)) * <f32>(1.0 / 3.0)
      let d = f32x4.extract_lane(lab, 3) * (<f32>0.5 + <f32>0.5 * smooth(0.48, 0.9, inside)) + <f32>0.4 * rim
      d *= fclamp(<f32>1 - <f32>0.75 * rough * grains * (<f32>0.35 + <f32>0.65 * smooth(0.1, 0.7, depth)) * (<f32>1 - <f32>0.55 * smooth(1.0, 2.2, depth)), 0.3, 2) * cover
      const line = pencil ? load<f32>(pencil + (i << 2)) * graphite * (<f32>0.3 + <f32>0.7 * cover) : <f32>0
      let light = vexp(sub(sp(0), mad(sp(line), lead, mul(a, sp(d)))))
      const gx = load<f32>(row + (<usize>imin(x + 1, W - 1) << 2)) - load<f32>(row + (<usize>imax(x - 1, 0) << 2))
      const gy = load<f32>(down + (<usize>x << 2)) - load<f32>(up + (<usize>x << 2))
      const shade = fclamp(<f32>1 + <f32>0.125 * rise * (gx * <f32>0.65 + gy * <f32>0.76), 0.9, 1.06)
      light = mul(mul(light, white), sp(shade))
      st(dst + (i << 4), labOfLinear(f32x4.extract_lane(light, 0), f32x4.extract_lane(light, 1), f32x4.extract_lane(light, 2)))
    }
  }
}
