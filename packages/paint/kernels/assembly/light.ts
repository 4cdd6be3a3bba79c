// Linear light out of OKLab and back, and what a lens out of focus does to it.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, vmax, imin, imax } from './base'
import { linearOfLab, putLabOfLinear } from './colour'
import { fourL, fourA, fourB, fourS } from './four'

// OKLab to linear red, green, blue, none below 0; the spare lane is kept.
export function linearRows(src: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  let p = src + (<usize>y0 * W << 4), d = dst + (<usize>y0 * W << 4)
  for (const e = dst + (<usize>y1 * W << 4); d < e; d += 16, p += 16) {
    const v = ld(p)
    st(d, f32x4.replace_lane(vmax(sp(0), linearOfLab(v)), 3, f32x4.extract_lane(v, 3)))
  }
}
// Linear red, green, blue to OKLab; the spare lane is kept.
export function oklabRows(src: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  let p = src + (<usize>y0 * W << 4), d = dst + (<usize>y0 * W << 4)
  // the last four may reach into the next row, and write there what it will
  for (const e = dst + (<usize>y1 * W << 4); d < e; d += 64, p += 64)
    putLabOfLinear(d, vmax(sp(0), fourL(p)), vmax(sp(0), fourA(p)), vmax(sp(0), fourB(p)), fourS(p))
}
// Linear light to OKLab with red read off[x] pixels to the right and blue as many to the left, held within the row.
export function fringeRows(src: usize, off: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const row = src + (<usize>y * W << 4)
    for (let xx = 0; xx < W; xx += 4) {
      const x = imin(xx, W - 4), p = row + (<usize>x << 4), o = off + (<usize>x << 2)
      const a = load<i32>(o), b = load<i32>(o, 4), c = load<i32>(o, 8), d = load<i32>(o, 12)
      const r = f32x4(red(row, x + a, W), red(row, x + 1 + b, W), red(row, x + 2 + c, W), red(row, x + 3 + d, W))
      const u = f32x4(blue(row, x - a), blue(row, x + 1 - b), blue(row, x + 2 - c), blue(row, x + 3 - d))
      putLabOfLinear(dst + (<usize>(y * W + x) << 4), vmax(sp(0), r), vmax(sp(0), fourA(p)), vmax(sp(0), u), fourS(p))
    }
  }
}
@inline function red(row: usize, x: i32, W: i32): f32 { return load<f32>(row + (<usize>imin(W - 1, x) << 4)) }
@inline function blue(row: usize, x: i32): f32 { return load<f32>(row + (<usize>imax(0, x) << 4), 8) }
// Running sums along each row of a 4-lane plane: dst has W + 1 pixels a row, the first 0.
export function runningRows(src: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    let p = src + (<usize>y * W << 4), d = dst + (<usize>y * (W + 1) << 4), s = sp(0)
    st(d, s)
    for (let x = 0; x < W; x++) { s = add(s, ld(p)); p += 16; d += 16; st(d, s) }
  }
}
// Sums over a disc of 2 R + 1 rows: `spans` holds per row the half-widths of the disc and of its dimmer middle (below
// 0: none), `ring` how much brighter the ring about the middle is. What lies outside the plane counts nothing.
export function discRows(sums: usize, dst: usize, W: i32, H: i32, spans: usize, R: i32, ring: f32, y0: i32, y1: i32): void {
  const whole = sp(<f32>1 + ring), part = sp(ring)
  for (let y = y0; y < y1; y++) {
    const from = imax(-R, -y), to = imin(R, H - 1 - y)
    let d = dst + (<usize>y * W << 4)
    for (let x = 0; x < W; x++, d += 16) {
      let outer = sp(0), inner = sp(0)
      for (let k = from; k <= to; k++) {
        const row = sums + (<usize>(y + k) * (W + 1) << 4), at = spans + (<usize>(k + R) << 3)
        const o = load<i32>(at), i = load<i32>(at, 4)
        outer = add(outer, sub(ld(row + (<usize>imin(W, x + o + 1) << 4)), ld(row + (<usize>imax(0, x - o) << 4))))
        if (i >= 0) inner = add(inner, sub(ld(row + (<usize>imin(W, x + i + 1) << 4)), ld(row + (<usize>imax(0, x - i) << 4))))
      }
      st(d, sub(mul(whole, outer), mul(part, inner)))
    }
  }
}
