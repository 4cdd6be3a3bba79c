// What the maps of a photo are made with: models of them put to the full picture, texture, the skin's likelihood, and the
// heights and normals of people.
// @ts-nocheck
import { add, sub, mul, div, mad, ld, st, sp, vmin, vmax, clamp01, vsmooth, clampi, imin, imax } from './base'
import { fourL, fourA, fourB } from './four'

// Floats to 16 bits, `scale` steps to 1, for -2..2; n floats a row.
export function keepRows(src: usize, dst: usize, n: i32, scale: f32, y0: i32, y1: i32): void {
  const to = <usize>y1 * n, s = sp(scale), most = sp(<f32>2 * scale), least = sp(<f32>-2 * scale), half = sp(0.5)
  for (let i = <usize>y0 * n; i < to; i += 8) {
    const a = f32x4.floor(add(half, vmin(most, vmax(least, mul(s, ld(src + (i << 2)))))))
    const b = f32x4.floor(add(half, vmin(most, vmax(least, mul(s, v128.load(src + (i << 2), 16))))))
    st(dst + (i << 1), i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(a), i32x4.trunc_sat_f32x4_s(b)))
  }
}
export function restoreRows(src: usize, dst: usize, n: i32, step: f32, y0: i32, y1: i32): void {
  const to = <usize>y1 * n, s = sp(step)
  for (let i = <usize>y0 * n; i < to; i += 8) {
    const v = ld(src + (i << 1))
    st(dst + (i << 2), mul(s, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(v))))
    v128.store(dst + (i << 2), mul(s, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(v))), 16)
  }
}
// Lays row y of a 4-lane plane, shrunken by 1 / s, over a row of W pixels: mixes its two rows into scratch, and behind
// them, once a call (`first`), each column's place and share.
@inline function rowOver(src: usize, w: i32, h: i32, W: i32, s: f32, y: i32, scratch: usize, places: usize, first: bool): void {
  if (first) {
    st(scratch + (<usize>w << 4), sp(0)) // the last pixel's right neighbour has no share, but must be a number
    for (let x = 0; x < W; x++) {
      const fx = (<f32>x + <f32>0.5) * s - <f32>0.5, i = <i32>floor<f32>(fx), l = clampi(i, 0, w - 1)
      store<u32>(places + (<usize>x << 3), <u32>(scratch + (<usize>l << 4)))
      store<f32>(places + (<usize>x << 3), l == clampi(i + 1, 0, w - 1) ? <f32>0 : fx - <f32>i, 4)
    }
    for (let x = W; x < W + 3; x++) { store<u32>(places + (<usize>x << 3), <u32>scratch); store<f32>(places + (<usize>x << 3), 0, 4) }
  }
  const fy = (<f32>y + <f32>0.5) * s - <f32>0.5, i = <i32>floor<f32>(fy), t = sp(fy - <f32>i), n = <usize>w << 4
  const a = src + <usize>clampi(i, 0, h - 1) * n, b = src + <usize>clampi(i + 1, 0, h - 1) * n
  for (let f: usize = 0; f < n; f += 16) { const p = ld(a + f); st(scratch + f, mad(t, sub(ld(b + f), p), p)) }
}
@inline function over(q: usize): v128 {
  const at = <usize>load<u32>(q), p = ld(at)
  return mad(v128.load32_splat(q, 4), sub(v128.load(at, 16), p), p)
}
// A model by colours, shrunken by 1 / s, put to the full picture: 0..1, ramped from `a` to `b` where they differ, and
// less what `cover` (0: none) covers.
export function refineRows(model: usize, picture: usize, cover: usize, dst: usize, w: i32, h: i32, W: i32, s: f32, a: f32, b: f32, y0: i32, y1: i32, scratch: usize): void {
  const places = scratch + (<usize>(w + 1) << 4), bends = a != b
  for (let y = y0; y < y1; y++) {
    rowOver(model, w, h, W, s, y, scratch, places, y == y0)
    let q = places, p = picture + (<usize>y * W << 4), d = dst + (<usize>y * W << 2), c = cover + (<usize>y * W << 2)
    // a row's last four may reach past it: what is written there, this row's end or the next row, is written again
    for (let x = 0; x < W; x += 4, q += 32, p += 64, d += 16, c += 16) {
      const m0 = mul(over(q), f32x4.replace_lane(ld(p), 3, 1)), m1 = mul(over(q + 8), f32x4.replace_lane(v128.load(p, 16), 3, 1))
      const m2 = mul(over(q + 16), f32x4.replace_lane(v128.load(p, 32), 3, 1)), m3 = mul(over(q + 24), f32x4.replace_lane(v128.load(p, 48), 3, 1))
      const t0 = add(v128.shuffle<i32>(m0, m1, 0, 4, 1, 5), v128.shuffle<i32>(m0, m1, 2, 6, 3, 7))
      const t1 = add(v128.shuffle<i32>(m2, m3, 0, 4, 1, 5), v128.shuffle<i32>(m2, m3, 2, 6, 3, 7))
      let v = clamp01(add(v128.shuffle<i32>(t0, t1, 0, 1, 4, 5), v128.shuffle<i32>(t0, t1, 2, 3, 6, 7)))
      if (bends) v = vsmooth(sp(a), sp(b), v)
      if (cover) v = mul(v, sub(sp(1), vmin(sp(1), ld(c))))
      if (x + 4 <= W) st(d, v)
      else {
        store<f32>(d, f32x4.extract_lane(v, 0))
        if (x + 1 < W) store<f32>(d, f32x4.extract_lane(v, 1), 4)
        if (x + 2 < W) store<f32>(d, f32x4.extract_lane(v, 2), 8)
      }
    }
  }
}
// How far lightness is from what is around it: |L - soft| * scale, at most `most`.
export function mapContrastRows(picture: usize, soft: usize, dst: usize, W: i32, scale: f32, most: f32, y0: i32, y1: i32): void {
  const to = <usize>y1 * W, s = sp(scale), m = sp(most)
  for (let i = <usize>y0 * W; i < to; i += 4)
    st(dst + (i << 2), vmin(m, mul(s, f32x4.abs(sub(fourL(picture + (i << 4)), ld(soft + (i << 2)))))))
}
// Central differences of lightness as a tensor: xx, xy, yy, 0.
export function lightTensorRows(src: usize, dst: usize, W: i32, H: i32, y0: i32, y1: i32): void {
  const row = <usize>W << 4
  for (let y = y0; y < y1; y++) {
    const a = src + <usize>imax(y - 1, 0) * row, b = src + <usize>y * row, c = src + <usize>imin(y + 1, H - 1) * row
    let d = dst + <usize>y * row
    for (let x = 0; x < W; x++, d += 16) {
      const m = <usize>x << 4
      const gx = (load<f32>(b + (<usize>imin(x + 1, W - 1) << 4)) - load<f32>(b + (<usize>imax(x - 1, 0) << 4))) * <f32>0.5
      const gy = (load<f32>(c + m) - load<f32>(a + m)) * <f32>0.5
      st(d, f32x4(gx * gx, gx * gy, gy * gy, 0))
    }
  }
}
// Twice the mean gradient across a place's direction, out of its mean tensor.
export function evenRows(tensor: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  const to = <usize>y1 * W
  for (let i = <usize>y0 * W; i < to; i += 4) {
    const xx = fourL(tensor + (i << 4)), xy = fourA(tensor + (i << 4)), yy = fourB(tensor + (i << 4)), d = sub(xx, yy)
    const spread = f32x4.sqrt(mad(d, d, mul(sp(4), mul(xy, xy))))
    st(dst + (i << 2), mul(sp(2), f32x4.sqrt(mul(sp(0.5), vmax(sp(0), sub(add(xx, yy), spread))))))
  }
}
// How much colours are like one person's skin (see guidance/skin-model.ts), where dst is lower; `far` and `near` in
// widths of the face, far = 0: anywhere. ta, tb: the tone over its square; per: widths of the face a pixel.
export function skinRows(picture: usize, people: usize, dst: usize, W: i32, L: f32, ta: f32, tb: f32, slack: f32, cx: f32, cy: f32, per: f32, near: f32, far: f32, y0: i32, y1: i32): void {
  const one = sp(1), zero = sp(0), inv = sp(<f32>1 / L), va = sp(ta), vb = sp(tb), lane = f32x4(0, 1, 2, 3)
  for (let y = y0; y < y1; y++) {
    const dy = (<f32>y - cy) * per
    for (let x = 0; x < W; x += 4) {
      const at = <usize>y * W + x, p = picture + (at << 4), d = dst + (at << 2)
      const who = ld(people + (at << 2))
      if (!v128.any_true(f32x4.gt(who, sp(0.05)))) continue
      let own = one
      if (far > 0) {
        const dx = mul(sub(add(sp(<f32>x), lane), sp(cx)), sp(per))
        own = vsmooth(sp(far), sp(near), f32x4.sqrt(add(mul(sp(4), mul(dx, dx)), sp(dy * dy))))
      }
      const l = fourL(p), light = mul(l, inv), k = div(one, add(l, sp(0.02))), a = mul(fourA(p), k), b = mul(fourB(p), k)
      const along = add(mul(a, va), mul(b, vb)), redder = sub(mul(a, vb), mul(b, va))
      // gleams are greyer than skin, and so are shadows that the sky lights; as light as the face, grey is cloth
      const grey = vsmooth(sp(0.42), sp(0.66), add(along, add(mul(sp(0.9), vmax(zero, sub(light, sp(1.1)))), mul(sp(0.5), vmax(zero, sub(sp(0.75), light))))))
      // blood shines through shadows; a purer tone in full light is fair hair, wood or brass
      const pure = vsmooth(sp(1.95), sp(1.4), sub(along, mul(sp(1.1), vmax(zero, sub(sp(0.8), light)))))
      // knees and knuckles are redder, hair and lamplit walls yellower
      const red = div(redder, mul(sp(<f32>2.1 * slack), vmax(one, vmin(sp(1.6), along)))), yellow = mul(redder, sp(<f32>-1 / slack))
      const reach = v128.bitselect(red, yellow, f32x4.gt(redder, zero))
      const like = mul(mul(mul(grey, pure), vsmooth(sp(1.75), sp(0.95), reach)), mul(vsmooth(sp(0.3), sp(0.48), light), vsmooth(sp(1.9), sp(1.5), light)))
      // what is beside a row's end is written again by the next one, which may have been here already: only raise
      const v = vmax(ld(d), mul(mul(own, like), vsmooth(sp(0.15), sp(0.6), who)))
      if (x + 4 <= W) st(d, v)
      else {
        store<f32>(d, f32x4.extract_lane(v, 0))
        if (x + 1 < W) store<f32>(d, f32x4.extract_lane(v, 1), 4)
        if (x + 2 < W) store<f32>(d, f32x4.extract_lane(v, 2), 8)
      }
    }
  }
}
// A balloon's height and on it a relief: what is lighter than its surroundings, less where the texture is a pattern's.
export function reliefOnRows(balloon: usize, fine: usize, broad: usize, texture: usize, dst: usize, W: i32, relief: f32, y0: i32, y1: i32): void {
  const to = <usize>y1 * W
  for (let i = <usize>y0 * W << 2; i < to << 2; i += 16) {
    const band = sub(ld(fine + i), ld(broad + i)), limited = div(band, mad(sp(6), f32x4.abs(band), sp(1)))
    st(dst + i, mad(sp(relief), mul(limited, vsmooth(sp(0.035), sp(0.012), ld(texture + i))), ld(balloon + i)))
  }
}
// Normals of a height, weighing little where nobody is; lane 3 is that weight.
export function slopeRows(height: usize, people: usize, dst: usize, W: i32, H: i32, y0: i32, y1: i32): void {
  const row = <usize>W << 2
  for (let y = y0; y < y1; y++) {
    const b = height + <usize>y * row, t = y > 0 ? b - row : b, u = y < H - 1 ? b + row : b
    const fy: f32 = y > 0 && y < H - 1 ? 0.5 : 1
    let d = dst + (<usize>y * row << 2)
    for (let x = 0; x < W; x++, d += 16) {
      const l = imax(x - 1, 0), r = imin(x + 1, W - 1), m = <usize>x << 2
      const dx = (load<f32>(b + (<usize>r << 2)) - load<f32>(b + (<usize>l << 2))) * (r - l > 1 ? <f32>0.5 : <f32>1)
      const dy = (load<f32>(u + m) - load<f32>(t + m)) * fy
      const who = load<f32>(people + <usize>y * row + m), inside: f32 = who > <f32>0.5 ? 1 : <f32>0.02 * who
      st(d, mul(f32x4(-dx, -dy, 1, 0), sp(inside / sqrt<f32>(dx * dx + dy * dy + <f32>1))))
      store<f32>(d, inside, 12)
    }
  }
}
// Unit normals; towards the viewer where there are none. Lane 3 = trust * people.
export function unitRows(src: usize, people: usize, dst: usize, W: i32, trust: f32, y0: i32, y1: i32): void {
  const to = <usize>y1 * W
  for (let i = <usize>y0 * W; i < to; i++) {
    const s = src + (i << 4), x = load<f32>(s), y = load<f32>(s, 4), z = load<f32>(s, 8), n = sqrt<f32>(x * x + y * y + z * z), d = dst + (i << 4)
    if (n > <f32>1e-4) st(d, mul(ld(s), sp(<f32>1 / n)))
    else st(d, f32x4(0, 0, 1, 0))
    store<f32>(d, trust * min<f32>(1, load<f32>(people + (i << 2))), 12)
  }
}
// Normals, shrunken by 1 / s, at full size: unit length again, and believed no further than people reach.
export function facingRows(src: usize, people: usize, dst: usize, w: i32, h: i32, W: i32, s: f32, y0: i32, y1: i32, scratch: usize): void {
  const places = scratch + (<usize>(w + 1) << 4)
  for (let y = y0; y < y1; y++) {
    rowOver(src, w, h, W, s, y, scratch, places, y == y0)
    let q = places, d = dst + (<usize>y * W << 4), c = people + (<usize>y * W << 2)
    for (const e = d + (<usize>W << 4); d < e; q += 8, d += 16, c += 4) {
      const v = over(q), x = f32x4.extract_lane(v, 0), y = f32x4.extract_lane(v, 1), z = max<f32>(0.02, f32x4.extract_lane(v, 2))
      st(d, mul(f32x4(x, y, z, 0), sp(<f32>1 / sqrt<f32>(x * x + y * y + z * z))))
      store<f32>(d, max<f32>(0, min<f32>(min<f32>(1, f32x4.extract_lane(v, 3)), <f32>1.2 * load<f32>(c))), 12)
    }
  }
}
