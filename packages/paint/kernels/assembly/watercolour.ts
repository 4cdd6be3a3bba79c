// Transparent washes on paper: light passes the paint twice, so paint is absorbance and the sheet is seen through it.
// kernels/watercolour.ts and kernels/washes.ts say what each step is for.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, vlog, vexp, vcbrt, vmin, vmax, clamp01, imin, imax } from './base'
import { fourL, fourA, fourB, fourS, put, ramp, not, mix } from './four'

@inline function absorbed(v: v128): v128 { return sub(sp(0), vlog(vmin(sp(0.985), vmax(sp(0.012), v)))) }
@inline function vclamp(v: v128, lo: f32, hi: f32): v128 { return vmin(sp(hi), vmax(sp(lo), v)) }

// src: OKLab and, in lane 3, how thick the wash is (1: the colour as it is). surface: lane 0 how far inside the
// painted area (0.5 is its border), 1 how dry the brush was there, 2 how much pigment grains out. paper: height 0..1.
// pencil: density or no plane. rise: pixels a u, so that the relief is the same at every size.
export function watercolourRows(src: usize, surface: usize, paper: usize, pencil: usize, dst: usize, W: i32, H: i32, u: f32, grain: f32, graphite: f32, y0: i32, y1: i32): void {
  const rise = <f32>0.5 * u * grain, one = sp(1), last = imax(0, W - 4)
  for (let y = y0; y < y1; y++) {
    const up = paper + (<usize>imax(y - 1, 0) * W << 2), row = paper + (<usize>y * W << 2), down = paper + (<usize>imin(y + 1, H - 1) * W << 2)
    for (let first = 0; first < W; first += 4) {
      const x = imin(first, last), i = <usize>(y * W + x), p = src + (i << 4), s = surface + (i << 4), here = <usize>x << 2
      const h = ld(row + here), rough = mul(sub(h, sp(0.5)), sp(grain))
      const inside = fourL(s), dry = fourA(s), grains = fourB(s)
      // a wet border is one sharp line, a dry one breaks up over the dents of the paper
      const width = mad(sp(0.05), dry, sp(0.012)), at = add(sub(inside, sp(0.5)), mul(mad(sp(0.34), dry, sp(0.012)), rough))
      const c0 = clamp01(div(add(at, width), add(width, width))), cover = mul(mul(c0, c0), sub(sp(3), mul(sp(2), c0)))
      const rim = mul(mul(cover, ramp(0.09, 0.02, at)), not(mul(sp(0.8), dry)))
      const L = fourL(p), a = fourA(p), b = fourB(p)
      let l = mad(sp(0.2158037573), b, mad(sp(0.3963377774), a, L)), m = mad(sp(-0.0638541728), b, mad(sp(-0.1055613458), a, L)), k = mad(sp(-1.291485548), b, mad(sp(-0.0894841775), a, L))
      l = mul(mul(l, l), l); m = mul(mul(m, m), m); k = mul(mul(k, k), k)
      const ar = absorbed(mad(sp(0.2309699292), k, mad(sp(-3.3077115913), m, mul(sp(4.0767416621), l))))
      const ag = absorbed(mad(sp(-0.3413193965), k, mad(sp(2.6097574011), m, mul(sp(-1.2684380046), l))))
      const ab = absorbed(mad(sp(1.707614701), k, mad(sp(-0.7034186147), m, mul(sp(-0.0041960863), l))))
      const depth = mul(add(add(ar, ag), ab), sp(<f32>(1.0 / 3.0)))
      const shows = mul(mad(sp(0.65), ramp(0.1, 0.7, depth), sp(0.35)), not(mul(sp(0.55), ramp(1, 2.2, depth))))
      const settled = vclamp(not(mul(mul(sp(0.75), rough), mul(grains, shows))), 0.3, 2)
      const thick = mad(sp(0.4), rim, mul(fourS(p), mad(sp(0.5), ramp(0.48, 0.9, inside), sp(0.5))))
      const d = mul(mul(thick, settled), cover)
      const line = pencil ? mul(mul(ld(pencil + (i << 2)), sp(graphite)), mad(sp(0.7), cover, sp(0.3))) : sp(0)
      const left = x == 0 ? v128.shuffle<i32>(h, h, 0, 0, 1, 2) : ld(row + here - 4), right = x == last ? v128.shuffle<i32>(h, h, 1, 2, 3, 3) : ld(row + here + 4)
      const slope = mad(sp(0.76), sub(ld(down + here), ld(up + here)), mul(sp(0.65), sub(right, left)))
      const shade = vclamp(mad(sp(<f32>0.125 * rise), slope, one), 0.9, 1.06)
      const r = mul(mul(vexp(sub(sp(0), mad(ar, d, mul(line, sp(1.2))))), sp(0.974)), shade)
      const g = mul(mul(vexp(sub(sp(0), mad(ag, d, mul(line, sp(1.27))))), sp(0.956)), shade)
      const e = mul(mul(vexp(sub(sp(0), mad(ab, d, mul(line, sp(1.34))))), sp(0.913)), shade)
      l = vcbrt(mad(sp(0.0514459929), e, mad(sp(0.5363325363), g, mul(sp(0.4122214708), r))))
      m = vcbrt(mad(sp(0.1073969566), e, mad(sp(0.6806995451), g, mul(sp(0.2119034982), r))))
      k = vcbrt(mad(sp(0.6299787005), e, mad(sp(0.2817188376), g, mul(sp(0.0883024619), r))))
      put(dst + (i << 4),
        mad(sp(-0.0040720468), k, mad(sp(0.793617785), m, mul(sp(0.2104542553), l))),
        mad(sp(0.4505937099), k, mad(sp(-2.428592205), m, mul(sp(1.9779984951), l))),
        mad(sp(-0.808675766), k, mad(sp(0.7827717662), m, mul(sp(0.0259040371), l))), sp(0))
    }
  }
}

// x^e for 0..1
@inline function power(x: v128, e: f32): v128 { return vexp(mul(vlog(vmax(x, sp(1e-6))), sp(e))) }
@inline function elsewhere(plane: usize, i: i32, by: i32, n: i32): f32 {
  const j = i + by
  return load<f32>(plane + (<usize>(j < n ? j : j - n) << 2))
}
export function thinPaintRows(src: usize, around: usize, skin: usize, care: usize, clouds: usize, flecks: usize, dst: usize, W: i32, H: i32, other: i32, thin: f32, wander: f32, folds: f32, y0: i32, y1: i32): void {
  const one = sp(1), two = sp(2), n = W * H
  for (let at = y0 * W, e = y1 * W; at < e; at += 4) {
    const i = <usize>at, p = src + (i << 4), o = i << 2, s = fourL(p), r = fourL(around + (i << 4)), sk = ld(skin + o), ca = ld(care + o)
    const own = vmin(one, vmax(sk, mul(sp(0.6), ca))), free1 = not(own)
    const relief = vclamp(div(sub(s, r), add(sp(0.14), r)), -0.4, 0.4)
    const L = clamp01(mad(mul(mul(sp(<f32>0.45 * folds), ramp(0.5, 0.22, r)), relief), free1, s))
    const open = mad(sp(0.77), power(L, 0.85), sp(0.22)), skinOpen = mad(sp(0.89), power(L, 0.92), sp(0.1))
    const light = mix(L, mix(open, skinOpen, own), sp(thin))
    let a = fourA(p), b = fourB(p)
    const grey = f32x4.sqrt(mad(a, a, mul(b, b)))
    const gain = mad(mul(sp(0.38), ramp(0.25, 0.02, grey)), not(ramp(0.012, 0.002, grey)), sp(1.22)), g = mix(gain, sp(1.06), sk)
    const shade = mul(ramp(0.62, 0.34, light), free1)
    const c1 = mad(two, ld(clouds + o), sp(-1)), f1 = mad(two, ld(flecks + o), sp(-1))
    const far = f32x4(elsewhere(clouds, at, other, n), elsewhere(clouds, imin(at + 1, n - 1), other, n), elsewhere(clouds, imin(at + 2, n - 1), other, n), elsewhere(clouds, imin(at + 3, n - 1), other, n))
    const c2 = mad(two, far, sp(-1))
    const free = mul(mul(sp(wander), not(mul(sp(0.5), ramp(0.8, 0.97, light)))), not(mul(sp(0.85), vmax(sk, ca))))
    a = mad(a, g, add(mul(free, mad(sp(0.009), f1, mul(sp(0.016), c1))), mul(shade, add(mad(sp(0.014), f1, mul(sp(0.05), c2)), sp(0.002)))))
    b = mad(b, g, add(mul(free, mad(sp(-0.01), f1, mul(sp(0.018), c2))), mul(shade, mad(sp(0.056), c1, sp(-0.022)))))
    const chroma = add(f32x4.sqrt(mad(a, a, mul(b, b))), sp(1e-6))
    const blue = mul(ramp(0.4, 0.85, div(sub(sp(0), b), chroma)), ramp(0.5, 0.75, light))
    a = mad(mul(sp(0.13), chroma), blue, a)
    const knee = mad(sp(-0.045), blue, sp(0.12)), full = mad(sp(-0.02), blue, sp(0.055)), over = vmax(sp(0), div(sub(chroma, knee), full))
    // the hyperbolic tangent: chroma above the knee runs into its limit
    const bent = sub(one, div(two, add(vexp(add(over, over)), one)))
    const kept = v128.bitselect(div(mad(full, bent, knee), chroma), one, f32x4.gt(over, sp(0)))
    put(dst + (i << 4), light, mul(a, kept), mul(b, kept), sp(0))
  }
}

// src drawn towards the washes it is parted into, the strange less; lane 3 is how thick the wash lies
export function poolRows(src: usize, wash: usize, care: usize, dst: usize, W: i32, flat: f32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), w = wash + (i << 4), spared = care ? ld(care + (i << 2)) : sp(0)
    const L = fourL(p), a = fourA(p), b = fourB(p), wl = fourL(w), wa = fourA(w), wb = fourB(w)
    const to = mul(sp(flat), not(mul(sp(0.9), spared))), deep = ramp(0.6, 0.4, wl)
    const off = add(add(f32x4.abs(sub(L, wl)), f32x4.abs(sub(a, wa))), f32x4.abs(sub(b, wb))), far = div(off, mad(sp(0.06), deep, sp(0.16)))
    const t = div(mad(mul(mul(not(to), sp(0.6)), deep), not(spared), to), mad(far, far, sp(1)))
    put(dst + (i << 4), mix(L, wl, t), mix(a, wa, t), mix(b, wb, t), mad(sub(fourS(w), sp(1)), not(mul(sp(0.85), spared)), sp(1)))
  }
}

// src and what ran, all four lanes, as far as `share` says where nobody cares
export function runRows(src: usize, ran: usize, share: usize, care: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i++) {
    const s = ld(src + (i << 4)), t = load<f32>(share + (i << 2)) * (<f32>1 - load<f32>(care + (i << 2)))
    st(dst + (i << 4), mad(sp(t), sub(ld(ran + (i << 4)), s), s))
  }
}

export function waterMarkRows(src: usize, near: usize, wide: usize, drift: usize, clouds: usize, flecks: usize, care: usize, blooms: usize, dst: usize, W: i32, turbulence: f32, whites: f32, y0: i32, y1: i32): void {
  const two = sp(2), turb = sp(turbulence), white = sp(whites)
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), o = i << 2, L = fourL(p), free = not(ld(care + o)), light = ld(near + o), broad = ld(wide + o)
    const c = mad(two, ld(clouds + o), sp(-1)), f = mad(two, ld(flecks + o), sp(-1)), g = mad(two, ld(drift + o), sp(-1))
    const calm = mad(sp(0.45), ramp(0.35, 0.6, light), sp(0.55))
    let d = mad(mul(mul(turb, calm), mad(sp(0.14), f, mul(sp(0.3), c))), mad(sp(0.85), free, sp(0.15)), sp(1))
    const thinned = add(mad(sp(0.6), c, sp(0.12)), mad(sp(0.35), g, mul(sp(0.15), f)))
    d = mul(d, not(mul(mul(mul(turb, ramp(0.52, 0.36, broad)), mad(sp(0.65), free, sp(0.35))), vclamp(thinned, 0, 0.5))))
    const ring = mad(sp(0.08), f, ld(blooms + o)), there = f32x4.lt(ring, sp(0.39))
    if (v128.any_true(there)) {
      const wet = mul(mul(turb, free), mul(ramp(0.05, 0.3, g), ramp(0.42, 0.6, light))), off = mul(sub(ring, sp(0.34)), sp(<f32>(1.0 / 0.014)))
      const marks = sub(mul(sp(0.32), vexp(sub(sp(0), mul(off, off)))), mul(sp(0.2), ramp(0.34, 0.25, ring)))
      d = mul(d, v128.bitselect(mad(wet, marks, sp(1)), sp(1), there))
    }
    const gap = mul(mul(ramp(0.012, 0.035, sub(light, broad)), ramp(-0.1, 0.25, mad(sp(0.2), f, c))), mul(free, free))
    d = mul(d, not(mul(mul(white, gap), ramp(0.45, 0.7, L))))
    d = mul(d, not(mul(mul(white, ramp(0.9, 0.98, light)), mad(sp(0.8), free, sp(0.2)))))
    put(dst + (i << 4), L, fourA(p), fourB(p), vclamp(mul(fourS(p), d), 0.15, 2.4))
  }
}
