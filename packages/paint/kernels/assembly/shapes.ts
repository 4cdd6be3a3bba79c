// Filled outlines: a row of a shape at a time, hard edges by sub-scanlines with exact spans, soft ones by distance.
// kernels/shapes.ts packs them: 20 words of head (points, bytes, first and last row, left and right, middle x y,
// colour, rim - colour, opacity, half of the soft edge, form A B C, gilt or -1), then x, y, seam of each point; all in pixels.
// @ts-nocheck
import { add, sub, mul, ld, st, sp, fclamp, imin, imax } from './base'

const subs: i32 = 8

// what 0: over the picture `dst` in place, 1: into the plane `dst`. within: 0, or a plane that masks everything.
export function shapeRows(dst: usize, W: i32, top: i32, packets: usize, count: i32, within: usize, what: i32, y0: i32, y1: i32, scratch: usize): void {
  const cover = scratch, delta = scratch + (<usize>(W + 8) << 2), cross = delta + (<usize>(W + 8) << 2)
  memory.fill(cover, 0, <usize>(2 * W + 16) << 2)
  for (let y = y0; y < y1; y++) {
    const Y = y + top, row = y * W
    if (what) memory.fill(dst + (<usize>row << 2), 0, <usize>W << 2)
    let p = packets
    for (let k = 0; k < count; k++) {
      if (load<i32>(p, 8) <= Y && load<i32>(p, 12) >= Y) {
        const left = imax(0, load<i32>(p, 16)), right = imin(W, load<i32>(p, 20) + 1)
        if (left < right) {
          const half = load<f32>(p, 60)
          if (half > <f32>0) soften(p, Y, half, left, right, cover, delta, cross)
          else fill(p, Y, W, left, right, cover, delta, cross)
          const alpha = within ? within + (<usize>row << 2) : <usize>0
          if (what) mark(p, dst + (<usize>row << 2), cover, left, right, alpha)
          else paint(p, Y, dst + (<usize>row << 4), cover, left, right, alpha)
          memory.fill(cover + (<usize>left << 2), 0, <usize>(right - left) << 2)
        }
      }
      p += load<i32>(p, 4)
    }
  }
}
// The edges of the outline that meet heights [from, to), as pairs of pointers; returns how many.
function edgesOf(p: usize, from: f32, to: f32, list: usize): i32 {
  const n = load<i32>(p), first = p + 80, last = first + <usize>(n - 1) * 12
  let found = 0, ay = load<f32>(first, 4)
  for (let a = first; a <= last; a += 12) {
    const b = a == last ? first : a + 12, by = load<f32>(b, 4)
    if (max<f32>(ay, by) > from && min<f32>(ay, by) < to) {
      store<usize>(list + (<usize>found << 3), a)
      store<usize>(list + (<usize>found << 3), b, 4)
      found++
    }
    ay = by
  }
  return found
}
// Crossings of listed edges with the height yy, sorted; returns how many.
function crossings(list: usize, edges: i32, yy: f32, cross: usize): i32 {
  let found = 0
  for (let i = 0; i < edges; i++) {
    const a = load<usize>(list + (<usize>i << 3)), b = load<usize>(list + (<usize>i << 3), 4)
    const ay = load<f32>(a, 4), by = load<f32>(b, 4)
    if ((ay <= yy) == (by <= yy)) continue
    const x = load<f32>(a) + (yy - ay) / (by - ay) * (load<f32>(b) - load<f32>(a))
    let at = cross + (<usize>found << 2)
    while (at > cross && load<f32>(at - 4) > x) { store<f32>(at, load<f32>(at - 4)); at -= 4 }
    store<f32>(at, x)
    found++
  }
  return found
}
function fill(p: usize, Y: i32, W: i32, left: i32, right: i32, cover: usize, delta: usize, cross: usize): void {
  const part = <f32>1 / <f32>subs, edges = edgesOf(p, <f32>Y, <f32>(Y + 1), cross), list = cross
  cross = list + (<usize>edges << 3)
  for (let k = 0; k < subs; k++) {
    const n = crossings(list, edges, <f32>Y + (<f32>k + <f32>0.5) * part, cross)
    for (let i = 0; i + 1 < n; i += 2) {
      const xa = fclamp(load<f32>(cross + (<usize>i << 2)), 0, <f32>W), xb = fclamp(load<f32>(cross + (<usize>i << 2), 4), 0, <f32>W)
      if (xb <= xa) continue
      const ia = <i32>floor<f32>(xa), ib = <i32>floor<f32>(xb), ca = cover + (<usize>ia << 2), cb = cover + (<usize>ib << 2)
      if (ia == ib) { store<f32>(ca, load<f32>(ca) + part * (xb - xa)); continue }
      store<f32>(ca, load<f32>(ca) + part * (<f32>(ia + 1) - xa))
      store<f32>(cb, load<f32>(cb) + part * (xb - <f32>ib))
      const da = delta + (<usize>ia << 2), db = delta + (<usize>ib << 2)
      store<f32>(da, load<f32>(da, 4) + part, 4)
      store<f32>(db, load<f32>(db) - part)
    }
  }
  let whole: f32 = 0
  for (let x = left; x <= right; x++) {
    const at = <usize>x << 2
    whole += load<f32>(delta + at)
    store<f32>(delta + at, 0)
    store<f32>(cover + at, min<f32>(1, load<f32>(cover + at) + whole))
  }
  store<f32>(cover + (<usize>right << 2), 0)
}
// The soft edge: nearest point of the outline, as far as half its width; `delta` holds squared distances.
function soften(p: usize, Y: i32, half: f32, left: i32, right: i32, cover: usize, delta: usize, cross: usize): void {
  const yy = <f32>Y + <f32>0.5, far = half * half
  for (let x = left; x < right; x++) store<f32>(delta + (<usize>x << 2), far)
  const list = cross, edges = edgesOf(p, yy - half, yy + half, list)
  cross = list + (<usize>edges << 3)
  for (let i = 0; i < edges; i++) {
    const a = load<usize>(list + (<usize>i << 3)), b = load<usize>(list + (<usize>i << 3), 4)
    if (load<f32>(a, 8) > <f32>0) continue
    const ax = load<f32>(a), ay = load<f32>(a, 4), dx = load<f32>(b) - ax, dy = load<f32>(b, 4) - ay
    // only the part of the edge that lies near this row
    let t0: f32 = 0, t1: f32 = 1
    if (abs<f32>(dy) > <f32>1e-4) {
      const ta = (yy - half - ay) / dy, tb = (yy + half - ay) / dy
      t0 = fclamp(min<f32>(ta, tb), 0, 1); t1 = fclamp(max<f32>(ta, tb), 0, 1)
    }
    const xa = ax + t0 * dx, xb = ax + t1 * dx
    const first = imax(left, <i32>floor<f32>(min<f32>(xa, xb) - half)), end = imin(right, <i32>ceil<f32>(max<f32>(xa, xb) + half))
    const inv = <f32>1 / max<f32>(1e-6, dx * dx + dy * dy), ry = yy - ay
    for (let x = first; x < end; x++) {
      const rx = <f32>x + <f32>0.5 - ax, t = fclamp((rx * dx + ry * dy) * inv, 0, 1), qx = rx - t * dx, qy = ry - t * dy
      const q = qx * qx + qy * qy, at = delta + (<usize>x << 2)
      if (q < load<f32>(at)) store<f32>(at, q)
    }
  }
  const found = crossings(list, edges, yy, cross)
  let at = cross, end = cross + (<usize>found << 2), inside = false
  for (let x = left; x < right; x++) {
    while (at < end && load<f32>(at) <= <f32>x + <f32>0.5) { inside = !inside; at += 4 }
    const d = sqrt<f32>(load<f32>(delta + (<usize>x << 2))) / half, t = <f32>0.5 + <f32>0.5 * (inside ? d : -d)
    store<f32>(cover + (<usize>x << 2), t * t * (<f32>3 - <f32>2 * t))
    store<f32>(delta + (<usize>x << 2), 0)
  }
}
function paint(p: usize, Y: i32, dst: usize, cover: usize, left: i32, right: i32, within: usize): void {
  const colour = f32x4(load<f32>(p, 32), load<f32>(p, 36), load<f32>(p, 40), 0), run = f32x4(load<f32>(p, 44), load<f32>(p, 48), load<f32>(p, 52), 0)
  const opacity = load<f32>(p, 56), gilt = load<f32>(p, 76), A = load<f32>(p, 64), B = load<f32>(p, 68), C = load<f32>(p, 72)
  const ry = <f32>Y + <f32>0.5 - load<f32>(p, 28), cx = load<f32>(p, 24) - <f32>0.5
  for (let x = left; x < right; x++) {
    let alpha = opacity * load<f32>(cover + (<usize>x << 2))
    if (within) alpha *= fclamp(load<f32>(within + (<usize>x << 2)), 0, 1)
    if (alpha < <f32>0.001) continue
    const rx = <f32>x - cx, t = min<f32>(1, A * rx * rx + B * rx * ry + C * ry * ry), d = dst + (<usize>x << 4), was = ld(d)
    const now = add(was, mul(sp(alpha), sub(add(colour, mul(sp(t), run)), was)))
    const gold = f32x4.extract_lane(was, 3)
    st(d, f32x4.replace_lane(now, 3, gilt < <f32>0 ? gold : gold + alpha * (gilt - gold)))
  }
}
function mark(p: usize, dst: usize, cover: usize, left: i32, right: i32, within: usize): void {
  const opacity = load<f32>(p, 56)
  for (let x = left; x < right; x++) {
    let alpha = opacity * load<f32>(cover + (<usize>x << 2))
    if (within) alpha *= fclamp(load<f32>(within + (<usize>x << 2)), 0, 1)
    const d = dst + (<usize>x << 2), was = load<f32>(d)
    store<f32>(d, was + alpha * (<f32>1 - was))
  }
}
