// Ink on paper: where washes lie, how they run, and what one sees of them. Four pixels at a time, or the four wet inks.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, st, sp, vmin, vmax, vexp, clamp01, hsum, imin, fclamp, smooth } from './base'
import { fourL, fourA, fourB, put, ramp } from './four'

@inline function centred(p: usize): v128 { const v = ld(p); return sub(add(v, v), sp(1)) }
// Stores the first `left` of four pixels: a band never writes into the next one.
@inline function within(d: usize, v: v128, left: usize): void { if (left >= 4) st(d, v); else some(d, v, left) }
function some(d: usize, v: v128, left: usize): void {
  store<f32>(d, f32x4.extract_lane(v, 0))
  if (left > 1) store<f32>(d, f32x4.extract_lane(v, 1), 4)
  if (left > 2) store<f32>(d, f32x4.extract_lane(v, 2), 8)
}
// Fields of the four wet inks, 0.5 at their edges; table: above, steep, adds, bias, pool (4 floats each). flat: where an
// edge would be one of the photo's noise.
export function inkFieldRows(fine: usize, near: usize, far: usize, wide: usize, care: usize, fields: usize, flat: usize, table: usize, W: i32, y0: i32, y1: i32): void {
  const above = ld(table), steep = ld(table + 16), spare = f32x4(0, 0, 0, 0.6)
  let o = <usize>y0 * W << 2
  for (const e = <usize>y1 * W << 2; o < e; o += 4) {
    const f = load<f32>(fine + o), n = load<f32>(near + o), w = load<f32>(wide + o)
    const broad = f32x4(w, load<f32>(far + o), n, n), small = f32x4(n, n, f, f)
    const c = vmin(sp(1), add(spare, sp(care ? load<f32>(care + o) : <f32>0.5)))
    st(fields + (o << 2), clamp01(mad(sub(mad(c, sub(small, broad), broad), above), steep, sp(0.5))))
    store<f32>(flat + o, max<f32>(0, <f32>1 - <f32>22 * abs<f32>(f - w)))
  }
}
// The fields strayed by noise (read once more j and k pixels on, so that the two ways do not agree), and at half the
// size their means and those of their crisp edges. Rows are those of the half size.
export function inkStrayRows(fields: usize, clouds: usize, flecks: usize, care: usize, dst: usize, soft: usize, rim: usize, W: i32, H: i32, by: f32, j: i32, k: i32, y0: i32, y1: i32): void {
  const right = <f32>(W - 1), bottom = <f32>(H - 1), n = W * H, w = (W + 1) >> 1
  for (let Y = y0; Y < y1; Y++) for (let X = 0; X < w; X++) {
    const xe = imin(W, 2 * X + 2), ye = imin(H, 2 * Y + 2)
    let s = sp(0), r = sp(0)
    for (let y = 2 * Y; y < ye; y++) for (let x = 2 * X; x < xe; x++) {
      const i = y * W + x, o = <usize>i << 2
      const a = i + j < n ? i + j : i + j - n, b = i + k < n ? i + k : i + k - n, fleck = load<f32>(flecks + o)
      const nx = <f32>0.75 * load<f32>(clouds + o) + <f32>0.25 * fleck, ny = <f32>0.75 * load<f32>(clouds + (<usize>a << 2)) + <f32>0.25 * load<f32>(flecks + (<usize>b << 2))
      const far = care ? by * (<f32>1 - load<f32>(care + o)) : by
      const fx = fclamp(<f32>x + far * (<f32>2 * nx - <f32>1), 0, right), fy = fclamp(<f32>y + far * (<f32>2 * ny - <f32>1), 0, bottom)
      const xi = <i32>fx, yi = <i32>fy, u = sp(fx - <f32>xi), t = sp(fy - <f32>yi)
      const p = fields + (<usize>(yi * W + xi) << 4), q = <usize>(imin(xi + 1, W - 1) - xi) << 4, z = p + (<usize>(imin(yi + 1, H - 1) - yi) * W << 4)
      const upper = mad(u, sub(ld(p + q), ld(p)), ld(p)), lower = mad(u, sub(ld(z + q), ld(z)), ld(z)), v = mad(t, sub(lower, upper), upper)
      st(dst + (o << 2), v)
      s = add(s, v)
      r = add(r, ramp(0.44, 0.56, add(v, sp(<f32>0.1 * (<f32>2 * fleck - <f32>1)))))
    }
    const share = sp(<f32>1 / <f32>((xe - 2 * X) * (ye - 2 * Y))), h = <usize>(Y * w + X) << 4
    st(soft + h, mul(s, share))
    st(rim + h, mul(r, share))
  }
}
// Four planes as the lanes of one.
export function interleaveRows(a: usize, b: usize, c: usize, d: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  let o = <usize>y0 * W << 2
  for (const e = <usize>y1 * W << 2; o < e; o += 4) st(dst + (o << 2), f32x4(load<f32>(a + o), load<f32>(b + o), load<f32>(c + o), load<f32>(d + o)))
}
// All five inks laid: crisp and rimmed here, run soft there, and the burnt one on dry paper.
export function fiveInkRows(fine: usize, flat: usize, strayed: usize, soft: usize, rim: usize, clouds: usize, flecks: usize, drift: usize, table: usize, dst: usize, W: i32, burnt: f32, steep: f32, adds: f32, y0: i32, y1: i32): void {
  const more = ld(table + 32), bias = ld(table + 48), pool = ld(table + 64), one = sp(1)
  let o = <usize>y0 * W << 2
  for (const e = <usize>y1 * W << 2; o < e; o += 4) {
    const f = load<f32>(flat + o), v = <f32>0.5 + (load<f32>(fine + o) - burnt) * steep, g = <f32>2 * load<f32>(flecks + o) - <f32>1
    let out: f32 = 0
    if (v > <f32>0.18) out = adds * ((<f32>1 - f) * smooth(0.44, 0.56, v) + f * smooth(0.18, 0.85, v))
    const hard = ramp(0.44, 0.56, add(ld(strayed + (o << 2)), sp(<f32>0.1 * g))), b = ld(soft + (o << 2))
    const laid = v128.or(f32x4.gt(hard, sp(0)), f32x4.gt(b, sp(0.02)))
    if (v128.any_true(laid)) {
      const c = <f32>2 * load<f32>(clouds + o) - <f32>1
      const run = vmax(sp(f), ramp(-0.15, 0.45, add(sp(<f32>2 * load<f32>(drift + o) - <f32>1), bias)))
      const gate = clamp01(mul(sub(b, sp(0.03)), sp(6)))
      const spread = ramp(0.18, 0.85, mad(gate, sp(<f32>0.07 * g + <f32>0.14 * c), b))
      const wash = mul(mad(run, sub(spread, hard), hard), mad(run, sp(-0.18), one))
      const gathered = mul(mul(pool, sub(one, run)), vmax(sp(0), sub(hard, ld(rim + (o << 2)))))
      out += hsum(v128.and(mul(more, add(wash, gathered)), laid)) * (<f32>0.85 + <f32>0.35 * c)
    }
    store<f32>(dst + o, out)
  }
}

// What an ink brush left (lane 0 ink, 1 ink times dryness), broken by the grain of the paper.
export function brokenRows(canvas: usize, paper: usize, dst: usize, W: i32, grain: f32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i += 4) {
    const p = canvas + (i << 4), ink = fourL(p)
    if (!v128.any_true(f32x4.gt(ink, sp(0)))) { st(dst + (i << 2), sp(0)); continue }
    const bare = mul(sp(grain), div(fourA(p), vmax(ink, sp(1e-9))))
    const holds = ramp(0.1, 0.55, add(ld(paper + (i << 2)), mul(sp(0.35), sub(sp(1), bare))))
    const broken = mul(ink, mad(bare, sub(holds, sp(1)), sp(1)))
    st(dst + (i << 2), v128.bitselect(ink, broken, f32x4.lt(bare, sp(0.02))))
  }
}

// One range of mountains laid over those behind it, rows from `first` on. ridge: its height in each column; wet, rock:
// noise at half the size whose row 0 stands for row `first`; all lengths in pixels.
export function rangeRows(dst: usize, room: usize, ridge: usize, wet: usize, rock: usize, W: i32, first: i32, tone: f32, near: f32, mist: f32, u: f32, y0: i32, y1: i32): void {
  const soft = <f32>1.1 * u, w = (W + 1) >> 1, reach = sp(<f32>4 * mist), inv = sp(<f32>0.5 / soft), perMist = sp(<f32>1 / mist)
  const one = sp(1), zero = sp(0)
  for (let r = y0; r < y1; r++) {
    const y = sp(<f32>(first + r)), half = <usize>((r >> 1) * w)
    for (let x = 0; x < W; x += 4) {
      const o = <usize>((first + r) * W + x) << 2, d = sub(y, ld(ridge + (<usize>x << 2)))
      const inside = v128.and(v128.and(f32x4.ge(d, sp(-soft)), f32x4.lt(d, reach)), f32x4.ge(ld(room + o), sp(0.01)))
      if (!v128.any_true(inside)) continue
      const at = (half + <usize>(x >> 1)) << 2
      const n = v128.load64_splat(wet + at), s = v128.load64_splat(rock + at)
      const wn = v128.shuffle<i32>(n, n, 0, 0, 1, 1), rn = v128.shuffle<i32>(s, s, 0, 0, 1, 1)
      const wv = sub(add(wn, wn), one), rv = sub(add(rn, rn), one)
      const t = vmax(zero, d), over = clamp01(mul(add(d, sp(soft)), inv)), deep = mul(t, perMist)
      const body = fall(mul(div(deep, mad(wv, sp(0.9), one)), mad(deep, sp(0.4), sp(0.6))))
      const folds = mul(clamp01(mul(sub(rv, sp(0.05)), sp(3.2))), fall(add(deep, deep)))
      const rim = mul(fall(mul(t, sp(<f32>0.2 / u))), clamp01(mad(wv, sp(1.6), sp(0.5))))
      const ink = mul(sp(tone), add(add(mul(body, add(mad(rv, sp(0.35), sp(0.62)), mul(wv, sp(0.25)))), mul(folds, sp(<f32>0.4 * near))), mul(rim, sp(0.3))))
      const old = ld(dst + o)
      const now = add(mul(old, sub(one, mul(mul(sp(0.85), over), vmin(one, mul(sp(1.4), body))))), mul(over, vmax(zero, ink)))
      within(dst + o, v128.bitselect(now, old, inside), W - x)
    }
  }
}
@inline function fall(x: v128): v128 { return vexp(sub(sp(0), vmin(sp(8), x))) }

// Paper seen through ink; a glaze, where there is one, adds its little colour to what is light.
export function layInkRows(ink: usize, paper: usize, glaze: usize, mottle: usize, dst: usize, W: i32, strength: f32, grain: f32, L: f32, a: f32, b: f32, sootA: f32, sootB: f32, y0: i32, y1: i32): void {
  const zero = sp(0), one = sp(1)
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i += 4) {
    const o = i << 2, rough = sub(ld(paper + o), sp(0.5))
    const amount = vmin(sp(8), mul(vmax(zero, ld(ink + o)), mad(rough, sp(<f32>-0.22 * grain), one)))
    const f = vexp(mul(amount, sp(strength * <f32>(-1.0 / 3.0))))
    let shade = sub(mul(rough, sp(0.012)), mul(sp(0.02), vmax(zero, sub(rough, sp(0.2)))))
    if (mottle) shade = mad(centred(mottle + o), sp(0.018), shade)
    let vL = mul(mul(sp(L), mad(shade, sp(grain), one)), f), va = mad(f, sp(a - sootA), sp(sootA)), vb = mad(f, sp(b - sootB), sp(sootB))
    if (glaze) {
      const p = glaze + (i << 4), seen = ramp(0.15, 0.5, vL)
      vL = mad(fourL(p), seen, vL)
      va = mad(fourA(p), seen, va)
      vb = mad(fourB(p), seen, vb)
    }
    put(dst + (i << 4), vL, va, vb, sp(0))
  }
}

// Water in large dark masses, more towards the foot of the sheet.
export function diluteRows(ink: usize, masses: usize, drift: usize, clouds: usize, dst: usize, W: i32, H: i32, water: f32, foot: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const down = sp(<f32>0.2 + foot * smooth(0.45, 1, <f32>y / <f32>H))
    for (let x = 0; x < W; x += 4) {
      const o = <usize>(y * W + x) << 2
      const runs = mad(centred(clouds + o), sp(0.2), mad(centred(drift + o), sp(0.95), down))
      const thin = mul(mul(sp(<f32>1.5 * water), ld(masses + o)), vmin(sp(0.72), vmax(sp(0), runs)))
      within(dst + o, vmax(sp(0), mul(ld(ink + o), sub(sp(1), vmin(sp(1), thin)))), W - x)
    }
  }
}
// Skin in smooth washes instead of the inks that lie there; L, fine, wide: lightness more and less smoothed.
export function skinInkRows(ink: usize, L: usize, fine: usize, wide: usize, skin: usize, hair: usize, dst: usize, W: i32, depth: f32, form: f32, amount: f32, y0: i32, y1: i32): void {
  const one = sp(1)
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i += 4) {
    const o = i << 2, old = ld(ink + o)
    let s = mul(sp(amount), vmin(one, mul(sp(1.25), ld(skin + o))))
    if (!v128.any_true(f32x4.gt(s, sp(0.001)))) { st(dst + o, old); continue }
    if (hair) s = mul(s, sub(one, ld(hair + o)))
    const dark = sub(one, mul(sub(ld(L + o), sp(0.1)), sp(<f32>(1.0 / 0.84))))
    const fold = vmax(sp(-0.04), sub(ld(wide + o), ld(fine + o)))
    const wash = add(mad(fold, sp(form), mul(sp(0.92), vmax(sp(0), sub(dark, sp(0.08))))), mul(sp(0.2), ramp(0.42, 0.85, dark)))
    st(dst + o, mad(s, sub(vmax(sp(0), mul(sp(depth), wash)), old), old))
  }
}
// Darkness by lightness from a table of 1025, less on skin, drawn towards ink in hair; strong reds are cinnabar.
export function inkDensityRows(src: usize, skin: usize, hair: usize, curve: usize, dst: usize, W: i32, skinned: f32, haired: f32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i += 4) {
    const o = i << 2, p = src + (i << 4)
    const at = i32x4.shl(i32x4.trunc_sat_f32x4_s(mad(clamp01(fourL(p)), sp(1024), sp(0.5))), 2)
    let d = f32x4(load<f32>(curve + <usize>i32x4.extract_lane(at, 0)), load<f32>(curve + <usize>i32x4.extract_lane(at, 1)), load<f32>(curve + <usize>i32x4.extract_lane(at, 2)), load<f32>(curve + <usize>i32x4.extract_lane(at, 3)))
    d = mul(d, mad(ramp(0.05, 0.12, fourA(p)), sp(-0.4), sp(1)))
    if (skin) d = mul(d, mad(ld(skin + o), sp(-skinned), sp(1)))
    if (hair) d = mad(mul(sp(haired), ld(hair + o)), sub(mad(mul(d, d), sp(0.95), sp(0.12)), d), d)
    st(dst + o, vmin(sp(0.97), vmax(sp(0), d)))
  }
}
// What is painted and what stays bare paper, a portrait and a scene mixed by `portrait`.
export function reserveRows(subject: usize, halo: usize, sky: usize, detail: usize, drift: usize, clouds: usize, far: usize, dst: usize, W: i32, H: i32, portrait: f32, behind: f32, open: f32, y0: i32, y1: i32): void {
  const one = sp(1), zero = sp(0), perW = <f32>2 / <f32>W
  for (let y = y0; y < y1; y++) {
    const cy = sp(abs<f32>(<f32>2 * <f32>y / <f32>H - <f32>1))
    for (let x = 0; x < W; x += 4) {
      const o = <usize>(y * W + x) << 2
      const cx = f32x4.abs(sub(mul(add(sp(<f32>x), f32x4(0, 1, 2, 3)), sp(perW)), one)), d = ld(drift + o), n1 = sub(add(d, d), one)
      const edge = add(vmax(cx, cy), add(mul(sp(0.25), n1), mul(sp(0.08), centred(clouds + o)))), s = clamp01(ld(subject + o))
      let keep = zero
      if (portrait > 0) {
        const near = vmin(one, mul(sp(2.2), ld(halo + o)))
        const around = vmin(sp(0.75), vmax(zero, add(mad(near, sp(0.45), sp(0.1)), mul(sp(0.5), n1))))
        keep = mul(sp(portrait), mad(sub(one, s), mul(mul(sp(behind), around), ramp(1, 0.7, edge)), s))
      }
      if (portrait < 1) {
        let there = mul(ramp(1.04, 0.7, edge), mad(sub(one, ld(detail + o)), sp(<f32>-1.1 * open), one))
        if (far) there = mul(there, sub(one, mul(mul(sp(open * <f32>0.9), ld(far + o)), mad(d, sp(0.6), sp(0.7)))))
        there = mul(there, mad(vmin(one, ld(sky + o)), sp(-0.95), one))
        keep = mad(vmax(there, mul(s, ramp(1.12, 0.92, edge))), sp(<f32>1 - portrait), keep)
      }
      within(dst + o, clamp01(keep), W - x)
    }
  }
}

// How pink or red a smoothed picture is; a dark red is as red as a bright one.
export function redRows(src: usize, spare: usize, dst: usize, W: i32, least: f32, full: f32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), L = fourL(p), a = fourA(p), b = fourB(p)
    const chroma = f32x4.sqrt(mad(a, a, mul(b, b))), cool = v128.and(f32x4.lt(b, sp(0)), sp(0.2))
    const hue = ramp(0.66, 0.84, add(div(a, add(chroma, sp(1e-4))), cool))
    let v = mul(hue, ramp(least, full, div(mul(sp(0.6), chroma), vmax(sp(0.2), L))))
    if (spare) v = mul(v, sub(sp(1), clamp01(ld(spare + (i << 2)))))
    st(dst + (i << 2), v)
  }
}
// Doubled directions (x, y) and strength of a flow, as means of k x k pixels. Rows are those of the small plane.
export function doubledRows(flow: usize, dst: usize, W: i32, H: i32, k: i32, y0: i32, y1: i32): void {
  const w = (W + k - 1) / k
  for (let Y = y0; Y < y1; Y++) for (let X = 0; X < w; X++) {
    const xe = imin(W, (X + 1) * k), ye = imin(H, (Y + 1) * k)
    let s = sp(0)
    for (let y = Y * k; y < ye; y++) {
      let p = flow + (<usize>(y * W + X * k) << 4)
      for (let x = X * k; x < xe; x++, p += 16) {
        const a = load<f32>(p), b = load<f32>(p, 4)
        s = mad(f32x4(a * a - b * b, <f32>2 * a * b, 1, 0), sp(load<f32>(p, 12)), s)
      }
    }
    st(dst + (<usize>(Y * w + X) << 4), mul(s, sp(<f32>1 / <f32>((xe - X * k) * (ye - Y * k)))))
  }
}
// Where there is detail whose doubled directions do not agree.
export function roughRows(mean: usize, detail: usize, spare: usize, dst: usize, W: i32, y0: i32, y1: i32): void {
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i += 4) {
    const p = mean + (i << 4), x = fourL(p), y = fourA(p)
    const agree = div(f32x4.sqrt(mad(x, x, mul(y, y))), add(fourB(p), sp(1e-6)))
    let v = mul(ramp(0.72, 0.35, agree), ramp(0.35, 0.8, ld(detail + (i << 2))))
    if (spare) v = mul(v, sub(sp(1), clamp01(ld(spare + (i << 2)))))
    st(dst + (i << 2), v)
  }
}
// The little colour of an ink painting: what it adds to the paper. keep, skin, lips, cheeks: planes or none.
export function inkTintRows(src: usize, keep: usize, skin: usize, lips: usize, cheeks: usize, dst: usize, W: i32, breath: f32, reds: f32, flesh: f32, rouge: f32, most: f32, redL: f32, redA: f32, redB: f32, y0: i32, y1: i32): void {
  const one = sp(1)
  let i = <usize>y0 * W
  for (const e = <usize>y1 * W; i < e; i += 4) {
    const o = i << 2, p = src + (i << 4), a = fourA(p), b = fourB(p)
    const chroma = f32x4.sqrt(mad(a, a, mul(b, b))), full = add(chroma, sp(1e-3))
    const s = skin ? vmin(one, ld(skin + o)) : sp(0)
    const hot = mul(ramp(0.55, 0.92, div(a, full)), ramp(0.02, 0.08, chroma))
    const own = mad(mul(sp(reds), hot), mad(ramp(0.1, 0.16, chroma), sp(0.8), one), mul(sp(breath), ramp(0.03, 0.14, chroma)))
    const stays = vmin(mul(ld(keep + o), mad(s, sub(sp(flesh), own), own)), div(sp(most), full))
    const l = lips ? mul(sp(rouge), ld(lips + o)) : sp(0)
    const red = cheeks ? mad(mul(sp(<f32>0.28 * rouge), ld(cheeks + o)), s, l) : l
    put(dst + (i << 4), mul(sp(redL), l), mad(a, stays, mul(sp(redA), red)), mad(b, stays, mul(sp(redB), red)), sp(0))
  }
}
// What a range of mountains left, where there is room for it, in place.
export function roomRows(dst: usize, room: usize, most: f32, W: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x += 4) {
    const o = <usize>(y * W + x) << 2
    within(dst + o, vmin(sp(most), mul(ld(dst + o), vmin(sp(1), ld(room + o)))), W - x)
  }
}
// What stays of a portrait that fades into the paper at its foot and its sides.
export function fadeRows(drift: usize, clouds: usize, dst: usize, W: i32, H: i32, portrait: f32, foot: f32, sides: f32, y0: i32, y1: i32): void {
  const one = sp(1), perW = <f32>2 / <f32>W
  for (let y = y0; y < y1; y++) for (let x = 0; x < W; x += 4) {
    const o = <usize>(y * W + x) << 2, n = mul(sp(0.1), add(centred(clouds + o), centred(drift + o)))
    const across = f32x4.abs(sub(mul(add(sp(<f32>x), f32x4(0, 1, 2, 3)), sp(perW)), one))
    const down = mul(sp(foot), ramp(0.87, 1.02, add(sp(<f32>y / <f32>H), n))), side = mul(sp(sides), ramp(0.93, 1.04, add(across, n)))
    within(dst + o, mad(sub(mul(sub(one, down), sub(one, side)), one), sp(portrait), one), W - x)
  }
}
