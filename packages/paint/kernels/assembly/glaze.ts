// Transparent paint over whatever lies there: light passes it twice, so paint is absorbance and what is below shows.
// @ts-nocheck
import { sub, mul, ld, st, sp, add, vlog, vexp, vmin, vmax, fclamp } from './base'
import { labOfLinear, linearOfLab } from './colour'

// src * e^-(depth * where): one coat of one colour, given as absorbance of red, green and blue.
export function stainRows(src: usize, where: usize, dst: usize, W: i32, r: f32, g: f32, b: f32, y0: i32, y1: i32): void {
  const k = f32x4(-r, -g, -b, 0)
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) {
    const lab = ld(src + (i << 4)), w = load<f32>(where + (i << 2))
    if (!(w > <f32>0.002)) { st(dst + (i << 4), lab); continue }
    const light = mul(linearOfLab(lab), vexp(mul(k, sp(w))))
    st(dst + (i << 4), f32x4.replace_lane(labOfLinear(f32x4.extract_lane(light, 0), f32x4.extract_lane(light, 1), f32x4.extract_lane(light, 2)), 3, f32x4.extract_lane(lab, 3)))
  }
}

// ground seen through paint: OKLab of a full coat and, in lane 3, how thick it lies. grain is 0..1 around 0.5: pigment
// gathers in its dents by `settle`.
export function glazeRows(ground: usize, paint: usize, grain: usize, dst: usize, W: i32, settle: f32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i++) {
    const under = ld(ground + (i << 4)), coat = ld(paint + (i << 4)), thick = f32x4.extract_lane(coat, 3)
    if (!(thick > <f32>0.002)) { st(dst + (i << 4), under); continue }
    const rough = grain ? load<f32>(grain + (i << 2)) - <f32>0.5 : <f32>0
    const a = vlog(vmin(sp(0.985), vmax(sp(0.012), linearOfLab(coat))))
    const light = mul(linearOfLab(under), vexp(mul(a, sp(thick * fclamp(<f32>1 - settle * rough, 0, 2)))))
    st(dst + (i << 4), labOfLinear(f32x4.extract_lane(light, 0), f32x4.extract_lane(light, 1), f32x4.extract_lane(light, 2)))
  }
}
