// What a painter looks at while placing strokes, and where strokes are worth beginning; kernels/motif.ts says what each
// step is for.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, vmax, vmin, imin, smooth } from './base'
import { fourL, fourA, fourB, fourS, put, ramp, not, mix } from './four'

// how far a picture is from its smoothed self, over all three lanes
export function unrestRows(src: usize, soft: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), q = soft + (i << 4)
    st(dst + (i << 2), add(add(f32x4.abs(sub(fourL(p), fourL(q))), f32x4.abs(sub(fourA(p), fourA(q)))), f32x4.abs(sub(fourB(p), fourB(q)))))
  }
}
export function leadingRows(strength: usize, dst: usize, W: i32, u: f32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) st(dst + (i << 2), ramp(0.006, 0.045, mul(ld(strength + (i << 2)), sp(u))))
}

// white noise of four lattice points; the same as `hash` of kernels/bristle.ts
@inline function hash4(x: v128, y: v128, seed: i32): v128 {
  let h = v128.xor(v128.xor(i32x4.mul(x, i32x4.splat(0x9e3779b1)), i32x4.mul(y, i32x4.splat(0x85ebca77))), i32x4.splat(seed * 0xc2b2ae3d))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x7feb352d))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(0x846ca68b))
  return mul(f32x4.convert_i32x4_s(i32x4.shr_u(v128.xor(h, i32x4.shr_u(h, 16)), 8)), sp(<f32>(1.0 / 16777216.0)))
}
@inline function ease(t: v128): v128 { return mul(mul(t, t), sub(sp(3), add(t, t))) }
// `drift` of kernels/drift.ts
@inline function drift4(fx: v128, fy: v128, seed: i32): v128 {
  const bx = f32x4.floor(fx), by = f32x4.floor(fy), ix = i32x4.trunc_sat_f32x4_s(bx), iy = i32x4.trunc_sat_f32x4_s(by)
  const u = ease(sub(fx, bx)), v = ease(sub(fy, by)), one = i32x4.splat(1), jx = i32x4.add(ix, one), jy = i32x4.add(iy, one)
  const upper = mix(hash4(ix, iy, seed), hash4(jx, iy, seed), u), lower = mix(hash4(ix, jy, seed), hash4(jx, jy, seed), u)
  return sub(mul(sp(2), mix(upper, lower, v)), sp(1))
}

// care and manner may be no planes; lead holds way x, way y, detail, tangle; rule holds care, finest, over
export function motifRows(flow: usize, form: usize, turning: usize, busy: usize, dense: usize, care: usize, manner: usize, lead: usize, rule: usize, W: i32, u: f32, unit: f32, y0: i32, y1: i32): void {
  const zero = sp(0), steps = f32x4(0, 1, 2, 3), cell = sp(<f32>1 / (u * 170))
  for (let y = y0; y < y1; y++) {
    for (let at = 0; at < W; at += 4) {
      const x = imin(at, W - 4) // the last vector laps over the one before: it must not write into another thread's row
      const i = <usize>(y * W + x), p = i << 2, p4 = i << 4
      const detail = ld(form + p)
      let tangle = mul(detail, ramp(0.62, 0.35, ld(turning + p)))
      const spared = care ? mul(ld(care + p), not(mul(sp(0.75), ramp(0.72, 0.95, ld(dense + p))))) : zero
      let finest = zero, over = zero, bound = zero
      if (manner) {
        const q = manner + p4
        finest = mul(sp(unit), fourL(q)); bound = fourA(q); over = fourS(q)
        tangle = vmax(mul(tangle, not(bound)), fourB(q))
      }
      let tx = fourL(flow + p4), ty = fourA(flow + p4)
      const calm = vmax(bound, mul(ramp(0.018, 0.007, ld(busy + p)), not(spared)))
      if (v128.any_true(f32x4.gt(calm, zero))) {
        const gx = mul(add(sp(<f32>x), steps), cell), gy = mul(sp(<f32>y), cell)
        const level = mad(sp(0.34), drift4(gx, gy, 9), sp(0.06)), l2 = mul(level, level)
        // cosine and sine of a small angle
        let lx = mad(l2, mad(l2, mad(l2, sp(<f32>(-1.0 / 720.0)), sp(<f32>(1.0 / 24.0))), sp(-0.5)), sp(1))
        let ly = mul(level, mad(l2, mad(l2, sp(<f32>(1.0 / 120.0)), sp(<f32>(-1.0 / 6.0))), sp(1)))
        const back = f32x4.lt(mad(tx, lx, mul(ty, ly)), zero)
        lx = v128.bitselect(f32x4.neg(lx), lx, back); ly = v128.bitselect(f32x4.neg(ly), ly, back)
        const cx = mix(tx, lx, calm), cy = mix(ty, ly, calm), n = add(f32x4.sqrt(mad(cx, cx, mul(cy, cy))), sp(1e-6)), still = f32x4.gt(calm, zero)
        tx = v128.bitselect(div(cx, n), tx, still); ty = v128.bitselect(div(cy, n), ty, still)
      }
      put(lead + p4, tx, ty, detail, tangle)
      put(rule + p4, spared, finest, over, zero)
    }
  }
}

// `hash` of kernels/bristle.ts
@inline function even(x: i32, y: i32, seed: i32): f64 {
  let h = <u32>(x * 0x9e3779b1) ^ <u32>(y * 0x85ebca77) ^ <u32>(seed * 0xc2b2ae3d)
  h = (h ^ (h >>> 16)) * 0x7feb352d
  h = (h ^ (h >>> 15)) * 0x846ca68b
  return <f64>((h ^ (h >>> 16)) >>> 8) / 16777216.0
}
// a cell of the grid a column: the pixel a stroke would begin at, or -1 where this brush is not taken up, and the cell's mean error
export function seedRows(ref: usize, painted: usize, lead: usize, rule: usize, pixels: usize, errors: usize, W: i32, H: i32, columns: i32, grid: f64, seed: i32, radius: f32, least: f32, y0: i32, y1: i32): void {
  const skip = <i32>max<f64>(1, Math.floor(grid / 4))
  for (let row = y0; row < y1; row++) {
    const top = <i32>(row * grid), bottom = imin(H, <i32>((row + 1) * grid))
    for (let column = 0; column < columns; column++) {
      const left = <i32>(column * grid), right = imin(W, <i32>((column + 1) * grid)), cell = row * columns + column
      // a random point of the cell, pulled to where the error is
      const px = left + even(cell, 1, seed) * (right - left), py = top + even(cell, 2, seed) * (bottom - top)
      let sum = 0.0, n = 0, most = -1.0, best = top * W + left
      for (let y = top; y < bottom; y += skip)
        for (let x = left; x < right; x += skip) {
          const i = y * W + x, p = <usize>i << 4, v = sub(ld(painted + p), ld(ref + p)), s = mul(v, v)
          const d = <f64>sqrt<f32>(f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + f32x4.extract_lane(s, 2))
          sum += d; n++
          const weighed = (d + 0.02) / (1 + (abs<f64>(x - px) + abs<f64>(y - py)) / grid)
          if (weighed > most) { most = weighed; best = i }
        }
      const r = rule + (<usize>best << 4), detail = load<f32>(lead + (<usize>best << 4) + 8)
      const idle = n == 0 || radius < load<f32>(r + 4) || (detail * (1 + load<f32>(r)) < least && load<f32>(r + 8) < 0.5)
      store<i32>(pixels + (<usize>cell << 2), idle ? -1 : best)
      store<f32>(errors + (<usize>cell << 2), n ? <f32>(sum / n) : 0)
    }
  }
}
