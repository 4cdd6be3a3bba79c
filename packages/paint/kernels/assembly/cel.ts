// What drawn films are made of: flat things with cut folds, strong clean colours, heaped clouds. kernels/cel.ts says what
// each is for. A map at 0 is left out.
// @ts-nocheck
import { add, sub, mul, div, mad, ld, st, sp, vmax, clamp01, fclamp, smooth, imin, imax } from './base'
import { fourL, fourA, fourB, fourS, put, ramp, not } from './four'

@inline function at1(plane: usize, i: i32): f32 { return load<f32>(plane + (<usize>i << 2)) }
@inline function unit(x: f32): f32 { return fclamp(x, 0, 1) }

export function celVibranceRows(src: usize, spare: usize, dst: usize, W: i32, gain: f32, full: f32, spared: f32, y0: i32, y1: i32): void {
  const per = sp(<f32>1 / full), more1 = sp(gain - 1), S = sp(spared)
  for (let y = y0; y < y1; y++)
    for (let x = 0; x < W; x += 4) {
      const i = <usize>(y * W + x), p = src + (i << 4), a = fourA(p), b = fourB(p)
      const c = f32x4.sqrt(mad(a, a, mul(b, b)))
      const t = vmax(sp(0), sub(sp(1), mul(c, per)))
      let more = mul(more1, mul(mul(t, t), sub(sp(3), add(t, t))))
      if (spare) {
        const near = div(mad(a, sp(0.5817), mul(b, sp(0.8134))), add(c, sp(1e-5)))
        more = mul(more, not(mul(mul(S, ld(spare + (i << 2))), ramp(0.825, 0.969, near))))
      }
      const by = add(sp(1), more)
      put(dst + (i << 4), fourL(p), mul(a, by), mul(b, by), fourS(p))
    }
}

export function celLeafRows(src: usize, leaves: usize, dst: usize, W: i32, la: f32, lb: f32, sa: f32, sb: f32, ga: f32, gb: f32, pull: f32, gain: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++)
    for (let x = 0; x < W; x += 4) {
      const i = <usize>(y * W + x), p = src + (i << 4), L = fourL(p), a = fourA(p), b = fourB(p), leaf = ld(leaves + (i << 2))
      const c = add(f32x4.sqrt(mad(a, a, mul(b, b))), sp(1e-6))
      const t = mul(mul(sp(pull), leaf), ramp(0.7, 0.9, div(mad(a, sp(ga), mul(b, sp(gb))), c)))
      const light = ramp(0.25, 0.75, L), stay = not(t)
      const u = mad(t, mad(light, sp(la - sa), sp(sa)), mul(stay, div(a, c)))
      const v = mad(t, mad(light, sp(lb - sb), sp(sb)), mul(stay, div(b, c)))
      const by = div(mul(c, mad(sp(gain - 1), leaf, sp(1))), add(f32x4.sqrt(mad(u, u, mul(v, v))), sp(1e-6)))
      const on = v128.and(f32x4.gt(t, sp(0)), f32x4.ge(leaf, sp(0.01)))
      put(dst + (i << 4), L, v128.bitselect(mul(u, by), a, on), v128.bitselect(mul(v, by), b, on), fourS(p))
    }
}

export function celSplitRows(src: usize, spare: usize, dst: usize, W: i32, sa: f32, sb: f32, la: f32, lb: f32, amount: f32, pivot: f32, lift: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++)
    for (let x = 0; x < W; x += 4) {
      const i = <usize>(y * W + x), p = src + (i << 4), L = fourL(p), a = fourA(p), b = fourB(p)
      const free = spare ? mul(sp(amount), not(ld(spare + (i << 2)))) : sp(amount)
      const dark = mul(free, ramp(pivot + <f32>0.1, 0.05, L)), light = mul(mul(sp(0.6), free), ramp(pivot - <f32>0.05, 1, L))
      const A = add(a, mad(dark, sub(sp(sa), mul(sp(0.45), a)), mul(light, sub(sp(la), mul(sp(0.25), a)))))
      const B = add(b, mad(dark, sub(sp(sb), mul(sp(0.45), b)), mul(light, sub(sp(lb), mul(sp(0.25), b)))))
      put(dst + (i << 4), mad(mul(sp(lift), dark), sub(sp(1), L), L), A, B, fourS(p))
    }
}

// by the smooth lightness, so that a speck of noise does not spare itself
export function celCalmRows(src: usize, even: usize, spare: usize, dst: usize, W: i32, below: f32, per: f32, amount: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, s = ld(src + o), d = ld(even + o), x = unit((below - f32x4.extract_lane(d, 0)) * per)
    const t = amount * x * x * (<f32>3 - <f32>2 * x) * (spare ? <f32>1 - <f32>0.45 * at1(spare, i) : <f32>1)
    st(dst + o, mad(f32x4(t, t, t, 0), sub(d, s), s))
  }
}

export function celFoldRows(src: usize, things: usize, light: usize, spare: usize, dst: usize, W: i32, H: i32, least: f32, depth: f32, lights: f32, soft: f32, sa: f32, sb: f32, amount: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const up = y > 0 ? W : 0, down = y < H - 1 ? W : 0
    for (let x = 0; x < W; x++) {
      const i = y * W + x, o = <usize>i << 4, s = ld(src + o), base = ld(things + o)
      const B = f32x4.extract_lane(base, 0), l0 = at1(light, i), away = l0 - B
      const off = sub(s, base), da = f32x4.extract_lane(off, 1), db = f32x4.extract_lane(off, 2), dl = f32x4.extract_lane(s, 0) - l0
      const own = smooth(0.0025, 0.009, da * da + db * db + <f32>0.35 * dl * dl + <f32>0.06 * away * away)
      const fold = least * (<f32>1 + <f32>1.3 * smooth(0.34, 0.16, B))
      let l = B, a = f32x4.extract_lane(base, 1), b = f32x4.extract_lane(base, 2)
      if (away < <f32>-0.5 * fold || away > <f32>0.5 * fold) {
        const gx = at1(light, i + (x < W - 1 ? 1 : 0)) - at1(light, i - (x > 0 ? 1 : 0)), gy = at1(light, i + down) - at1(light, i - up)
        const per = <f32>1 / max<f32>(max<f32>(0.002, soft), sqrt<f32>(gx * gx + gy * gy))
        const first = unit(<f32>0.5 - (away + fold) * per), second = unit(<f32>0.5 - (away + <f32>2.6 * fold) * per)
        const lit = unit(<f32>0.5 + (away - <f32>1.3 * fold) * per), shadow = first + <f32>0.9 * second
        l += <f32>2 * lights * lit * (<f32>1 - B) - shadow * depth * min<f32>(1, <f32>0.4 + B)
        a += shadow * sa
        b += shadow * sb
      }
      const t = amount * (<f32>1 - own) * (spare ? <f32>1 - at1(spare, i) : <f32>1)
      const v = mad(f32x4(t, t, t, 0), sub(f32x4(l, a, b, 0), s), s)
      st(dst + o, f32x4.replace_lane(v, 0, unit(f32x4.extract_lane(v, 0))))
    }
  }
}

export function celSideRows(src: usize, map: usize, dst: usize, W: i32, offset: f32, sign: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    let t = unit(offset + sign * at1(map, i))
    t *= t
    t *= t
    st(dst + (<usize>i << 4), mul(f32x4.replace_lane(ld(src + (<usize>i << 4)), 3, 1), sp(t)))
  }
}
export function celEdgeRows(src: usize, map: usize, near: usize, far: usize, dst: usize, W: i32, offset: f32, sign: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, s = ld(src + o), own = offset + sign * at1(map, i)
    if (own > 0.92) { st(dst + o, s); continue }
    const n = ld(near + o), f = ld(far + o), nw = f32x4.extract_lane(n, 3), fw = f32x4.extract_lane(f, 3)
    const close = smooth(0.01, 0.12, nw), t = smooth(0.92, 0.6, own) * max<f32>(close, smooth(0.004, 0.05, fw))
    const c = mad(n, sp(close / (nw + <f32>1e-5)), mul(f, sp((<f32>1 - close) / (fw + <f32>1e-5))))
    st(dst + o, mad(f32x4(t, t, t, 0), sub(c, s), s))
  }
}

@inline function mixed(c: v128, to: v128, t: f32): v128 { return mad(sp(t), sub(to, c), c) }
@inline function cloud(palette: usize, light: f32, edge: f32): v128 {
  const shaded = ld(palette + 80), turned = ld(palette + 64)
  const half = mixed(shaded, turned, smooth(<f32>0.36 - edge, <f32>0.36 + edge, light))
  return mad(sp(smooth(<f32>0.6 - edge, <f32>0.6 + edge, light)), sub(ld(palette + 48), turned), half)
}
export function celSkyRows(src: usize, sky: usize, photo: usize, field: usize, air: usize, broad: usize, palette: usize, dst: usize, W: i32, H: i32, end: f32, rise: f32, side: i32, across: i32, below: i32, edge: f32, dark: f32, stays: f32, y0: i32, y1: i32): void {
  const zenith = ld(palette), middle = ld(palette + 16), horizon = ld(palette + 32), turned = ld(palette + 64)
  for (let y = y0; y < y1; y++) {
    const down = <f32>y / end, rising = smooth(end + <f32>0.02 * <f32>H, end - <f32>0.3 * rise, <f32>y)
    for (let x = 0; x < W; x++) {
      const i = y * W + x, o = <usize>i << 4, s = ld(src + o), cover = at1(sky, i)
      if (cover < 0.004) { st(dst + o, s); continue }
      const w = ld(field + o), a = ld(air + o)
      const t = unit(down + <f32>0.12 * (f32x4.extract_lane(a, 0) - <f32>0.5))
      let c = mixed(mixed(zenith, middle, smooth(0, 0.55, t)), horizon, smooth(0.5, 1.02, t))
      c = mixed(c, turned, <f32>0.5 * (<f32>1 - dark) * smooth(0.56, 0.74, f32x4.extract_lane(a, 1)) * smooth(0.75, 0.3, down))
      const mine = f32x4.extract_lane(w, 2)
      if (mine > 0.15) {
        const bx = imin(W - 1, imax(0, x - side * across)), by = imin(H - 1, y + below)
        const lit = <f32>0.72 * mine + <f32>2 * (mine - load<f32>(field + (<usize>(by * W + bx) << 4) + 8))
        c = mixed(c, cloud(palette, lit, edge), <f32>0.6 * smooth(0.15, 0.42, mine) + <f32>0.4 * smooth(0.4, 0.5, mine))
      }
      const heap = f32x4.extract_lane(w, 0), bank = smooth(<f32>0.4 - <f32>0.2 * edge, <f32>0.6 + <f32>0.2 * edge, heap) * (<f32>0.25 + <f32>0.75 * rising)
      if (bank > 0.004) c = mixed(c, cloud(palette, f32x4.extract_lane(w, 1) / max<f32>(0.25, heap), edge), bank)
      const wire = smooth(0.02, 0.055, at1(broad, i) - load<f32>(photo + o)), by2 = cover * (<f32>1 - stays) * (<f32>1 - <f32>0.92 * wire)
      st(dst + o, mad(f32x4(by2, by2, by2, 0), sub(c, s), s))
    }
  }
}

export function celInkRows(src: usize, where: usize, dst: usize, W: i32, tone: f32, rich: f32, share: f32, L: f32, a: f32, b: f32, opacity: f32, y0: i32, y1: i32): void {
  const own = <f32>1 - share, ink = f32x4(share * L, share * a, share * b, 0)
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, s = ld(src + o), w = at1(where, i)
    if (w < 0.004) { st(dst + o, s); continue }
    const t = opacity * min<f32>(1, w), l = unit(tone * f32x4.extract_lane(s, 0))
    const c = mad(f32x4.replace_lane(mul(s, sp(rich)), 0, l), sp(own), ink)
    st(dst + o, mad(f32x4(t, t, t, 0), sub(c, s), s))
  }
}

export function celAiryRows(src: usize, room: usize, white: usize, dst: usize, W: i32, H: i32, mean: f32, target: f32, contrast: f32, lighter: f32, by: f32, burnt: f32, ul: f32, ua: f32, ub: f32, ll: f32, la: f32, lb: f32, y0: i32, y1: i32): void {
  const upper = f32x4(ul, ua, ub, 0), lower = f32x4(ll, la, lb, 0)
  for (let y = y0; y < y1; y++) {
    const air = mad(sp(<f32>y / <f32>H), sub(lower, upper), upper), hue = f32x4.replace_lane(mul(air, sp(1.25)), 0, 0)
    for (let x = 0; x < W; x++) {
      const i = y * W + x, o = <usize>i << 4, s = ld(src + o), r = at1(room, i)
      if (r < 0.004) { st(dst + o, s); continue }
      const L = f32x4.extract_lane(s, 0), a = f32x4.extract_lane(s, 1), b = f32x4.extract_lane(s, 2)
      const grey = by * smooth(0.0049, 0.0002, a * a + b * b)
      const l = L + lighter * (fclamp(target + (L - mean) * contrast, 0.12, 0.97) - L)
      let c = f32x4.replace_lane(mad(f32x4(0, grey, grey, 0), sub(hue, s), s), 0, l)
      c = mad(sp(burnt * at1(white, i)), sub(air, c), c)
      st(dst + o, mad(f32x4(r, r, r, 0), sub(c, s), s))
    }
  }
}

// two ramps of `steps` + 1 colours, cold then hot
export function celNeonRows(src: usize, drift: usize, spare: usize, ramps: usize, dst: usize, W: i32, steps: i32, own: f32, warm: f32, sides: f32, contrast: f32, y0: i32, y1: i32): void {
  const hot = ramps + (<usize>(steps + 1) << 4)
  for (let y = y0; y < y1; y++)
    for (let x = 0; x < W; x++) {
      const i = y * W + x, o = <usize>i << 4, s = ld(src + o), a = f32x4.extract_lane(s, 1), b = f32x4.extract_lane(s, 2)
      const L = fclamp((f32x4.extract_lane(s, 0) - <f32>0.5) * contrast + <f32>0.47, 0, 1), n = <usize><i32>(L * <f32>steps + <f32>0.5) << 4
      const heat = warm * smooth(0.005, 0.075, a + <f32>0.55 * b) * (spare ? <f32>1 - at1(spare, i) : <f32>1)
      const t = min<f32>(1, heat + sides * smooth(0.25, 0.95, <f32>x / <f32>W + <f32>0.25 * (at1(drift, i) - <f32>0.5)))
      const c = ld(ramps + n), to = mad(sp(t), sub(ld(hot + n), c), c), kept = mad(sp(own), sub(mul(s, sp(1.2)), to), to)
      st(dst + o, f32x4(f32x4.extract_lane(to, 0), f32x4.extract_lane(kept, 1), f32x4.extract_lane(kept, 2), f32x4.extract_lane(s, 3)))
    }
}

// Lightness in n flat tones with borders one pixel wide, as its own slope says.
export function celToneRows(src: usize, dst: usize, W: i32, H: i32, n: f32, soft: f32, amount: f32, y0: i32, y1: i32): void {
  const step = <f32>1 / n, half = <f32>0.5 * step, least = max<f32>(0.001, soft), row = <usize>W << 4
  for (let y = y0; y < y1; y++) {
    const up = y > 0 ? row : 0, down = y < H - 1 ? row : 0
    for (let x = 0; x < W; x++) {
      const o = <usize>(y * W + x) << 4, p = src + o, s = ld(p), L = f32x4.extract_lane(s, 0)
      const gx = load<f32>(p + (x < W - 1 ? 16 : 0)) - load<f32>(p - (x > 0 ? 16 : 0)), gy = load<f32>(p + down) - load<f32>(p - up)
      const wide = max<f32>(least, min<f32>(half, sqrt<f32>(gx * gx + gy * gy)))
      const border = floor<f32>(L * n + <f32>0.5) / n, t = unit(<f32>0.5 + (L - border) / wide)
      const flat = border + (t * t * (<f32>3 - <f32>2 * t) - <f32>0.5) / n
      const tone = min<f32>(1, max<f32>(half, flat + half * max<f32>(0, flat * 2 - 1)))
      st(dst + o, f32x4.replace_lane(s, 0, L + amount * (tone - L)))
    }
  }
}
