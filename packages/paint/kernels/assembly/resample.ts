// Area means down, bilinear up, over planes of 1 or 4 lanes.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, clampi, imin } from './base'

// Mean of whole k x k blocks (the last ones cut at the edge); w = ceil(W / k). Rows of the result.
export function shrinkRows(src: usize, dst: usize, W: i32, H: i32, lanes: i32, k: i32, w: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const yb = imin(H, (y + 1) * k)
    for (let x = 0; x < w; x++) {
      const xb = imin(W, (x + 1) * k)
      const inv = <f32>1 / <f32>((yb - y * k) * (xb - x * k))
      if (lanes == 4) {
        let s = sp(0)
        for (let j = y * k; j < yb; j++) for (let i = x * k; i < xb; i++) s = add(s, ld(src + ((<usize>j * W + i) << 4)))
        st(dst + ((<usize>y * w + x) << 4), mul(s, sp(inv)))
      } else {
        let s: f32 = 0
        for (let j = y * k; j < yb; j++) for (let i = x * k; i < xb; i++) s += load<f32>(src + ((<usize>j * W + i) << 2))
        store<f32>(dst + ((<usize>y * w + x) << 2), s * inv)
      }
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
