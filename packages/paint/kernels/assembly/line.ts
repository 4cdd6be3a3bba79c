// Fine lines as density: the packets of brush strokes (see brush.ts) drawn without bristles, the strongest wins.
// @ts-nocheck
import { imin, imax, fclamp } from './base'

export function lineRows(dst: usize, W: i32, top: i32, packets: usize, count: i32, y0: i32, y1: i32): void {
  memory.fill(dst + (<usize>y0 * W << 2), 0, <usize>(y1 - y0) * W << 2)
  let p = packets
  for (let k = 0; k < count; k++) {
    if (load<i32>(p, 8) < top + y1 && load<i32>(p, 12) >= top + y0) line(dst, W, top, p, y0, y1)
    p += load<i32>(p, 4)
  }
}
function line(dst: usize, W: i32, top: i32, p: usize, y0: i32, y1: i32): void {
  const n = load<i32>(p), opacity = load<f32>(p, 48)
  for (let i = 0; i < n - 1; i++) {
    const a = p + 80 + (<usize>i << 5)
    const ax = load<f32>(a), ay = load<f32>(a, 4), wa = load<f32>(a, 8), bx = load<f32>(a, 32), by = load<f32>(a, 36), wb = load<f32>(a, 40)
    const dx = bx - ax, dy = by - ay, inv = <f32>1 / max<f32>(1e-6, dx * dx + dy * dy), w = max<f32>(wa, wb) + <f32>0.5
    const first = imax(y0, <i32>ceil<f32>(min<f32>(ay, by) - w) - top), end = imin(y1, <i32>floor<f32>(max<f32>(ay, by) + w) - top + 1)
    const x0 = imax(0, <i32>ceil<f32>(min<f32>(ax, bx) - w)), x1 = imin(W, <i32>floor<f32>(max<f32>(ax, bx) + w) + 1)
    for (let y = first; y < end; y++) {
      const ry = <f32>(y + top) - ay
      let d = dst + (<usize>(y * W + x0) << 2)
      for (let x = x0; x < x1; x++, d += 4) {
        const rx = <f32>x - ax, t = fclamp((rx * dx + ry * dy) * inv, 0, 1), qx = rx - t * dx, qy = ry - t * dy
        const half = wa + t * (wb - wa)
        // a line thinner than a pixel fades instead of breaking up
        const v = opacity * fclamp(half + <f32>0.5 - sqrt<f32>(qx * qx + qy * qy), 0, 1) * min<f32>(1, <f32>2 * half)
        if (v > load<f32>(d)) store<f32>(d, v)
      }
    }
  }
}
