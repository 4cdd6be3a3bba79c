// Gradient noise and cellular noise, evaluated cell by cell along a row: a cell's hashes are made once.
// Coordinates are those of the whole frame (`top`), so that bands join and threads do not matter.
// @ts-nocheck
import { add, sub, mul, mad, st, ld, sp, clamp01, fclamp, imin } from './base'

@inline function mixed(h: u32): u32 {
  h ^= h >> 16; h *= 0x7feb352d; h ^= h >> 15; h *= 0x846ca68b; h ^= h >> 16
  return h
}
@inline function hash2(x: i32, y: i32, seed: u32): u32 { return mixed((<u32>x * 0x9e3779b1) ^ mixed((<u32>y * 0x85ebca77) ^ seed)) }
@inline function unit(h: u32): f32 { return <f32>(h >> 8) * <f32>(1.0 / 16777216.0) }
@inline function fade(t: v128): v128 { return mul(mul(mul(t, t), t), mad(t, mad(t, sp(6), sp(-15)), sp(10))) }

// A unit gradient of a lattice point: two signed halves of its hash, made unit.
@inline function gradientX(h: u32): f32 { return <f32>(h & 0xffff) * <f32>(1.0 / 32768.0) - <f32>0.99998 }
@inline function gradientY(h: u32): f32 { return <f32>(h >> 16) * <f32>(1.0 / 32768.0) - <f32>0.99998 }

// Fractal sum of gradient noises, octaves `first` to `last`, each `scale * gain^k` strong. fx, fy: cells a pixel of
// octave 0. Begins from the plane `base`, or from 0 where it is none. `raw` keeps the sum; else it is mapped to
// 0..1 around 0.5.
export function noiseRows(dst: usize, W: i32, top: i32, fx: f32, fy: f32, first: i32, last: i32, gain: f32, scale: f32, seed: i32, base: usize, raw: i32, y0: i32, y1: i32, scratch: usize): void {
  for (let y = y0; y < y1; y++) {
    if (base) memory.copy(scratch, base + (<usize>y * W << 2), <usize>W << 2)
    else memory.fill(scratch, 0, <usize>(W + 4) << 2)
    let px = fx, py = fy, amp = scale
    for (let k = 0; k < last; k++) {
      if (k >= first) octave(scratch, W, y + top, px, py, amp, <u32>(seed + k * 101))
      px *= <f32>2.03; py *= <f32>2.03; amp *= gain
    }
    const d = dst + (<usize>y * W << 2)
    if (raw) { memory.copy(d, scratch, <usize>W << 2); continue }
    let x = 0
    for (; x + 4 <= W; x += 4) st(d + (<usize>x << 2), clamp01(add(sp(0.5), ld(scratch + (<usize>x << 2)))))
    for (; x < W; x++) store<f32>(d + (<usize>x << 2), fclamp(<f32>0.5 + load<f32>(scratch + (<usize>x << 2)), 0, 1))
  }
}
function octave(row: usize, W: i32, y: i32, fx: f32, fy: f32, amp: f32, seed: u32): void {
  const cy = (<f32>y + <f32>0.5) * fy, yi = <i32>floor<f32>(cy), dy = cy - <f32>yi
  const v = dy * dy * dy * (dy * (dy * <f32>6 - <f32>15) + <f32>10), ev = <f32>dy - <f32>1
  const steps = f32x4(0.5, 1.5, 2.5, 3.5), vf = sp(fx), va = sp(amp), vv = sp(v)
  let x = 0
  while (x < W) {
    const xi = <i32>floor<f32>((<f32>x + <f32>0.5) * fx)
    let end = imin(W, <i32>ceil<f32>(<f32>(xi + 1) / fx - <f32>0.5))
    if (end <= x) end = x + 1
    const a = hash2(xi, yi, seed), b = hash2(xi + 1, yi, seed), c = hash2(xi, yi + 1, seed), e = hash2(xi + 1, yi + 1, seed)
    let ax = gradientX(a), ay = gradientY(a), bx = gradientX(b), by = gradientY(b), cx = gradientX(c), cyy = gradientY(c), ex = gradientX(e), ey = gradientY(e)
    const na = <f32>1 / sqrt<f32>(ax * ax + ay * ay + <f32>1e-9), nb = <f32>1 / sqrt<f32>(bx * bx + by * by + <f32>1e-9)
    const nc = <f32>1 / sqrt<f32>(cx * cx + cyy * cyy + <f32>1e-9), ne = <f32>1 / sqrt<f32>(ex * ex + ey * ey + <f32>1e-9)
    ax *= na; ay *= na; bx *= nb; by *= nb; cx *= nc; cyy *= nc; ex *= ne; ey *= ne
    const ka = ay * dy, kb = by * dy - bx, kc = cyy * ev, ke = ey * ev - ex, base = sp(<f32>xi)
    // the last four may run past the cell's end; those lanes are written again by the next cell
    for (let i = x; i < end; i += 4) {
      const at = row + (<usize>i << 2), dx = sub(mul(add(sp(<f32>i), steps), vf), base), u = fade(dx)
      const pa = mad(sp(ax), dx, sp(ka)), pb = mad(sp(bx), dx, sp(kb)), pc = mad(sp(cx), dx, sp(kc)), pe = mad(sp(ex), dx, sp(ke))
      const near = mad(u, sub(pb, pa), pa), far = mad(u, sub(pe, pc), pc)
      const n = mul(va, mad(vv, sub(far, near), near))
      if (i + 4 <= end) st(at, add(ld(at), n))
      else {
        store<f32>(at, load<f32>(at) + f32x4.extract_lane(n, 0))
        if (i + 1 < end) store<f32>(at, load<f32>(at, 4) + f32x4.extract_lane(n, 1), 4)
        if (i + 2 < end) store<f32>(at, load<f32>(at, 8) + f32x4.extract_lane(n, 2), 8)
      }
    }
    x = end
  }
}
// Cellular noise, one point a cell. what 0: distance to the nearest point, 1: how much further the second is,
// 2: a random value of the nearest's own. Distances in cells, cut at 1.
export function cellRows(dst: usize, W: i32, top: i32, f: f32, seed: i32, what: i32, y0: i32, y1: i32, scratch: usize): void {
  for (let y = y0; y < y1; y++) {
    const cy = (<f32>(y + top) + <f32>0.5) * f, yi = <i32>floor<f32>(cy), d = dst + (<usize>y * W << 2)
    let x = 0
    while (x < W) {
      const xi = <i32>floor<f32>((<f32>x + <f32>0.5) * f)
      let end = imin(W, <i32>ceil<f32>(<f32>(xi + 1) / f - <f32>0.5)), p = scratch
      if (end <= x) end = x + 1
      for (let j = -1; j <= 1; j++) for (let i = -1; i <= 1; i++, p += 12) {
        const h = hash2(xi + i, yi + j, <u32>seed), g = mixed(h + 7)
        const qy = <f32>(yi + j) + unit(g) - cy
        store<f32>(p, <f32>(xi + i) + unit(h)); store<f32>(p, qy * qy, 4); store<f32>(p, unit(mixed(h + 99)), 8)
      }
      for (; x < end; x++) {
        const cx = (<f32>x + <f32>0.5) * f
        let near: f32 = 9, next: f32 = 9, id: f32 = 0
        for (p = scratch; p < scratch + 108; p += 12) {
          const dx = load<f32>(p) - cx, q = dx * dx + load<f32>(p, 4)
          if (q < near) { next = near; near = q; id = load<f32>(p, 8) } else if (q < next) next = q
        }
        store<f32>(d + (<usize>x << 2), what == 2 ? id : what == 1 ? min<f32>(1, sqrt<f32>(next) - sqrt<f32>(near)) : min<f32>(1, sqrt<f32>(near)))
      }
    }
  }
}
