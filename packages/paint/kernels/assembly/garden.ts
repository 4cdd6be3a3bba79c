// A photo's colours in high pastel light; kernels/garden.ts says what each step is for.
// @ts-nocheck
import { add, sub, mul, mad, div, ld, sp, vmin, vmax, vexp, vlog } from './base'
import { fourL, fourA, fourB, put, ramp, not, mix } from './four'

// slow, quick: noise, or no planes where hues do not wander
export function gardenRows(src: usize, care: usize, own: usize, slow: usize, quick: usize, dst: usize, W: i32, wander: f32, floor: f32, amount: f32, y0: i32, y1: i32): void {
  const one = sp(1), zero = sp(0)
  for (let i = <usize>y0 * W, e = <usize>y1 * W; i < e; i += 4) {
    const p = src + (i << 4), at = i << 2
    const photo = vmax(zero, fourL(p)), a0 = fourA(p), b0 = fourB(p)
    const keep = care ? mul(sp(0.7), ld(care + at)) : zero, free = not(keep), dress = own ? ld(own + at) : zero
    const s = slow ? mul(sp(wander), mad(sp(2), ld(slow + at), sp(-1))) : zero, q = quick ? mul(sp(wander), mad(sp(2), ld(quick + at), sp(-1))) : zero
    let L = mad(sp(<f32>0.97 - floor), vexp(mul(vlog(vmax(photo, sp(1e-6))), sp(0.92))), sp(floor))
    L = mad(mul(keep, sp(0.75)), sub(mad(sp(0.88), photo, sp(0.1)), L), L)
    const chroma = f32x4.sqrt(mad(a0, a0, mul(b0, b0)))
    const gain = mad(mul(sp(0.5), free), ramp(0.3, 0, chroma), sp(1.14)), air = ramp(0.6, 0.87, div(sub(mul(a0, sp(-0.37295)), mul(b0, sp(0.92786))), add(chroma, sp(1e-6))))
    const turn = mul(mul(mul(free, not(mul(sp(0.6), dress))), not(mul(sp(0.75), air))), mad(sp(0.46), s, mul(sp(0.4), q)))
    let a = mul(gain, sub(a0, mul(turn, b0))), b = mul(gain, mad(turn, a0, b0))
    const hued = mul(ramp(0.02, 0.075, chroma), mad(sp(0.4), dress, sp(0.45)))
    const dark = mul(mul(ramp(0.62, 0.3, L), not(mul(sp(0.75), keep))), not(hued))
    a = mad(dark, mad(mad(sp(-0.016), dress, sp(0.028)), s, mad(sp(-0.034), dress, sp(0.022))), a)
    b = sub(b, mul(dark, mad(mad(sp(-0.016), dress, sp(0.028)), q, mad(sp(-0.032), dress, sp(0.058)))))
    const light = ramp(0.72, 0.95, L)
    a = mad(sp(0.006), add(light, keep), a)
    b = mad(sp(0.02), light, b)
    const grey = mul(mul(ramp(0.05, 0.01, chroma), free), ramp(0.3, 0.5, L))
    const broken = mul(grey, not(mul(sp(0.6), dress)))
    a = mad(broken, mad(sp(0.035), s, sp(0.01)), a)
    b = mad(broken, mad(sp(0.064), q, sp(-0.012)), b)
    const now = add(f32x4.sqrt(mad(a, a, mul(b, b))), sp(1e-6))
    const sky = mul(free, ramp(0.6, 0.87, div(sub(mul(a, sp(-0.37295)), mul(b, sp(0.92786))), now)))
    const most = sub(sub(sp(0.17), mul(sp(0.082), sky)), mul(sp(0.1), keep)), knee = mul(sp(0.65), most), room = sub(most, knee)
    const over = vmax(zero, div(sub(now, knee), room))
    const held = v128.bitselect(div(add(knee, div(mul(room, over), f32x4.sqrt(mad(over, over, one)))), now), one, f32x4.gt(over, zero))
    a = mad(mul(sp(0.006), sky), s, mul(a, held))
    b = mul(b, held)
    L = sub(L, mul(mul(sp(0.45), ramp(0.1, 0.19, chroma)), sub(sub(L, sp(0.08)), mul(sp(0.9), photo))))
    L = mad(sp(1.12), sub(sub(L, mul(sp(0.02), sky)), sp(0.62)), sp(0.62))
    const bright = vmax(zero, mad(sp(0.02), keep, sub(L, sp(0.8))))
    L = vmin(sp(0.985), add(sub(L, bright), div(bright, mad(mad(sp(1.2), keep, mad(sp(1.3), dress, sp(1.4))), bright, one))))
    const t = sp(amount)
    put(dst + (i << 4), mix(photo, L, t), mix(a0, a, t), mix(b0, b, t), zero)
  }
}
