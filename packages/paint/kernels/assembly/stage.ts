// Light and air as a stage has them; kernels/stage.ts and kernels/air.ts say what each is for. A map at 0 is left out.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, sp, vmax, vexp, vlog, fclamp, smooth, imin } from './base'
import { labOfLinear, linearOfLab } from './colour'

@inline function at1(plane: usize, i: i32): f32 { return load<f32>(plane + (<usize>i << 2)) }
@inline function unit(plane: usize, i: i32): f32 { return fclamp(at1(plane, i), 0, 1) }
@inline function x0(v: v128): f32 { return f32x4.extract_lane(v, 0) }
@inline function x1(v: v128): f32 { return f32x4.extract_lane(v, 1) }
@inline function x2(v: v128): f32 { return f32x4.extract_lane(v, 2) }
@inline function x3(v: v128): f32 { return f32x4.extract_lane(v, 3) }
@inline function labWith(rgb: v128, spare: f32): v128 {
  return f32x4.replace_lane(labOfLinear(max<f32>(0, x0(rgb)), max<f32>(0, x1(rgb)), max<f32>(0, x2(rgb))), 3, spare)
}

export function lampRows(dst: usize, W: i32, lx: f32, ly: f32, diagonal: f32, reach: f32, y0: i32, y1: i32): void {
  let d = dst + (<usize>y0 * W << 4)
  for (let y = y0; y < y1; y++)
    for (let x = 0; x < W; x++, d += 16) {
      const dx = lx - <f32>x, dy = ly - <f32>y, far = sqrt<f32>(dx * dx + dy * dy) + <f32>1e-3, near = far / diagonal, q = near / reach
      const falling = <f32>1 / (<f32>1 + <f32>0.5 * q * q)
      st(d, f32x4(dx / far, dy / far, falling * falling * falling, near))
    }
}

export function relightRows(src: usize, normals: usize, lamp: usize, hair: usize, spare: usize, dst: usize, W: i32, amount: f32, low: f32, gloss: f32, y0: i32, y1: i32): void {
  const long = <f32>1 / sqrt<f32>(<f32>1 + low * low)
  const key = f32x4(1.34, 1.2, 1.0, 0), fill = f32x4(0.16, 0.21, 0.29, 0), ambient = f32x4(0.16, 0.15, 0.15, 0)
  const wrap = f32x4(0.42, 0.32, 0.27, 0), wrapped = f32x4(1 / 1.42, 1 / 1.32, 1 / 1.27, 0)
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, lab = ld(src + o), n = ld(normals + o)
    let trust = fclamp(x3(n), 0, 1)
    if (spare) trust *= <f32>1 - at1(spare, i)
    if (trust < 0.01) { st(dst + o, lab); continue }
    const nx = x0(n), ny = x1(n), nz = x2(n), inv = <f32>1 / sqrt<f32>(nx * nx + ny * ny + nz * nz + <f32>1e-6)
    const way = ld(lamp + o), wx = x0(way), wy = x1(way)
    const facing = (nx * wx + ny * wy + nz * low) * inv * long
    const away = max<f32>(0, (<f32>0.35 * nz - nx * wx) * inv * <f32>0.94)
    const hx = wx * long, hy = wy * long, hz = low * long + <f32>1
    const mirror = max<f32>(0, (nx * hx + ny * hy + nz * hz) * inv) / sqrt<f32>(hx * hx + hy * hy + hz * hz)
    const m2 = mirror * mirror, m4 = m2 * m2, m8 = m4 * m4, m16 = m8 * m8
    const sheen = gloss * trust * (hair ? <f32>1 - <f32>0.8 * at1(hair, i) : <f32>1) * m16 * (<f32>0.35 + <f32>0.65 * m8)
    const lit = vmax(sp(0), mul(add(sp(facing), wrap), wrapped))
    const shade = add(add(mul(mul(key, lit), mad(lit, sp(0.62), sp(0.38))), mul(fill, sp(<f32>0.5 + away))), ambient)
    const v = mul(vmax(sp(0), linearOfLab(lab)), mad(sub(shade, sp(1)), sp(amount * trust), sp(1)))
    const t = mul(v, sp(2.2)), dim = f32x4.div(t, f32x4.sqrt(mad(t, t, sp(1))))
    st(dst + o, labWith(mad(dim, sp(sheen * <f32>0.32), v), x3(lab)))
  }
}

// Scales OKLab as a pool of light falls: x, y, r in pixels, `far` and `near` factors of lightness.
export function stagePool(src: usize, spare: usize, dst: usize, W: i32, px: f32, py: f32, r: f32, far: f32, near: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const dy = (<f32>y - py) * <f32>0.85 / r
    for (let x = 0, i = y * W; x < W; x++, i++) {
      const dx = (<f32>x - px) / r, q = <f32>1 / (<f32>1 + <f32>0.5 * (dx * dx + dy * dy))
      let by = far + (near - far) * q * q * q
      if (spare) by += at1(spare, i) * (<f32>1 - by)
      const o = <usize>i << 4, v = ld(src + o)
      st(dst + o, f32x4.replace_lane(mul(v, sp(by)), 3, x3(v)))
    }
  }
}

export function cornerRows(src: usize, dst: usize, W: i32, H: i32, top: i32, amount: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const dy = <f32>2 * (<f32>(y + top) + <f32>0.5) / <f32>H - <f32>1
    let o = <usize>(y * W) << 4
    for (let x = 0; x < W; x++, o += 16) {
      const dx = <f32>2 * (<f32>x + <f32>0.5) / <f32>W - <f32>1
      const q = fclamp((dx * dx + dy * dy - <f32>0.6) / <f32>1.4, 0, 1), v = ld(src + o)
      st(dst + o, f32x4.replace_lane(mul(v, sp(<f32>1 - amount * q * (<f32>2 - q))), 3, x3(v)))
    }
  }
}

// `L` is the photo's lightness, `even` it without strands, `soft` and `inner` the person out of focus.
export function rimRows(person: usize, soft: usize, inner: usize, L: usize, even: usize, lamp: usize, hair: usize, spare: usize, dst: usize, W: i32, H: i32, around: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++)
    for (let x = 0, i = y * W; x < W; x++, i++) {
      const here = at1(person, i), deep = at1(inner, i)
      let lit: f32 = 0
      if (deep <= 0.97 && here >= 0.2) {
        const gx = at1(soft, x < W - 1 ? i + 1 : i) - at1(soft, x > 0 ? i - 1 : i)
        const gy = at1(soft, y < H - 1 ? i + W : i) - at1(soft, y > 0 ? i - W : i)
        const n = sqrt<f32>(gx * gx + gy * gy) + <f32>1e-6, way = lamp + (<usize>i << 4)
        const facing = -(gx * load<f32>(way) + gy * load<f32>(way, 4)) / n
        const turned = fclamp(around + (<f32>1 - <f32>0.5 * around) * facing, 0, 1)
        const band = smooth(0.985, 0.5, at1(soft, i)) * smooth(0.2, 0.8, here)
        const own = hair ? at1(hair, i) : <f32>0, light = at1(L, i), broad = at1(even, i)
        const strand = fclamp(<f32>1 + <f32>14 * (light - broad), 0.5, 1.6), clear = smooth(0.12, 0.55, broad)
        const through = own * clear * smooth(0.97, 0.55, deep) * <f32>0.7
        const takes = <f32>0.35 + <f32>0.65 * max<f32>(own * (<f32>0.25 + <f32>0.45 * clear), smooth(0.12, 0.7, light))
        const white = <f32>1 - <f32>0.75 * own * smooth(0.5, 0.85, broad)
        lit = max<f32>(band, through) * turned * takes * white * (<f32>1 + own * (strand - <f32>1))
        lit = min<f32>(1, lit * (spare ? <f32>1 - at1(spare, i) : <f32>1))
      }
      store<f32>(dst + (<usize>i << 2), lit)
    }
}

export function shineRows(hair: usize, L: usize, even: usize, flow: usize, normals: usize, lamp: usize, spare: usize, dst: usize, W: i32, sharp: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const own = unit(hair, i) * (spare ? <f32>1 - at1(spare, i) : <f32>1)
    let v: f32 = 0
    if (own >= 0.05) {
      const o = <usize>i << 4, f = flow + o, n = normals + o, l = lamp + o
      const tx = load<f32>(f), ty = load<f32>(f, 4), tz = -(tx * load<f32>(n) + ty * load<f32>(n, 4)) / max<f32>(0.3, load<f32>(n, 8))
      const inv = <f32>1 / sqrt<f32>(tx * tx + ty * ty + tz * tz + <f32>1e-6)
      const hx = <f32>0.72 * load<f32>(l), hy = <f32>0.72 * load<f32>(l, 4), hz: f32 = 1.35
      const along = (tx * hx + ty * hy + tz * hz) * inv / sqrt<f32>(hx * hx + hy * hy + hz * hz)
      const across = max<f32>(1e-6, <f32>1 - along * along), broad = at1(even, i), c = fclamp(broad, 0, 1)
      const strand = fclamp(<f32>1 + <f32>16 * (at1(L, i) - broad), 0, 2), sure = smooth(0.25, 0.7, load<f32>(f, 8))
      const band = f32x4.extract_lane(vexp(mul(sp(sharp), vlog(sp(across)))), 0)
      v = min<f32>(1, own * sure * (<f32>0.015 + <f32>1.4 * c * c * c) * strand * <f32>0.6 * band)
    }
    store<f32>(dst + (<usize>i << 2), v)
  }
}

// Towards the lamp the air is r0 g0 b0, away from it r1 g1 b1, in linear light.
export function hazeRows(src: usize, depth: usize, lamp: usize, spare: usize, dst: usize, W: i32, amount: f32, from: f32, r0: f32, g0: f32, b0: f32, r1: f32, g1: f32, b1: f32, y0: i32, y1: i32): void {
  const wide = <f32>1 / (<f32>1 - min<f32>(0.95, from)), near = f32x4(r0, g0, b0, 0), step = sub(f32x4(r1, g1, b1, 0), near)
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, lab = ld(src + o), far = max<f32>(0, (at1(depth, i) - from) * wide)
    const away = smooth(0.1, 0.8, load<f32>(lamp + o, 12))
    let t = min<f32>(1, amount * far * (<f32>2 - far) * (<f32>1.25 - <f32>0.5 * away))
    if (spare) t *= <f32>1 - unit(spare, i)
    if (t <= 0) { st(dst + o, lab); continue }
    const v = vmax(sp(0), linearOfLab(lab))
    st(dst + o, labWith(mad(sub(mad(step, sp(away), near), v), sp(t), v), x3(lab)))
  }
}

export function bloomRows(src: usize, soft: usize, spare: usize, dst: usize, W: i32, amount: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, v = ld(src + o), s = ld(soft + o), L = fclamp(x0(v), 0, 1)
    const t = spare ? amount * (<f32>1 - <f32>0.6 * unit(spare, i)) : amount
    const room = t * (<f32>1 - L) * fclamp(x0(s), 0, 1), share = room / (L + room + <f32>1e-3)
    st(dst + o, f32x4.replace_lane(f32x4.replace_lane(mad(sub(s, v), sp(share), v), 0, x0(v) + room), 3, x3(v)))
  }
}

// Linear light, weighed by `where` and by how much lights outshine the rest, as means of k x k pixels; weight in the spare lane.
export function lensRows(src: usize, where: usize, dst: usize, W: i32, H: i32, k: i32, w: i32, lights: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const yb = imin(H, (y + 1) * k)
    for (let x = 0; x < w; x++) {
      const xb = imin(W, (x + 1) * k)
      let sum = sp(0), n: f32 = 0
      for (let j = y * k; j < yb; j++)
        for (let i = j * W + x * k, e = j * W + xb; i < e; i++) {
          const c = vmax(sp(0), linearOfLab(ld(src + (<usize>i << 4)))), by = fclamp(at1(where, i), 0.002, 1)
          const most = max<f32>(x0(c), max<f32>(x1(c), x2(c)))
          const boost = most > 0.5 ? by * (<f32>1 + lights * smooth(0.5, 1, most)) : by
          sum = add(sum, f32x4.replace_lane(mul(c, sp(boost)), 3, by))
          n += 1
        }
      st(dst + (<usize>(y * w + x) << 4), mul(sum, sp(<f32>1 / n)))
    }
  }
}

// Lanes of `sky`: OKLab and how far the old hue stays; `L` and `broad`: the photo's lightness and it out of focus.
export function skyRows(src: usize, sky: usize, where: usize, spare: usize, L: usize, broad: usize, dst: usize, W: i32, amount: f32, gain: f32, least: f32, most: f32, green: f32, gold: f32, belly: f32, y0: i32, y1: i32): void {
  const light = i32x4(-1, 0, 0, 0)
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, v = ld(src + o)
    let t = amount * at1(where, i)
    if (spare) t *= <f32>1 - at1(spare, i)
    if (t < 0.004) { st(dst + o, v); continue }
    const p = ld(sky + o), own = fclamp(gain * (at1(L, i) - at1(broad, i)), least, most), lit = max<f32>(belly, own)
    const hue = mad(sub(v, p), v128.andnot(sp(x3(p)), light), p)
    const to = add(hue, f32x4(own, green * lit, gold * lit, 0)), out = mad(sub(to, v), sp(t), v)
    st(dst + o, f32x4.replace_lane(f32x4.replace_lane(out, 0, fclamp(x0(out), 0, 1)), 3, x3(v)))
  }
}

// Means of k x k pixels weighed by what is free ground (room, no person) and by what is surely person.
export function apartRows(src: usize, room: usize, person: usize, ground: usize, people: usize, W: i32, H: i32, k: i32, w: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const yb = imin(H, (y + 1) * k)
    for (let x = 0; x < w; x++) {
      const xb = imin(W, (x + 1) * k)
      let g = sp(0), p = sp(0), n: f32 = 0
      for (let j = y * k; j < yb; j++)
        for (let i = j * W + x * k, e = j * W + xb; i < e; i++) {
          const c = f32x4.replace_lane(ld(src + (<usize>i << 4)), 3, 1), r = unit(room, i), own = unit(person, i)
          g = mad(c, sp(r * r * (<f32>1 - own)), g)
          p = mad(c, sp(own * own * own), p)
          n += 1
        }
      const o = <usize>(y * w + x) << 4
      st(ground + o, mul(g, sp(<f32>1 / n)))
      st(people + o, mul(p, sp(<f32>1 / n)))
    }
  }
}

// `people` is the picture as it looks from within people: it takes the place of what clings to their edges.
export function backdropRows(src: usize, ground: usize, people: usize, room: usize, dst: usize, W: i32, depth: f32, share: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, v = ld(src + o), r = unit(room, i)
    if (r < 0.004) { st(dst + o, v); continue }
    const before = r > 0.97 ? v : mad(sub(ld(people + o), v), sp(depth * smooth(0.02, 0.3, r)), v)
    st(dst + o, f32x4.replace_lane(mad(sub(ld(ground + o), before), sp(depth * share * r * (<f32>2 - r)), before), 3, x3(v)))
  }
}

export function evenSkinRows(src: usize, even: usize, L: usize, broad: usize, skin: usize, dst: usize, W: i32, amount: f32, texture: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, v = ld(src + o), t = amount * unit(skin, i)
    if (t == 0) { st(dst + o, v); continue }
    const kept = add(ld(even + o), f32x4(texture * (at1(L, i) - at1(broad, i)), 0, 0, 0))
    st(dst + o, f32x4.replace_lane(mad(sub(kept, v), sp(t), v), 3, x3(v)))
  }
}

// `lift`: what to add to each lane where skin is.
export function liftSkinRows(src: usize, lift: usize, skin: usize, dst: usize, W: i32, amount: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, v = ld(src + o), by = amount * unit(skin, i)
    if (by == 0) { st(dst + o, v); continue }
    const to = mad(ld(lift + o), sp(by), v)
    st(dst + o, f32x4.replace_lane(f32x4.replace_lane(to, 0, fclamp(x0(to), 0, 1)), 3, x3(v)))
  }
}

// Lightness that differs from what is broad, more along lines.
export function slenderRows(L: usize, broad: usize, flow: usize, dst: usize, W: i32, least: f32, most: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const line = <f32>0.45 + <f32>0.55 * load<f32>(flow + (<usize>i << 4), 8)
    store<f32>(dst + (<usize>i << 2), line * smooth(least, most, abs<f32>(at1(L, i) - at1(broad, i))))
  }
}

// What light a place gathers on its way to the lamp, in `steps` steps.
export function beamRows(shining: usize, ways: usize, dst: usize, w: i32, h: i32, diagonal: f32, steps: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++)
    for (let x = 0, i = y * w; x < w; x++, i++) {
      const way = ways + (<usize>i << 4), tx = load<f32>(way), ty = load<f32>(way, 4), d = load<f32>(way, 12)
      const step = min<f32>(1.2, d) * diagonal / <f32>steps / (sqrt<f32>(tx * tx + ty * ty) + <f32>1e-6), sx = tx * step, sy = ty * step
      let through: f32 = 0, all: f32 = 0
      for (let s = 1; s <= steps; s++) {
        const px = <i32>floor<f32>(<f32>x + sx * <f32>s + <f32>0.5), py = <i32>floor<f32>(<f32>y + sy * <f32>s + <f32>0.5)
        const weight = <f32>0.3 + <f32>0.7 * <f32>s / <f32>steps
        through += weight * (px >= 0 && py >= 0 && px < w && py < h ? at1(shining, py * w + px) : <f32>1)
        all += weight
      }
      store<f32>(dst + (<usize>i << 2), through / all)
    }
}

// The oil painter's brushes; half-widths of ground, sky, land, person, rest and focus, in brush units.
export function oilRows(person: usize, focus: usize, sky: usize, room: usize, detail: usize, rest: usize, fine: usize, dst: usize, W: i32, H: i32, ground: f32, air: f32, land: f32, cloth: f32, eased: f32, looked: f32, hair: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const dy = <f32>2 * <f32>y / <f32>H - <f32>1.1
    for (let x = 0, i = y * W; x < W; x++, i++) {
      const dx = <f32>2 * <f32>x / <f32>W - <f32>1, rim = min<f32>(1, <f32>0.8 * (dx * dx + dy * dy))
      const a = at1(sky, i), free = at1(room, i), eye = at1(focus, i), busy = at1(detail, i), thin = fine ? at1(fine, i) : <f32>0
      let least = land * (<f32>1.15 - <f32>0.7 * busy + <f32>0.45 * rim)
      if (rest) least += <f32>0.8 * at1(rest, i) * (eased - least)
      least += a * (air - least)
      least += at1(person, i) * (cloth - least)
      least += thin * (hair - least)
      least += free * (ground - least)
      least += eye * (looked - least)
      st(dst + (<usize>i << 4), f32x4(least, <f32>0.12 * a * (<f32>1 - free) * (<f32>1 - thin), max<f32>(<f32>0.22 * free, <f32>0.3 * a) * (<f32>1 - thin), max<f32>(<f32>0.25 * free, <f32>0.06 * (<f32>1 - eye))))
    }
  }
}

export function cinemaRows(src: usize, skin: usize, dst: usize, W: i32, amount: f32, rich: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, v = ld(src + o), L = x0(v), a = x1(v), b = x2(v), own = skin ? unit(skin, i) : <f32>0
    const shadow = smooth(0.55, 0.12, L) * (<f32>1 - <f32>0.85 * own), light = smooth(0.5, 0.95, L) * (<f32>1 - <f32>0.5 * own)
    const gain = <f32>1 + rich * smooth(0.22, 0.02, sqrt<f32>(a * a + b * b)) * (<f32>1 - <f32>0.6 * own)
    st(dst + o, f32x4(L, a * gain + amount * (<f32>0.01 * light - <f32>0.014 * shadow), b * gain + amount * (<f32>0.028 * light - <f32>0.024 * shadow), x3(v)))
  }
}

export function stageContrast(src: usize, spare: usize, dst: usize, W: i32, amount: f32, c: f32, y0: i32, y1: i32): void {
  const up = <f32>1 / c, down = <f32>1 / (<f32>1 - c)
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, p = ld(src + o), L = fclamp(x0(p), 0, 1), t = L < c ? L * up : (<f32>1 - L) * down
    const bent = t * t * (<f32>3 - <f32>2 * t) * <f32>0.5 + <f32>0.5 * t * t
    const v = L < c ? c * bent : <f32>1 - (<f32>1 - c) * bent
    const by = spare ? amount * (<f32>1 - <f32>0.5 * unit(spare, i)) : amount
    const chroma = <f32>1 + <f32>0.25 * by * (<f32>1 - abs<f32>(<f32>2 * L - <f32>1))
    st(dst + o, f32x4(L + by * (v - L), x1(p) * chroma, x2(p) * chroma, x3(p)))
  }
}

export function goldenRows(src: usize, skin: usize, dst: usize, W: i32, amount: f32, lift: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const o = <usize>i << 4, v = ld(src + o), L = x0(v), a = x1(v), b = x2(v), own = skin ? unit(skin, i) : <f32>0, free = <f32>1 - own
    const light = smooth(0.25, 0.95, L), cold = smooth(0, -0.08, b) * (<f32>1 - <f32>0.7 * own), green = smooth(-0.01, -0.07, a) * free
    const rich = <f32>1 + <f32>0.22 * amount * free * smooth(0.2, 0.04, sqrt<f32>(a * a + b * b))
    const A = a * rich + <f32>0.004 + <f32>0.014 * light + <f32>0.03 * cold + <f32>0.022 * green + <f32>0.008 * (<f32>1 - light) * free
    const B = (b * rich + <f32>0.004 + <f32>0.03 * light - <f32>0.012 * (<f32>1 - light) * free) * (<f32>1 - <f32>0.42 * cold)
    const print = sqrt<f32>(L * L + <f32>7 * lift * lift)
    st(dst + o, f32x4(L + amount * (print - L), a + amount * (A - a), b + amount * (B - b), x3(v)))
  }
}
