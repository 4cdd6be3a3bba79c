// Area means down, bilinear up, over planes of 1 or 4 lanes.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, clampi, imin } from './base'

// Sums of `rows` rows of `n` pixels from p on, W pixels a row.
@inline function block4(p: usize, W: i32, n: i32, rows: i32): v128 {
  let s = sp(0)
  for (let j = 0; j < rows; j++, p += <usize>W << 4) for (let q = p, e = p + (<usize>n << 4); q < e; q += 16) s = add(s, ld(q))
  return s
}
@inline function block1(p: usize, W: i32, n: i32, rows: i32): f32 {
  let s: f32 = 0
  for (let j = 0; j < rows; j++, p += <usize>W << 2) for (let q = p, e = p + (<usize>n << 2); q < e; q += 4) s += load<f32>(q)
  return s
}
@inline function even(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 0, 2, 4, 6) }
@inline function odd(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 1, 3, 5, 7) }
// Mean of whole k x k blocks (the last ones cut at the edge); w = ceil(W / k). Rows of the result. Several blocks are
// summed side by side, so that no sum waits for itself; each in the order of its pixels.
export function shrinkRows(src: usize, dst: usize, W: i32, H: i32, lanes: i32, k: i32, w: i32, y0: i32, y1: i32): void {
  const whole = W / k, row = <usize>W << (lanes == 4 ? 4 : 2)
  for (let y = y0; y < y1; y++) {
    const rows = imin(H, (y + 1) * k) - y * k, inv = <f32>1 / <f32>(rows * k), iv = sp(inv)
    const from = src + <usize>(y * k) * row
    let x = 0
    if (lanes == 4) {
      let p = from, d = dst + (<usize>y * w << 4)
      const step = <usize>k << 4
      if (k == 2 && rows == 2) {
        for (; x < whole; x++, p += 32, d += 16) st(d, mul(add(add(add(ld(p), v128.load(p, 16)), ld(p + row)), v128.load(p + row, 16)), iv))
      } else {
        for (; x + 2 <= whole; x += 2, p += 2 * step, d += 32) {
          let s = sp(0), t = s, r = p
          for (let j = 0; j < rows; j++, r += row) for (let q = r, e = r + step; q < e; q += 16) { s = add(s, ld(q)); t = add(t, ld(q + step)) }
          st(d, mul(s, iv)); v128.store(d, mul(t, iv), 16)
        }
      }
      for (; x < w; x++, p += step, d += 16) { const n = imin(k, W - x * k); st(d, mul(block4(p, W, n, rows), sp(<f32>1 / <f32>(rows * n)))) }
    } else {
      let p = from, d = dst + (<usize>y * w << 2)
      const step = <usize>k << 2
      if (k == 2 && rows == 2) {
        for (; x + 4 <= whole; x += 4, p += 32, d += 16) {
          const a = ld(p), b = v128.load(p, 16), e = ld(p + row), f = v128.load(p + row, 16)
          st(d, mul(add(add(add(even(a, b), odd(a, b)), even(e, f)), odd(e, f)), iv))
        }
      } else {
        for (; x + 4 <= whole; x += 4, p += 4 * step, d += 16) {
          let s: f32 = 0, t: f32 = 0, u: f32 = 0, v: f32 = 0, r = p
          for (let j = 0; j < rows; j++, r += row) for (let q = r, e = r + step; q < e; q += 4) {
            s += load<f32>(q); t += load<f32>(q + step); u += load<f32>(q + 2 * step); v += load<f32>(q + 3 * step)
          }
          st(d, mul(f32x4(s, t, u, v), iv))
        }
      }
      for (; x < w; x++, p += step, d += 4) { const n = imin(k, W - x * k); store<f32>(d, block1(p, W, n, rows) * (<f32>1 / <f32>(rows * n))) }
    }
  }
}
// Bilinear. The whole target is TW x TH; `top` is its row that dst row 0 stands for. sx, sy: source pixels a target
// pixel. The two source rows are blended into scratch first, then read along it; the columns' places and shares are
// worked out once a call. Scratch holds (w + 1) * lanes floats and 2 * TW words: at most 224 KiB at 4096.
export function enlargeRows(src: usize, dst: usize, w: i32, h: i32, lanes: i32, TW: i32, top: i32, sx: f32, sy: f32, y0: i32, y1: i32, scratch: usize): void {
  const n = w * lanes, row = <usize>n << 2, pixel = <usize>lanes << 2
  const places = scratch + row + 64
  st(scratch + row, sp(0)) // the last pixel's right neighbour has no share, but must be a number
  for (let x = 0; x < TW; x++) {
    const fx = (<f32>x + <f32>0.5) * sx - <f32>0.5, xi = <i32>floor<f32>(fx)
    const l = clampi(xi, 0, w - 1), r = clampi(xi + 1, 0, w - 1)
    store<u32>(places + (<usize>x << 3), <u32>(scratch + <usize>l * pixel))
    store<f32>(places + (<usize>x << 3), l == r ? <f32>0 : fx - <f32>xi, 4)
  }
  for (let y = y0; y < y1; y++) {
    const fy = (<f32>(y + top) + <f32>0.5) * sy - <f32>0.5, yi = <i32>floor<f32>(fy), t = fy - <f32>yi, ts = sp(t)
    const a = src + <usize>clampi(yi, 0, h - 1) * row, b = src + <usize>clampi(yi + 1, 0, h - 1) * row
    let f: usize = 0
    for (; f + 16 <= row; f += 16) { const p = ld(a + f); st(scratch + f, mad(ts, sub(ld(b + f), p), p)) }
    for (; f < row; f += 4) { const p = load<f32>(a + f); store<f32>(scratch + f, p + t * (load<f32>(b + f) - p)) }
    let d = dst + (<usize>y * TW * lanes << 2), q = places
    const end = places + (<usize>TW << 3)
    if (lanes == 4) {
      for (; q < end; q += 8, d += 16) { const at = <usize>load<u32>(q), p = ld(at); st(d, mad(v128.load32_splat(q, 4), sub(v128.load(at, 16), p), p)) }
    } else {
      for (; q < end; q += 8, d += 4) { const at = <usize>load<u32>(q), p = load<f32>(at); store<f32>(d, p + load<f32>(q, 4) * (load<f32>(at, 4) - p)) }
    }
  }
}
