// A picture pushed about by two planes of noise.
// @ts-nocheck
import { sub, mad, ld, st, sp, imin, fclamp } from './base'

// dst(x, y) = src(x + by * (2 nx - 1), y + by * (2 ny - 1)), bilinear, edges repeat; `calm` (or no plane) holds still.
export function displaceRows(src: usize, nx: usize, ny: usize, calm: usize, dst: usize, W: i32, H: i32, by: f32, y0: i32, y1: i32): void {
  const right = <f32>(W - 1), bottom = <f32>(H - 1)
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const i = <usize>(y * W + x), k = calm ? by * (<f32>1 - load<f32>(calm + (i << 2))) : by
    const fx = fclamp(<f32>x + k * (<f32>2 * load<f32>(nx + (i << 2)) - <f32>1), 0, right), fy = fclamp(<f32>y + k * (<f32>2 * load<f32>(ny + (i << 2)) - <f32>1), 0, bottom)
    const xi = <i32>fx, yi = <i32>fy, s = sp(fx - <f32>xi), t = sp(fy - <f32>yi)
    const p = src + (<usize>(yi * W + xi) << 4), r = <usize>(imin(xi + 1, W - 1) - xi) << 4, q = p + (<usize>(imin(yi + 1, H - 1) - yi) * W << 4)
    const a = ld(p), b = ld(p + r), c = ld(q), e = ld(q + r)
    const u = mad(s, sub(b, a), a), v = mad(s, sub(e, c), c)
    st(dst + (i << 4), mad(t, sub(v, u), u))
  }
}

// The same for a plane of one lane; where nothing is pushed, the value itself.
export function displacePlaneRows(src: usize, nx: usize, ny: usize, calm: usize, dst: usize, W: i32, H: i32, by: f32, y0: i32, y1: i32): void {
  const right = <f32>(W - 1), bottom = <f32>(H - 1)
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x++) {
    const i = <usize>(y * W + x), k = calm ? by * (<f32>1 - load<f32>(calm + (i << 2))) : by
    const dx = <f32>2 * load<f32>(nx + (i << 2)) - <f32>1, dy = <f32>2 * load<f32>(ny + (i << 2)) - <f32>1
    if (dx == 0 && dy == 0) { store<f32>(dst + (i << 2), load<f32>(src + (i << 2))); continue }
    const fx = fclamp(<f32>x + k * dx, 0, right), fy = fclamp(<f32>y + k * dy, 0, bottom)
    const xi = <i32>fx, yi = <i32>fy, s = fx - <f32>xi, t = fy - <f32>yi
    const p = src + (<usize>(yi * W + xi) << 2), r = <usize>(imin(xi + 1, W - 1) - xi) << 2, q = p + (<usize>(imin(yi + 1, H - 1) - yi) * W << 2)
    const u = load<f32>(p) + s * (load<f32>(p + r) - load<f32>(p)), v = load<f32>(q) + s * (load<f32>(q + r) - load<f32>(q))
    store<f32>(dst + (i << 2), u + t * (v - u))
  }
}
