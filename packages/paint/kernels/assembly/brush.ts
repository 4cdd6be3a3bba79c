// Brush strokes: ribbons along polylines with bristle texture, over pictures whose lane 3 is the paint's height.
// A stroke is one packet: 20 words (below) and 8 words a point (x, y, half-width, arc length, unit tangent x, y, -, -),
// all in pixels of the whole frame. A segment owns the pixels between the normals of its two points, so no pixel
// is searched for; the ends are half discs. Rows replay every packet that touches them, the uppermost stroke first: what
// light a stroke leaves to those below is kept per pixel, and where hardly any is left nothing more is worked out.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, lds, sp, vmin, vmax, clamp01, lane0, lane1, lane2, lane3, imin, imax, fclamp } from './base'

const TW: i32 = 512, TH: i32 = 128 // the bristle texture
const CHUNK: i32 = 48 // rows worked at once: what they hold stays in the cache

// 0 points, 1 bytes to the next packet, 2 first row, 3 last row, 4-7 L a b height, 8-11 what the accent adds,
// 12 opacity, 13 dryness, 14 texture rows from centre to edge, 15 texels a pixel along, 16 texel, 17 texture row,
// 18 length, 19 pixels over which an edge fades
// Packets lie last stroke first. `paint` is a picture and `left` a plane as large as the canvas, both written over. Of a
// stroke that would be seen by no more than `hidden` nothing is worked out.
export function layRows(canvas: usize, paint: usize, left: usize, W: i32, top: i32, packets: usize, count: i32, tex: usize, hidden: f32, y0: i32, y1: i32): void {
  for (let from = y0; from < y1; from += CHUNK) {
    const to = imin(y1, from + CHUNK), begin = <usize>from * W, n = <usize>(to - from) * W
    memory.fill(paint + (begin << 4), 0, n << 4)
    const ones = left + (begin << 2)
    let f: usize = 0
    for (; f + 16 <= n << 2; f += 16) st(ones + f, sp(1))
    for (; f < n << 2; f += 4) store<f32>(ones + f, 1)
    let p = packets
    for (let k = 0; k < count; k++) {
      if (load<i32>(p, 8) < top + to && load<i32>(p, 12) >= top + from) stroke(paint, left, W, top, p, tex, hidden, from, to)
      p += load<i32>(p, 4)
    }
    for (let i = begin; i < begin + n; i++) {
      const rest = load<f32>(left + (i << 2))
      if (rest < 1) st(canvas + (i << 4), mad(sp(rest), ld(canvas + (i << 4)), ld(paint + (i << 4))))
    }
  }
}

function stroke(canvas: usize, left: usize, W: i32, top: i32, p: usize, tex: usize, hidden: f32, y0: i32, y1: i32): void {
  const n = load<i32>(p), colour = ld(p + 16), accent = ld(p + 32)
  const dry = load<f32>(p, 52), Opacity = lds(p + 48), Dry = sp(dry), Rows = lds(p + 56), Along = lds(p + 60), Body = lane3(colour)
  const U0 = lds(p + 64), V0 = lds(p + 68), U1 = add(U0, sp(217)), V1 = add(V0, sp(61)), InvLen = div(sp(1), lds(p + 72)), InvFade = div(sp(1), lds(p + 76)), zero = sp(0), one = sp(1)
  const streaked = v128.any_true(f32x4.ne(accent, zero)), thickly = f32x4.extract_lane(colour, 3) != 0
  for (let i = 0; i < n - 1; i++) {
    const a = p + 80 + (<usize>i << 5)
    const ax = load<f32>(a), ay = load<f32>(a, 4), wa = load<f32>(a, 8), sa = load<f32>(a, 12), tax = load<f32>(a, 16), tay = load<f32>(a, 20)
    const bx = load<f32>(a, 32), by = load<f32>(a, 36), wb = load<f32>(a, 40), sb = load<f32>(a, 44), tbx = load<f32>(a, 48), tby = load<f32>(a, 52)
    const dx = bx - ax, dy = by - ay, w = max<f32>(wa, wb) + <f32>1
    const lo = i == 0 ? -wa - <f32>1 : <f32>0, hi = i == n - 2 ? wb + <f32>1 : <f32>0
    const ex = w * <f32>1.5, ya = <i32>floor<f32>(min<f32>(ay, by) - ex), yb = <i32>ceil<f32>(max<f32>(ay, by) + ex)
    const first = imax(y0, ya - top), end = imin(y1, yb - top + 1)
    const Ax = sp(ax), Bx = sp(bx), Tax = sp(tax), Tay = sp(tay), Tbx = sp(tbx), Tdx = sp(tbx - tax), Tdy = sp(tby - tay), Dx = sp(dx), Dy = sp(dy)
    const Wa = sp(wa), Wd = sp(wb - wa), Sa = sp(sa), Sd = sp(sb - sa), Lo = sp(lo), Hi = sp(hi)
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
      const Ry = sp(ry * tay), Qy = sp(qy * tby), Cy = sp(ry)
      let d = canvas + ((<usize>y * W + x0) << 4), q = left + ((<usize>y * W + x0) << 2)
      for (let x = x0; x <= x1; x += 4, d += 64, q += 16) {
        const seen = ld(q), bare = f32x4.gt(seen, sp(hidden))
        if (!v128.any_true(bare)) continue
        const fx = add(sp(<f32>x), f32x4(0, 1, 2, 3)), px = sub(fx, Ax)
        const d0 = add(mul(px, Tax), Ry), d1 = add(mul(sub(fx, Bx), Tbx), Qy)
        let inside = v128.and(v128.and(v128.and(f32x4.ge(d0, Lo), f32x4.lt(d1, Hi)), f32x4.le(fx, sp(<f32>x1))), bare)
        if (!v128.any_true(inside)) continue
        const before = f32x4.lt(d0, zero), after = v128.andnot(f32x4.ge(d1, zero), before)
        const t = v128.bitselect(zero, v128.bitselect(one, div(d0, sub(d0, d1)), after), before)
        const over = v128.bitselect(sub(zero, d0), v128.bitselect(d1, zero, after), before)
        const cx = sub(px, mul(t, Dx)), cy = sub(Cy, mul(t, Dy))
        const v = sub(mul(cy, add(Tax, mul(t, Tdx))), mul(cx, add(Tay, mul(t, Tdy))))
        const hw = add(Wa, mul(t, Wd)), iw = div(one, hw), vn = mul(v, iw)
        const av = f32x4.sqrt(add(mul(v, v), mul(over, over)))
        inside = v128.andnot(inside, f32x4.gt(av, add(hw, one)))
        if (!v128.any_true(inside)) continue
        const s = add(add(Sa, mul(t, Sd)), v128.bitselect(sub(zero, over), over, before)), un = mul(s, InvLen)
        const cu = add(mul(s, Along), U0), cv = add(mul(vn, Rows), V0)
        const b = gather(tex, cu, cv)
        // bristles that carry little paint end sooner: ragged sides and, more, ragged tips
        const rag = mul(add(sp(0.14), mul(sp(0.5), vmin(one, mul(over, iw)))), sub(one, b))
        let alpha = clamp01(add(mul(sub(mul(hw, sub(one, rag)), av), InvFade), sp(0.5)))
        if (dry > 0) {
          const dried = mul(Dry, add(sp(0.3), mul(sp(0.9), mul(un, f32x4.abs(un)))))
          const r = clamp01(mul(add(sub(b, dried), sp(0.15)), sp(<f32>(1.0 / 0.26))))
          alpha = mul(alpha, mul(mul(r, r), sub(sp(3), add(r, r))))
        }
        alpha = mul(alpha, Opacity)
        inside = v128.and(inside, f32x4.ge(alpha, sp(0.004)))
        const lanes = i32x4.bitmask(inside)
        if (!lanes) continue
        let mix = zero
        if (streaked) mix = clamp01(sub(mul(gather(tex, add(mul(mul(s, Along), sp(0.4)), U1), add(mul(mul(vn, Rows), sp(0.3)), V1)), sp(1.8)), sp(0.4)))
        let thick = zero
        if (thickly) {
          const edge = sub(mul(av, iw), sp(0.8)), ridge = vmax(zero, sub(sp(0.3), mul(mul(edge, edge), sp(14))))
          thick = mul(Body, add(add(sp(0.2), mul(sp(0.9), b)), add(ridge, mul(sp(0.4), clamp01(sub(mul(un, sp(4)), sp(3)))))))
        }
        const lays = v128.and(mul(seen, alpha), inside) // what is not inside keeps all that it had
        if (lanes & 1) { blend(d, colour, accent, lane0(mix), f32x4.extract_lane(thick, 0), lane0(lays)); store<f32>(q, f32x4.extract_lane(seen, 0) - f32x4.extract_lane(lays, 0)) }
        if (lanes & 2) { blend(d + 16, colour, accent, lane1(mix), f32x4.extract_lane(thick, 1), lane1(lays)); store<f32>(q, f32x4.extract_lane(seen, 1) - f32x4.extract_lane(lays, 1), 4) }
        if (lanes & 4) { blend(d + 32, colour, accent, lane2(mix), f32x4.extract_lane(thick, 2), lane2(lays)); store<f32>(q, f32x4.extract_lane(seen, 2) - f32x4.extract_lane(lays, 2), 8) }
        if (lanes & 8) { blend(d + 48, colour, accent, lane3(mix), f32x4.extract_lane(thick, 3), lane3(lays)); store<f32>(q, f32x4.extract_lane(seen, 3) - f32x4.extract_lane(lays, 3), 12) }
      }
    }
  }
}
@inline function blend(d: usize, colour: v128, accent: v128, mix: v128, thick: f32, alpha: v128): void {
  st(d, mad(alpha, f32x4.replace_lane(mad(mix, accent, colour), 3, thick), ld(d)))
}
// Texels nearest to (column, row), both positive: adding 2^23 leaves the rounded number in the mantissa.
@inline function gather(tex: usize, column: v128, row: v128): v128 {
  const c = v128.and(add(column, sp(8388608)), i32x4.splat(TW - 1)), r = v128.and(add(row, sp(8388608)), i32x4.splat(TH - 1))
  const at = i32x4.add(i32x4.shl(r, 11), i32x4.shl(c, 2))
  return f32x4(load<f32>(tex + <usize>i32x4.extract_lane(at, 0)), load<f32>(tex + <usize>i32x4.extract_lane(at, 1)), load<f32>(tex + <usize>i32x4.extract_lane(at, 2)), load<f32>(tex + <usize>i32x4.extract_lane(at, 3)))
}
