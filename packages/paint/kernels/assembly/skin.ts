// Skin in clean tones of its own colour. kernels/skin-cels.ts says what each number is for.
// @ts-nocheck
import { sub, mad, ld, st, fclamp, smooth } from './base'

@inline function at1(plane: usize, i: i32): f32 { return load<f32>(plane + (<usize>i << 2)) }

// v: 17 floats of looks, then three tones of (from, L, a, b)
export function skinCelRows(src: usize, base: usize, shade: usize, skin: usize, dst: usize, W: i32, H: i32, v: usize, y0: i32, y1: i32): void {
  const lift = load<f32>(v), warm = load<f32>(v, 4), tint = load<f32>(v, 8), ta = load<f32>(v, 12), tb = load<f32>(v, 16), light = load<f32>(v, 20)
  const knee = load<f32>(v, 24), fuller = load<f32>(v, 28), contrast = load<f32>(v, 32), soft = max<f32>(0.003, load<f32>(v, 36)), model = load<f32>(v, 40)
  const stray = load<f32>(v, 44), strength = load<f32>(v, 48), darkest = load<f32>(v, 52), strongest = <f32>1 / (ta * ta + tb * tb + <f32>1e-6)
  for (let y = y0; y < y1; y++) {
    const up = y > 0 ? W : 0, down = y < H - 1 ? W : 0
    for (let x = 0; x < W; x++) {
      const i = y * W + x, o = <usize>i << 4, s = ld(src + o), area = at1(skin, i) * strength
      if (area < 0.004) { st(dst + o, s); continue }
      const own = ld(base + o), off = sub(s, own), oa = f32x4.extract_lane(off, 1), ob = f32x4.extract_lane(off, 2)
      const cover = area * smooth(0.085, 0.05, sqrt<f32>(oa * oa + ob * ob))
      if (cover < 0.004) { st(dst + o, s); continue }
      const S = at1(shade, i)
      const gx = at1(shade, i + (x < W - 1 ? 1 : 0)) - at1(shade, i - (x > 0 ? 1 : 0)), gy = at1(shade, i + down) - at1(shade, i - up)
      const per = <f32>1 / max<f32>(soft, sqrt<f32>(gx * gx + gy * gy))
      const B = f32x4.extract_lane(own, 0)
      let L = B + (<f32>0.95 - B) * lift * (<f32>0.5 + <f32>0.8 * smooth(0.5, 0.8, B)), a = f32x4.extract_lane(own, 1), b = f32x4.extract_lane(own, 2)
      if (tint > 0) {
        const more = <f32>1 + <f32>0.6 * max<f32>(0, sqrt<f32>((a * a + b * b) * strongest) - <f32>1)
        a += tint * (more * ta - a)
        b += tint * (more * tb - b)
      }
      a *= warm
      b *= warm
      const c2 = a * a + b * b
      if (c2 > knee * knee) {
        const room = light + fuller * smooth(0.75, 0.5, L) - knee, c = sqrt<f32>(c2), over = (c - knee) / room, held = (knee + room * over / (<f32>1 + over)) / c
        a *= held
        b *= held
      }
      const away = S - B
      if (model > 0) L += model * min<f32>(0.2, away < darkest ? darkest + <f32>0.35 * (away - darkest) : away)
      for (let t = v + 56; t < v + 104; t += 16) {
        const from = load<f32>(t), dl = load<f32>(t, 4), into = (away - from) * per
        const into1 = contrast * fclamp(<f32>0.5 + (from > 0 ? into : -into), 0, 1)
        L += into1 * dl * (dl < 0 ? min<f32>(1, <f32>0.25 + L) : <f32>1)
        a += into1 * load<f32>(t, 8)
        b += into1 * load<f32>(t, 12)
      }
      const mine = S + <f32>0.3 * lift * (<f32>0.95 - S)
      L = min<f32>(mine + <f32>1.75 * stray, max<f32>(mine - stray, L))
      st(dst + o, mad(f32x4(cover, cover, cover, 0), sub(f32x4(L, a, b, 0), s), s))
    }
  }
}
