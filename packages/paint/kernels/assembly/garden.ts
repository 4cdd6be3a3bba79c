// A photo's colours in high pastel light; kernels/garden.ts says what each step is for.
// @ts-nocheck
import { ld, st, sp, mul, vexp, vlog, fclamp, smooth } from './base'

export function gardenRows(src: usize, care: usize, own: usize, slow: usize, quick: usize, dst: usize, W: i32, wander: f32, floor: f32, amount: f32, y0: i32, y1: i32): void {
  for (let i = y0 * W, e = y1 * W; i < e; i++) {
    const p = ld(src + (<usize>i << 4)), at = <usize>i << 2
    const photo = max<f32>(0, f32x4.extract_lane(p, 0)), a0 = f32x4.extract_lane(p, 1), b0 = f32x4.extract_lane(p, 2)
    const keep = care ? <f32>0.7 * load<f32>(care + at) : <f32>0, free = <f32>1 - keep
    const s = wander * (<f32>2 * load<f32>(slow + at) - <f32>1), q = wander * (<f32>2 * load<f32>(quick + at) - <f32>1)
    let L = floor + (<f32>0.97 - floor) * f32x4.extract_lane(vexp(mul(vlog(sp(max<f32>(photo, 1e-6))), sp(0.92))), 0)
    L += keep * <f32>0.75 * (<f32>0.1 + <f32>0.88 * photo - L)
    const chroma = sqrt<f32>(a0 * a0 + b0 * b0)
    const gain = <f32>1.14 + <f32>0.5 * free * smooth(0.3, 0, chroma), dress = own ? load<f32>(own + at) : <f32>0, turn = free * (<f32>1 - <f32>0.6 * dress) * (<f32>0.46 * s + <f32>0.4 * q)
    let a = gain * (a0 - turn * b0), b = gain * (b0 + turn * a0)
    const hued = smooth(0.02, 0.075, chroma) * (<f32>0.45 + <f32>0.4 * dress)
    const dark = smooth(0.62, 0.3, L) * (<f32>1 - <f32>0.75 * keep) * (<f32>1 - hued)
    a += dark * (<f32>0.022 - <f32>0.014 * dress + (<f32>0.028 + <f32>0.03 * dress) * s)
    b -= dark * (<f32>0.058 - <f32>0.016 * dress + (<f32>0.028 + <f32>0.03 * dress) * q)
    const light = smooth(0.72, 0.95, L)
    a += <f32>0.006 * light + <f32>0.006 * keep
    b += <f32>0.02 * light
    const grey = smooth(0.05, 0.01, chroma) * free * smooth(0.3, 0.5, L)
    a += grey * (<f32>0.01 + <f32>0.035 * s)
    b += grey * (<f32>-0.012 + <f32>0.064 * q)
    const now = sqrt<f32>(a * a + b * b) + <f32>1e-6
    const sky = free * smooth(0.6, 0.87, (a * <f32>-0.37295 - b * <f32>0.92786) / now)
    const most = <f32>0.17 - <f32>0.06 * sky - <f32>0.1 * keep, knee = <f32>0.65 * most
    if (now > knee) {
      const over = (now - knee) / (most - knee), held = (knee + (most - knee) * over / sqrt<f32>(<f32>1 + over * over)) / now
      a *= held
      b *= held
    }
    a += <f32>0.014 * sky * (<f32>0.3 + <f32>2 * s)
    L -= <f32>0.45 * smooth(0.1, 0.19, chroma) * (L - <f32>0.08 - <f32>0.9 * photo)
    L = <f32>0.62 + <f32>1.12 * (L - <f32>0.02 * sky - <f32>0.62)
    const bright = max<f32>(0, L - <f32>0.8 + <f32>0.02 * keep)
    L = min<f32>(0.985, L - bright + bright / (<f32>1 + (<f32>1.4 + <f32>1.2 * keep + <f32>1.3 * dress) * bright))
    st(dst + (<usize>i << 4), f32x4(photo + amount * (L - photo), a0 + amount * (a - a0), b0 + amount * (b - b0), 0))
  }
}
