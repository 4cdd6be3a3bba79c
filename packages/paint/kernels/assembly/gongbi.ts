// Mineral colours, porcelain skin and silk; kernels/gongbi.ts says what each step is for.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, lds, vmin, vmax, clamp01, imin, fclamp, smooth } from './base'
import { fourL, fourA, fourB, fourS, put, ramp, not, mix } from './four'

@inline function upTo1(p: usize): v128 { return vmin(sp(1), ld(p)) }
// shelf: for each of 1024 hues the way and strength of the pigments' mix (a, b, chroma, -), key: lightness by 1024 steps
export function mineralRows(src: usize, spare: usize, hair: usize, person: usize, robe: usize, shelf: usize, key: usize, dst: usize, W: i32, strength: f32, rich: f32, dye: f32, robeA: f32, robeB: f32, y0: i32, y1: i32): void {
  const one = sp(1), knee = sp(0.095), span = sp(0.07)
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), o = i << 2, L = fourL(p), a = fourA(p), b = fourB(p)
    const free = spare ? not(upTo1(spare + o)) : one, head = hair ? upTo1(hair + o) : sp(0), there = person ? upTo1(person + o) : sp(0)
    const c = f32x4.sqrt(mad(a, a, mul(b, b)))
    const turn = div(a, add(add(f32x4.abs(a), f32x4.abs(b)), sp(1e-9)))
    const way = v128.bitselect(sub(one, turn), add(sp(3), turn), f32x4.ge(b, sp(0)))
    const j = i32x4.shl(i32x4.trunc_sat_f32x4_s(mad(way, sp(256), sp(0.5))), 4)
    const s0 = ld(shelf + <usize>i32x4.extract_lane(j, 0)), s1 = ld(shelf + <usize>i32x4.extract_lane(j, 1)), s2 = ld(shelf + <usize>i32x4.extract_lane(j, 2)), s3 = ld(shelf + <usize>i32x4.extract_lane(j, 3))
    const q = v128.shuffle<i32>(s0, s1, 0, 4, 1, 5), r = v128.shuffle<i32>(s2, s3, 0, 4, 1, 5)
    const toA = v128.shuffle<i64>(q, r, 0, 2), toB = v128.shuffle<i64>(q, r, 1, 3)
    const most = v128.shuffle<i64>(v128.shuffle<i32>(s0, s1, 2, 6, 3, 7), v128.shuffle<i32>(s2, s3, 2, 6, 3, 7), 0, 2)
    const gain = mad(mul(ramp(0.012, 0.03, c), ramp(0.14, 0.05, c)), sp(rich - <f32>1), one)
    const to = vmin(mul(c, gain), mul(sp(1.15), most))
    const yellow = div(b, add(f32x4.abs(a), sp(1e-4)))
    const warm = mul(mul(there, ramp(0.25, 0.6, yellow)), mul(ramp(2.6, 1.6, yellow), ramp(0, 0.02, a)))
    // between skin and hair nothing may glow, whatever its hue
    const fleshy = mix(sp(0.08), sp(0.055), not(free)), calm = vmax(warm, not(free))
    const w = mul(mul(mul(sp(strength), free), ramp(0.008, 0.03, c)), mad(warm, sp(-0.75), one))
    let A = mix(a, mul(toA, to), w), B = mix(b, mul(toB, to), w)
    const now = add(f32x4.sqrt(mad(A, A, mul(B, B))), sp(1e-6)), over = mul(sub(now, knee), sp(<f32>(1.0 / 0.07)))
    const bent = v128.bitselect(add(knee, mul(span, div(over, add(one, over)))), now, f32x4.gt(now, knee))
    const held = mul(div(bent, now), sub(one, mul(calm, vmax(sp(0), sub(one, div(fleshy, now))))))
    A = mul(A, held); B = mul(B, held)
    const k = i32x4.shl(i32x4.trunc_sat_f32x4_s(mad(clamp01(L), sp(1024), sp(0.5))), 2)
    let tone = f32x4(load<f32>(key + <usize>i32x4.extract_lane(k, 0)), load<f32>(key + <usize>i32x4.extract_lane(k, 1)), load<f32>(key + <usize>i32x4.extract_lane(k, 2)), load<f32>(key + <usize>i32x4.extract_lane(k, 3)))
    tone = mix(tone, mad(L, sp(0.88), sp(0.14)), mul(sp(0.6), ramp(0.08, 0.2, c)))
    const cold = mul(mul(ramp(0.64, 0.4, tone), ramp(0.075, 0.025, c)), mul(free, not(head)))
    const blue = robe ? mul(sp(dye), ld(robe + o)) : sp(0)
    A = sub(mix(A, sp(robeA), blue), mul(sp(0.006), cold))
    B = sub(mix(B, sp(robeB), blue), mul(mul(sp(0.022), cold), not(blue)))
    tone = mad(sp(0.09), blue, tone)
    const deep = mul(head, ramp(0.72, 0.5, L))
    tone = mix(tone, mad(L, sp(0.74), sp(0.26)), head)
    put(dst + (i << 4), clamp01(tone), mul(A, mad(deep, sp(-0.35), one)), mul(B, mad(deep, sp(-0.45), one)), fourS(p))
  }
}

// x (27 + x^2) / (27 + 9 x^2), cut where it passes 1: a hyperbolic tangent for painting
@inline function bend(x: v128): v128 {
  const c = vmax(sp(-3), vmin(sp(3), x)), q = mul(c, c)
  return div(mul(c, add(sp(27), q)), mad(q, sp(9), sp(27)))
}
// even: lightness smoothed; base: colour of the skin around without its shading; the rest planes or none.
export function porcelainRows(src: usize, photo: usize, even: usize, base: usize, skin: usize, features: usize, lips: usize, cheeks: usize, dst: usize, W: i32, pale: f32, form: f32, rouge: f32, cinnabar: f32, y0: i32, y1: i32): void {
  const one = sp(1), zero = sp(0)
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), o = i << 2, own = ld(skin + o)
    let L = fourL(p), A = fourA(p), B = fourB(p)
    const skinned = ramp(0.3, 0.75, own), some = f32x4.ge(skinned, sp(0.01)), s = v128.and(skinned, some)
    if (v128.any_true(some)) {
      const g = base + (i << 4), h = photo + (i << 4), bL = fourL(g), oa = fourA(g), ob = fourB(g)
      const body = mad(sp(pale), add(mad(vmax(zero, sub(sp(0.64), bL)), sp(0.3), sp(0.05)), mul(sp(0.035), ramp(0.6, 0.78, bL))), bL), away = sub(ld(even + o), bL)
      const slope = bend(mul(add(away, sp(0.03)), sp(20)))
      const shade = sub(add(mul(sp(form), away), mul(sp(0.03), slope)), sp(0.012))
      const tone = vmin(sp(0.975), add(body, mul(shade, v128.bitselect(mul(sp(3), not(body)), one, f32x4.gt(shade, zero)))))
      const pastel = mad(vmax(zero, sub(sub(sp(0.93), mul(sp(0.6), body)), mul(sp(0.4), tone))), sp(0.135), sp(0.035))
      const oc = add(f32x4.sqrt(mad(oa, oa, mul(ob, ob))), sp(1e-4)), umber = ramp(0.88, 0.66, body)
      const chroma = mad(mul(sp(0.85), umber), vmax(zero, sub(vmin(sp(0.1), oc), pastel)), pastel)
      const kept = mad(umber, sp(0.4), sp(0.4)), inv = div(kept, oc), led = sub(one, kept)
      const ca = add(mad(chroma, mad(oa, inv, mul(led, mad(umber, sp(-0.09), sp(0.66)))), mul(sp(0.25), sub(fourA(h), oa))), mul(sp(0.014), vmax(zero, sub(zero, slope))))
      const cb = mad(chroma, mad(ob, inv, mul(led, mad(umber, sp(0.07), sp(0.75)))), mul(sp(0.2), sub(fourB(h), ob)))
      // so much darker than the skin around: a lock of hair or the dark behind it
      let t = mul(s, ramp(-0.36, -0.22, away))
      // so much lighter and paler than it: white hair
      const hue = div(f32x4.sqrt(mad(fourA(h), fourA(h), mul(fourB(h), fourB(h)))), oc)
      t = mul(t, sub(one, mul(ramp(0.12, 0.24, away), ramp(0.75, 0.4, hue))))
      if (features) t = mul(t, sub(one, mul(mul(sp(0.75), ld(features + o)), ramp(0.02, 0.12, sub(zero, away)))))
      L = mix(L, tone, t); A = mix(A, ca, t); B = mix(B, cb, t)
    }
    if (cheeks) {
      // deep skin blushes less
      const w = mul(mul(mul(sp(rouge), ld(cheeks + o)), vmin(one, own)), mad(ramp(0.5, 0.85, fourL(base + (i << 4))), sp(0.7), sp(0.3)))
      L = mad(w, sp(-0.03), L); A = mad(w, sp(0.05), A); B = mad(w, sp(0.012), B)
    }
    if (lips) {
      const w = mul(mul(sp(cinnabar), ld(lips + o)), mad(ramp(0.5, 0.85, fourL(base + (i << 4))), sp(0.5), sp(0.5)))
      L = mad(w, sp(-0.1), L); A = mad(w, sp(0.125), A); B = mad(w, sp(0.036), B)
    }
    put(dst + (i << 4), L, A, B, fourS(p))
  }
}

// Warp and weft, one plane of noise each, as one weave around 0.5.
export function weaveRows(warp: usize, weft: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let o = <usize>y0 * W << 2, e = <usize>y1 * W << 2; o < e; o += 16)
    st(dst + o, clamp01(mad(sub(ld(weft + o), sp(0.5)), sp(1.1), mad(sub(ld(warp + o), sp(0.5)), sp(0.9), sp(0.5)))))
}
// Silk from fresh to aged by the mottle, white lead where it is backed. table: fresh, aged, lead (L, a, b, -).
export function clothRows(weave: usize, mottle: usize, backed: usize, table: usize, dst: usize, W: i32, tone: f32, much: f32, y0: i32, y1: i32): void {
  const fL = lds(table), fa = lds(table + 4), fb = lds(table + 8), aL = lds(table + 16), aa = lds(table + 20), ab = lds(table + 24), lL = lds(table + 32), la = lds(table + 36), lb = lds(table + 40)
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const o = i << 2, t = clamp01(mad(sub(ld(mottle + o), sp(0.5)), sp(0.9), sp(tone)))
    const w = backed ? ramp(0.3, 0.8, ld(backed + o)) : sp(0)
    const thread = mul(mul(sp(<f32>0.022 * much), sub(ld(weave + o), sp(0.5))), mad(w, sp(-0.7), sp(1)))
    put(dst + (i << 4), add(mix(mix(fL, aL, t), lL, w), thread), mix(mix(fa, aa, t), la, w), sub(mix(mix(fb, ab, t), lb, w), mul(sp(0.25), thread)), sp(0))
  }
}

// A wash drifting through a room, less towards the foot.
export function driftRows(room: usize, drift: usize, dst: usize, W: i32, H: i32, cover: f32, sink: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const fall = sp(<f32>1 - sink * smooth(0.05, 0.75, <f32>y / <f32>H)), more = sp(<f32>1.2 * (cover - <f32>0.5) - <f32>1)
    let o = <usize>(y * W) << 2
    for (let x = 0; x < W; x += 4, o += 16) {
      const d = ld(drift + o), v = mul(mul(clamp01(ld(room + o)), fall), ramp(-0.3, 0.55, add(add(d, d), more)))
      if (W - x >= 4) st(dst + o, v)
      else { store<f32>(dst + o, f32x4.extract_lane(v, 0)); if (W - x > 1) store<f32>(dst + o, f32x4.extract_lane(v, 1), 4); if (W - x > 2) store<f32>(dst + o, f32x4.extract_lane(v, 2), 8) }
    }
  }
}
// Broad dark cloth of people before it is known how broad: black and grey, neither skin nor hair.
export function darkClothRows(src: usize, person: usize, skin: usize, hair: usize, dst: usize, W: i32, portrait: f32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const o = i << 2, cloth = mul(upTo1(person + o), mul(not(upTo1(skin + o)), not(upTo1(hair + o))))
    if (!v128.any_true(f32x4.gt(cloth, sp(0)))) { st(dst + o, sp(0)); continue }
    const p = src + (i << 4), a = fourA(p), b = fourB(p), c = f32x4.sqrt(mad(a, a, mul(b, b)))
    st(dst + o, vmax(sp(0), mul(mul(sp(portrait), cloth), mul(ramp(0.075, 0.025, c), ramp(0.62, 0.28, fourL(p))))))
  }
}
// The spare lane of a picture as `thick`, drawn to 1 where there is care.
export function thickRows(src: usize, thick: usize, care: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i++) {
    const t = load<f32>(thick + (i << 2)), c = care ? min<f32>(1, load<f32>(care + (i << 2))) : <f32>0
    st(dst + (i << 4), f32x4.replace_lane(ld(src + (i << 4)), 3, max<f32>(0, t + c * (<f32>1 - t))))
  }
}
// The spare lane of a picture times what is kept.
export function thinRows(src: usize, keep: usize, dst: usize, W: i32, least: f32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i++) {
    const v = ld(src + (i << 4))
    st(dst + (i << 4), f32x4.replace_lane(v, 3, f32x4.extract_lane(v, 3) * (least + (<f32>1 - least) * fclamp(load<f32>(keep + (i << 2)), 0, 1))))
  }
}
// Divided washing on one plane: two coats below their lightness, deep along contours (`drawn`, read `by` pixels on).
export function fenranRows(L: usize, drawn: usize, clouds: usize, dst: usize, W: i32, H: i32, by: i32, body: f32, coat: f32, along: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const row = drawn + (<usize>(imin(H - 1, y + by) * W) << 2)
    for (let x = 0; x < W; x++) {
      const o = <usize>(y * W + x) << 2, l = load<f32>(L + o), c = <f32>2 * load<f32>(clouds + o) - <f32>1
      const laid = <f32>0.5 * (smooth(-0.6, 0.6, (<f32>0.86 - l) * <f32>(1.0 / 0.12) + <f32>0.8 * c) + smooth(-0.6, 0.6, (<f32>0.66 - l) * <f32>(1.0 / 0.12) + <f32>0.8 * c))
      const deep = min<f32>(1, <f32>30 * load<f32>(row + (<usize>imin(W - 1, x + by) << 2))) * smooth(0.97, 0.8, l)
      store<f32>(dst + o, max<f32>(0, (body + coat * laid + along * deep) * (<f32>1 + <f32>0.22 * c)))
    }
  }
}
// How strongly a plane changes at each place, per u; what is no contour is nothing.
export function contourRows(src: usize, dst: usize, W: i32, H: i32, step: i32, scale: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const row = src + (<usize>(y * W) << 2), up = <usize>(y >= step ? step * W : 0) << 2, down = <usize>(y + step < H ? step * W : 0) << 2
    for (let x = 0; x < W; x++) {
      const p = row + (<usize>x << 2), r = <usize>(x + step < W ? step : 0) << 2, l = <usize>(x >= step ? step : 0) << 2
      const gx = load<f32>(p + r) - load<f32>(p - l), gy = load<f32>(p + down) - load<f32>(p - up), g = sqrt<f32>(gx * gx + gy * gy) * scale
      store<f32>(dst + (<usize>(y * W + x) << 2), g < <f32>0.008 ? <f32>0 : min<f32>(0.06, g - <f32>0.008))
    }
  }
}
