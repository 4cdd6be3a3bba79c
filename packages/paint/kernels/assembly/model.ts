// The guided filter's pointwise part: src = slope * guide + offset.
// @ts-nocheck
import { ld, lds, mad, st } from './base'

// w pixels a row; slope, offset and dst have `lanes` lanes, the guide one.
export function applyModel(slope: usize, guide: usize, offset: usize, dst: usize, w: i32, lanes: i32, y0: i32, y1: i32): void {
  const from = <usize>y0 * w, to = <usize>y1 * w
  if (lanes == 4) {
    for (let i = from; i < to; i++) st(dst + (i << 4), mad(ld(slope + (i << 4)), lds(guide + (i << 2)), ld(offset + (i << 4))))
    return
  }
  let i = from
  for (; i + 4 <= to; i += 4) st(dst + (i << 2), mad(ld(slope + (i << 2)), ld(guide + (i << 2)), ld(offset + (i << 2))))
  for (; i < to; i++) store<f32>(dst + (i << 2), load<f32>(slope + (i << 2)) * load<f32>(guide + (i << 2)) + load<f32>(offset + (i << 2)))
}
