// Lacquer, silk and coloured light; kernels/lacquer.ts says what each step is for.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, sp, lds, vmin, vmax, clamp01, smooth, fclamp } from './base'
import { fourL, fourA, fourB, fourS, put, ramp, not, mix } from './four'

// a line through five colours: `at` runs 0..4; the first, then the four differences, are floats `stride` bytes apart
@inline function through(table: usize, at: v128): v128 {
  let v = lds(table)
  for (let k = 0; k < 4; k++) v = mad(clamp01(sub(at, sp(<f32>k))), lds(table + 4 + (<usize>k << 2)), v)
  return v
}
export function lacquerRows(src: usize, far: usize, foliage: usize, drift: usize, keep: usize, dst: usize, W: i32, table: usize, amount: f32, mist: f32, y0: i32, y1: i32): void {
  const jadeA = lds(table + 40), jadeB = lds(table + 44), amberA = lds(table + 48), amberB = lds(table + 52), mapleA = lds(table + 56), mapleB = lds(table + 60)
  const inkA = lds(table + 64), inkB = lds(table + 68), hazeL = lds(table + 72), hazeA = lds(table + 76), hazeB = lds(table + 80), one = sp(1)
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), at = i << 2, d = dst + (i << 4)
    const s0 = fourL(p), L0 = clamp01(s0), a0 = fourA(p), b0 = fourB(p)
    const t = keep ? mul(sp(amount), not(clamp01(ld(keep + at)))) : sp(amount)
    if (!v128.any_true(f32x4.ge(t, sp(0.01)))) { put(d, L0, a0, b0, sp(0)); continue }
    const fa = ld(far + at), fo = ld(foliage + at), dr = ld(drift + at)
    const chroma = add(f32x4.sqrt(mad(a0, a0, mul(b0, b0))), sp(1e-5)), inv = div(one, chroma), ha = mul(a0, inv), hb = mul(b0, inv)
    let L = sub(mad(mul(mul(sp(1.4), sub(L0, sp(0.5))), mul(not(L0), L0)), one, L0), sp(0.02))
    const step = vmin(sp(3.999), vmax(sp(0), mul(sp(4), L)))
    let a = through(table, step), b = through(table + 20, step)
    const warm = clamp01(mad(sp(0.5), hb, ha))
    const greenish = mul(ramp(0.25, -0.35, ha), ramp(-0.35, 0.1, hb))
    const green = mul(greenish, vmin(one, mad(sp(0.8), fo, ramp(0.02, 0.06, chroma))))
    const pink = mul(mul(ramp(0.35, 0.8, ha), ramp(0.012, 0.03, chroma)), mul(ramp(0.5, 0.75, L0), ramp(0.75, 0.35, hb)))
    const reddish = ramp(0.45, 0.85, ha)
    const ownA = mad(mad(sp(0.34), reddish, sp(0.06)), mul(warm, chroma), a0), ownB = mul(b0, sub(sp(1.12), mul(sp(0.2), reddish)))
    const held = mul(mul(sp(0.74), warm), ramp(0.04, 0.12, chroma))
    a = mix(a, ownA, held); b = mix(b, ownB, held)
    const leaf = mul(sp(0.85), green), tint = mad(sp(0.9), mul(ramp(0.15, 0.6, L), ramp(1, 0.6, L)), sp(0.55))
    a = mix(a, mul(jadeA, tint), leaf)
    b = mix(b, mul(mad(sp(0.05), ramp(0.5, 0.9, L), jadeB), tint), leaf)
    const leafy = vmax(fo, ramp(0.4, 0.75, hb)), sun = add(mad(sp(0.8), sub(dr, sp(0.5)), L), mul(sp(0.35), fa))
    const turned = mul(mul(mul(sp(0.92), green), leafy), ramp(0.46, 0.74, sun))
    const red = mul(mul(ramp(0.45, 0.6, mad(sp(0.12), fa, dr)), ramp(0.2, 0.45, fa)), fo)
    a = mix(a, mul(mix(amberA, mapleA, red), tint), turned)
    b = mix(b, mul(mix(amberB, mapleB, red), tint), turned)
    L = sub(L, mul(mul(sp(0.1), turned), mul(red, L)))
    const cold = mul(ramp(0.1, 0.7, sub(sp(0), hb)), ramp(0.012, 0.045, chroma)), shade = mul(mul(sp(0.7), cold), mul(not(fa), ramp(0.75, 0.5, L)))
    const dim = add(sp(0.3), L)
    a = mix(a, mul(inkA, dim), shade); b = mix(b, mul(inkB, dim), shade)
    const bloom = mul(sp(0.85), pink)
    a = mix(a, vmin(sp(0.13), mad(sp(1.7), a0, sp(0.02))), bloom)
    b = mix(b, mad(sp(0.3), b0, sp(0.012)), bloom)
    L = mad(sp(0.06), pink, L)
    const fog = mul(mul(mul(sp(mist), fa), not(mul(sp(0.6), green))), mul(not(mul(sp(0.7), pink)), not(mul(sp(0.75), ramp(0.72, 0.92, L0)))))
    L = mad(mul(fog, sp(0.3)), sub(hazeL, L), L)
    const air = mul(sp(0.8), fog)
    a = mix(a, hazeA, air); b = mix(b, hazeB, air)
    put(d, mix(s0, L, t), mix(a0, a, t), mix(b0, b, t), sp(0))
  }
}

@inline function firmDark(L: f32): f32 { return L > <f32>0.2 ? L : <f32>0.04 + <f32>0.8 * max<f32>(0, L) }
// hues: x, y of what each hue becomes, by the side of a diamond it lies on, 1024 of them around and one more
export function redSilkRows(src: usize, garment: usize, broad: usize, dst: usize, W: i32, hues: usize, amount: f32, sheen: f32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i++) {
    const p = ld(src + (i << 4)), d = dst + (i << 4), t = amount * smooth(0, 0.3, load<f32>(garment + (i << 2)))
    v128.store(d, p)
    if (t < <f32>0.01) continue
    const L0 = f32x4.extract_lane(p, 0), a0 = f32x4.extract_lane(p, 1), b0 = f32x4.extract_lane(p, 2)
    const mean = firmDark(load<f32>(broad + (i << 4))), raw = fclamp(firmDark(L0) - mean, -0.16, 0.16)
    const fold = raw * smooth(0.003, 0.018, abs<f32>(raw)) * smooth(0.03, 0.14, load<f32>(broad + (i << 4))), chroma = sqrt<f32>(a0 * a0 + b0 * b0)
    const beige = smooth(0.55, 0.85, b0 / (chroma + <f32>1e-4)) * smooth(0.012, 0.03, chroma) * smooth(0.35, 0.5, L0)
    const grey = max<f32>(smooth(0.085, 0.03, chroma) * (<f32>1 - <f32>0.95 * beige), smooth(0.26, 0.14, L0))
    const pale = smooth(0.5, 0.62, <f32>0.8 * L0 + <f32>0.2 * mean), dark = smooth(0.72, 0.3, mean)
    const lifted = mean + dark * (<f32>0.23 - <f32>0.12 * mean)
    const deepen = min<f32>(3.2, (lifted + <f32>0.08) / (max<f32>(0, mean) + <f32>0.08))
    const gloss = smooth(0.02, 0.12, fold * deepen) * sheen
    let L = fclamp(lifted + (<f32>1.5 + dark) * deepen * fold, 0.17, 0.96)
    const span = abs<f32>(a0) + abs<f32>(b0) + <f32>1e-9, q = b0 / span
    const turn = a0 >= <f32>0 ? (b0 >= <f32>0 ? q : <f32>4 + q) : <f32>2 - q
    const h = hues + (<usize>fclamp(turn * <f32>256, 0, 1023) << 3), hx = load<f32>(h), hy = load<f32>(h, 4)
    const blue = smooth(0.085, 0.13, chroma) * smooth(0.5, 0.85, -b0 / (chroma + <f32>1e-4))
    const body = <f32>0.195 * smooth(0.02, 0.42, L) * smooth(1, 0.58, L), own = min<f32>(0.19, <f32>0.035 + <f32>1.2 * chroma)
    const wx = hx + blue * (<f32>0.13917310 - hx), wy = hy + blue * (<f32>0.99026807 - hy)
    const a = (<f32>1 - grey) * wx * own + grey * ((<f32>1 - pale) * <f32>0.88294759 * body + pale * <f32>0.00626279)
    let b = (<f32>1 - grey) * wy * own + grey * ((<f32>1 - pale) * <f32>0.46947156 * body + pale * <f32>0.04456206)
    L -= <f32>0.11 * (<f32>1 - pale) * smooth(0.4, 0.62, L) * smooth(0.6, 0.8, wx)
    L += <f32>0.1 * gloss * (<f32>1 - L)
    b += <f32>0.03 * gloss
    store<f32>(d, L0 + t * (L - L0)); store<f32>(d, a0 + t * (a - a0), 4); store<f32>(d, b0 + t * (b - b0), 8)
  }
}

// Light laid over a picture as a second projector would.
export function screenLightRows(src: usize, where: usize, dst: usize, W: i32, L: f32, a: f32, b: f32, amount: f32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), s = fourL(p), added = mul(mul(mul(sp(amount), clamp01(ld(where + (i << 2)))), sp(L)), clamp01(not(s)))
    const share = div(added, add(add(vmax(sp(0), s), added), sp(1e-3)))
    put(dst + (i << 4), add(s, added), mix(fourA(p), sp(a), share), mix(fourB(p), sp(b), share), fourS(p))
  }
}
