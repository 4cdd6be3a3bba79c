// Brush strokes: ribbons along polylines with bristle texture, over pictures whose lane 3 is the paint's height.
// A stroke is one packet: 20 words (below) and 8 words a point (x, y, half-width, arc length, unit tangent x, y, -, -),
// all in pixels of the whole frame. A segment owns the pixels between the normals of its two points, so no pixel
// is searched for; the ends are half discs. Rows replay every packet that touches them, in order.
// @ts-nocheck
import { sub, mad, ld, st, sp, imin, imax, fclamp, smooth } from './base'

const TW: i32 = 512, TH: i32 = 128 // the bristle texture

// 0 points, 1 bytes to the next packet, 2 first row, 3 last row, 4-7 L a b height, 8-11 what the accent adds,
// 12 opacity, 13 dryness, 14 texture rows from centre to edge, 15 texels a pixel along, 16 texel, 17 texture row,
// 18 length, 19 pixels over which an edge fades
export function brushRows(canvas: usize, W: i32, top: i32, packets: usize, count: i32, tex: usize, y0: i32, y1: i32): void {
  let p = packets
  for (let k = 0; k < count; k++) {
    if (load<i32>(p, 8) < top + y1 && load<i32>(p, 12) >= top + y0) stroke(canvas, W, top, p, tex, y0, y1)
    p += load<i32>(p, 4)
  }
}

function stroke(canvas: usize, W: i32, top: i32, p: usize, tex: usize, y0: i32, y1: i32): void {
  const n = load<i32>(p), colour = ld(p + 16), accent = ld(p + 32)
  const opacity = load<f32>(p, 48), dry = load<f32>(p, 52), rows = load<f32>(p, 56), along = load<f32>(p, 60)
  const u0 = load<f32>(p, 64), v0 = load<f32>(p, 68), invLen = <f32>1 / load<f32>(p, 72), invFade = <f32>1 / load<f32>(p, 76)
  for (let i = 0; i < n - 1; i++) {
    const a = p + 80 + (<usize>i << 5)
    const ax = load<f32>(a), ay = load<f32>(a, 4), wa = load<f32>(a, 8), sa = load<f32>(a, 12), tax = load<f32>(a, 16), tay = load<f32>(a, 20)
    const bx = load<f32>(a, 32), by = load<f32>(a, 36), wb = load<f32>(a, 40), sb = load<f32>(a, 44), tbx = load<f32>(a, 48), tby = load<f32>(a, 52)
    const dx = bx - ax, dy = by - ay, w = max<f32>(wa, wb) + <f32>1
    const lo = i == 0 ? -wa - <f32>1 : <f32>0, hi = i == n - 2 ? wb + <f32>1 : <f32>0
    const ex = w * <f32>1.5, ya = <i32>floor<f32>(min<f32>(ay, by) - ex), yb = <i32>ceil<f32>(max<f32>(ay, by) + ex)
    const first = imax(y0, ya - top), end = imin(y1, yb - top + 1)
    const il = <f32>1 / sqrt<f32>(dx * dx + dy * dy), nx = -dy * il, ny = dx * il
    for (let y = first; y < end; y++) {
      const fy = <f32>(y + top), ry = fy - ay, qy = fy - by
      // the span of the row: three linear inequalities in x - ax, one pixel generous
      let l: f32 = -1e6, r: f32 = 1e6
      const c0 = lo - ry * tay
      if (abs<f32>(tax) > <f32>1e-5) { const e = c0 / tax; if (tax > 0) l = max<f32>(l, e); else r = min<f32>(r, e) } else if (c0 > <f32>0.01) continue
      const c1 = hi - qy * tby
      if (abs<f32>(tbx) > <f32>1e-5) { const e = c1 / tbx + dx; if (tbx > 0) r = min<f32>(r, e); else l = max<f32>(l, e) } else if (c1 < <f32>-0.01) continue
      const side = w * <f32>1.05
      if (abs<f32>(nx) > <f32>1e-5) {
        const e = (-side - ry * ny) / nx, g = (side - ry * ny) / nx
        l = max<f32>(l, min<f32>(e, g)); r = min<f32>(r, max<f32>(e, g))
      } else if (abs<f32>(ry) > side) continue
      const x0 = imax(0, <i32>floor<f32>(fclamp(ax + l, -1, 1e6))), x1 = imin(W - 1, <i32>ceil<f32>(fclamp(ax + r, -1, 1e6)))
      let d = canvas + ((<usize>y * W + x0) << 4)
      for (let x = x0; x <= x1; x++, d += 16) {
        const fx = <f32>x
        const d0 = (fx - ax) * tax + ry * tay, d1 = (fx - bx) * tbx + qy * tby
        if (d0 < lo || d1 >= hi) continue
        let t: f32, over: f32 = 0
        if (d0 < 0) { t = 0; over = -d0 } else if (d1 >= 0) { t = 1; over = d1 } else t = d0 / (d0 - d1)
        const cx = fx - (ax + t * dx), cy = fy - (ay + t * dy)
        const v = cy * (tax + t * (tbx - tax)) - cx * (tay + t * (tby - tay)), hw = wa + t * (wb - wa), iw = <f32>1 / hw
        let av = abs<f32>(v)
        if (over > 0) av = sqrt<f32>(v * v + over * over)
        if (av > hw + <f32>1) continue
        const s = sa + t * (sb - sa) + (t == 0 ? -over : over), un = s * invLen, vn = v * iw
        const col = <i32>(s * along + u0) & (TW - 1), row = <i32>(vn * rows + v0) & (TH - 1)
        const b = load<f32>(tex + (<usize>(row * TW + col) << 2))
        // bristles that carry little paint end sooner: ragged sides and, more, ragged tips
        const rag = (<f32>0.12 + <f32>0.3 * min<f32>(1, over * iw)) * (<f32>1 - b)
        let alpha = fclamp((hw * (<f32>1 - rag) - av) * invFade + <f32>0.5, 0, 1)
        if (dry > 0) {
          const bare = dry * (<f32>0.3 + <f32>0.9 * un * abs<f32>(un))
          alpha *= smooth(bare - <f32>0.13, bare + <f32>0.13, b + <f32>0.02)
        }
        alpha *= opacity
        if (alpha < <f32>0.004) continue
        const streak = load<f32>(tex + (<usize>(((<i32>(vn * rows * <f32>0.3 + v0) + 61) & (TH - 1)) * TW + ((<i32>(s * along * <f32>0.4 + u0) + 217) & (TW - 1))) << 2))
        const edge = av * iw - <f32>0.8, ridge = max<f32>(0, <f32>0.5 - edge * edge * <f32>22)
        const thick = <f32>0.3 + <f32>0.7 * b + ridge + <f32>0.4 * fclamp(un * <f32>4 - <f32>3, 0, 1)
        let c = mad(sp(fclamp(streak * <f32>1.8 - <f32>0.4, 0, 1)), accent, colour)
        c = f32x4.replace_lane(c, 3, f32x4.extract_lane(colour, 3) * thick)
        const old = ld(d)
        st(d, mad(sp(alpha), sub(c, old), old))
      }
    }
  }
}
