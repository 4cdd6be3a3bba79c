import { unit } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

const mixed = (v: number, to: number, t: number): number => v + t * (to - v)

/** Teal shadows, amber lights: filters/colour/cinema.ts. */
export function cinematic(
  m: Machine,
  src: Plane,
  skin: Plane | undefined,
  amount: number,
  rich: number,
): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('cinemaRows', src.height, src.at, skin?.at ?? 0, out.at, src.width, amount, rich)
  return out
}
export function cinematicPlain(
  src: Plane,
  skin: Plane | undefined,
  amount: number,
  rich: number,
): Float32Array {
  const out = Float32Array.from(src.data)
  for (let i = 0, k = 0; k < out.length; i++, k += 4) {
    const [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
    const own = skin ? unit(skin.data[i]) : 0
    const shadow = smoothstep(0.55, 0.12, L) * (1 - 0.85 * own)
    const light = smoothstep(0.5, 0.95, L) * (1 - 0.5 * own)
    const gain = 1 + rich * smoothstep(0.22, 0.02, Math.sqrt(a * a + b * b)) * (1 - 0.6 * own)
    out[k + 1] = a * gain + amount * (0.01 * light - 0.014 * shadow)
    out[k + 2] = b * gain + amount * (0.028 * light - 0.024 * shadow)
  }
  return out
}

/** An S-curve over lightness about a middle: filters/tone/soft-contrast.ts. */
export function contrasted(
  m: Machine,
  src: Plane,
  spare: Plane | undefined,
  amount: number,
  middle: number,
): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('stageContrast', src.height, src.at, spare?.at ?? 0, out.at, src.width, amount, middle)
  return out
}
export function contrastedPlain(
  src: Plane,
  spare: Plane | undefined,
  amount: number,
  c: number,
): Float32Array {
  const out = Float32Array.from(src.data)
  for (let k = 0; k < out.length; k += 4) {
    const L = unit(src.data[k])
    // two parabolas that meet in the middle
    const t = L < c ? L / c : (1 - L) / (1 - c)
    const bent = t * t * (3 - 2 * t) * 0.5 + 0.5 * t * t
    const v = L < c ? c * bent : 1 - (1 - c) * bent
    const by = amount * (spare ? 1 - 0.5 * unit(spare.data[k / 4]) : 1)
    const chroma = 1 + 0.25 * by * (1 - Math.abs(2 * L - 1))
    out[k] = mixed(L, v, by)
    out[k + 1] *= chroma
    out[k + 2] *= chroma
  }
  return out
}

/** The last hour of sun: filters/colour/golden-hour.ts. */
export function golden(m: Machine, src: Plane, skin: Plane | undefined, amount: number, lift: number): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('goldenRows', src.height, src.at, skin?.at ?? 0, out.at, src.width, amount, lift)
  return out
}
export function goldenPlain(src: Plane, skin: Plane | undefined, amount: number, lift: number): Float32Array {
  const out = Float32Array.from(src.data)
  for (let i = 0, k = 0; k < out.length; i++, k += 4) {
    const [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
    const own = skin ? unit(skin.data[i]) : 0
    const light = smoothstep(0.25, 0.95, L)
    const cold = smoothstep(0, -0.08, b) * (1 - 0.7 * own)
    const green = smoothstep(-0.01, -0.07, a) * (1 - own)
    const rich = 1 + 0.22 * amount * (1 - own) * smoothstep(0.2, 0.04, Math.sqrt(a * a + b * b))
    const plum = (1 - light) * (1 - own)
    // what the photo lost in black must not show as holes once it is lifted
    out[k] = L + amount * (Math.sqrt(L * L + 7 * lift * lift) - L)
    out[k + 1] = mixed(
      a,
      a * rich + 0.004 + 0.014 * light + 0.03 * cold + 0.022 * green + 0.008 * plum,
      amount,
    )
    out[k + 2] = mixed(b, (b * rich + 0.004 + 0.03 * light - 0.012 * plum) * (1 - 0.42 * cold), amount)
  }
  return out
}

/** Darker corners of a frame of `height` rows, of which `src` begins at `top`. */
export function cornered(m: Machine, src: Plane, height: number, top: number, amount: number): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('cornerRows', src.height, src.at, out.at, src.width, height, top, amount)
  return out
}
export function corneredPlain(src: Plane, height: number, top: number, amount: number): Float32Array {
  return Float32Array.from(src.data, (v, k) => {
    const i = k >> 2
    const dx = (2 * ((i % src.width) + 0.5)) / src.width - 1
    const dy = (2 * (Math.floor(i / src.width) + top + 0.5)) / height - 1
    const q = unit((dx * dx + dy * dy - 0.6) / 1.4)
    return k % 4 === 3 ? v : v * (1 - amount * q * (2 - q))
  })
}

export interface EvenSkin {
  readonly skin: Plane
  /** The picture without pores. */
  readonly even: Plane
  /** Its lightness, and that without its finest texture. */
  readonly L: Plane
  readonly broad: Plane
  readonly amount: number
  readonly texture: number
}
export function evenedSkin(m: Machine, src: Plane, s: EvenSkin): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [s.even.at, s.L.at, s.broad.at, s.skin.at] as const
  m.rows('evenSkinRows', src.height, src.at, ...maps, out.at, src.width, s.amount, s.texture)
  return out
}
export function evenedSkinPlain(src: Plane, { skin, even, L, broad, amount, texture }: EvenSkin) {
  return Float32Array.from(src.data, (v, k) => {
    const i = k >> 2
    const pores = k % 4 === 0 ? texture * (L.data[i] - broad.data[i]) : 0
    return k % 4 === 3 ? v : mixed(v, even.data[k] + pores, amount * unit(skin.data[i]))
  })
}

/** Adds `lift`, all of its colour, where skin is. */
export function liftedSkin(m: Machine, src: Plane, lift: Plane, skin: Plane, amount: number): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('liftSkinRows', src.height, src.at, lift.at, skin.at, out.at, src.width, amount)
  return out
}
export function liftedSkinPlain(src: Plane, lift: Plane, skin: Plane, amount: number): Float32Array {
  return Float32Array.from(src.data, (v, k) => {
    const by = amount * unit(skin.data[k >> 2])
    const to = v + by * lift.data[k]
    return k % 4 === 3 || by === 0 ? v : k % 4 === 0 ? unit(to) : to
  })
}

/** 0..1: how far lightness differs from what is broad, between two bounds; lines count more than speckles. */
export function slenderOf(m: Machine, L: Plane, broad: Plane, flow: Plane, least: number, most: number) {
  const out = m.plane(L.width, L.height)
  m.rows('slenderRows', L.height, L.at, broad.at, flow.at, out.at, L.width, least, most)
  return out
}
export function slenderPlain(L: Plane, broad: Plane, flow: Plane, least: number, most: number) {
  return L.data.map((v, i) => {
    const line = 0.45 + 0.55 * flow.data[4 * i + 2]
    return line * smoothstep(least, most, Math.abs(v - broad.data[i]))
  })
}
