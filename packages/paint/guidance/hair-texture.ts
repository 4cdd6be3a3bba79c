import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { type Head, headOf, inHead } from './head.ts'
import type { Face } from './seen.ts'

/** Of what kind the hair of a head is, as far as the photo shows it; neither is hair in strands, straight or wavy. */
export interface HairTexture {
  /** Tight curls that stand out from the head, 0..1. */
  readonly curls: number
  /** Cropped so short that no strand is to be seen, 0..1. */
  readonly cropped: number
}
/** What is measured of a head. */
export interface HairMeasures {
  /** How far gradients agree over a thirtieth of the face's width: 1 in combed hair, low in curls. */
  readonly order: number
  /** Mean gradient of lightness: where it is low (blurred, black) nothing can be told. */
  readonly relief: number
  /** Area of hair in those of the face's height times width. */
  readonly area: number
  /** Share of hair just outside the skull, beside the face. */
  readonly beside: number
  /** Share of the hair that hangs below the eyes. */
  readonly hanging: number
}

/** A face is looked at when it is this wide, in pixels, or is shrunken to it. */
const near = 100
/** Narrower faces show no hair whose kind could be told. */
const least = 45
/** Gaussian over which directions are compared, in pixels of the shrunken face. */
const over = 3

/** Combed hair has an order from 0.48 up, tight curls one below 0.33, cropped hair one below 0.3 (measured on portraits and the samples). */
const curled = [0.46, 0.38] as const
const stubbled = [0.44, 0.34] as const

export function kindOf({ order, relief, area, beside, hanging }: HairMeasures): HairTexture {
  const shown = smoothstep(0.012, 0.025, relief)
  const cropped =
    smoothstep(...stubbled, order) * smoothstep(0.5, 0.3, area) * smoothstep(0.08, 0.02, hanging)
  const curls = smoothstep(...curled, order) * smoothstep(0.08, 0.2, beside) * smoothstep(0.6, 0.45, hanging)
  return { curls: shown * curls * (1 - cropped), cropped: shown * cropped }
}

/** Reads the hair of one face; `u` pixels a u. */
export function measureHair(
  m: Machine,
  photo: Plane,
  hair: Plane,
  face: Face,
  u: number,
): HairMeasures | undefined {
  const head = headOf(face)
  if (head.width * u < least) return undefined
  const view = viewOf(m, photo, hair, head, u)
  const found = measured(m, view, head)
  m.free(view.light)
  m.free(view.cover)
  return found
}

/** Lightness and hair about a head, shrunken so that the face is about `near` pixels wide; `per` u a pixel. */
function viewOf(m: Machine, photo: Plane, hair: Plane, head: Head, u: number) {
  const k = Math.max(1, Math.round((head.width * u) / near))
  const reach = 1.6 * Math.max(head.size, head.width) * u
  const left = Math.max(0, Math.floor(head.centre.x * u - reach))
  const top = Math.max(0, Math.floor(head.centre.y * u - reach))
  const width = Math.max(4, Math.floor((Math.min(photo.width, head.centre.x * u + reach) - left) / k))
  const height = Math.max(4, Math.floor((Math.min(photo.height, head.centre.y * u + reach) - top) / k))
  const [light, cover] = [m.plane(width, height), m.plane(width, height)]
  const share = 1 / (k * k)
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++, o++) {
      let [l, c] = [0, 0]
      for (let j = 0; j < k; j++) {
        const row = Math.min(photo.height - 1, top + y * k + j) * photo.width
        for (let i = 0; i < k; i++) {
          const at = row + Math.min(photo.width - 1, left + x * k + i)
          l += photo.data[4 * at]
          c += hair.data[at]
        }
      }
      light.data[o] = l * share
      cover.data[o] = c * share
    }
  return { light, cover, per: k / u, x: left / u, y: top / u }
}

function measured(
  m: Machine,
  { light, cover, per, x: ox, y: oy }: ReturnType<typeof viewOf>,
  head: Head,
): HairMeasures | undefined {
  const { width, height } = light
  const [L, c] = [light.data, cover.data]
  const tensor = m.plane(width, height, 4)
  tensor.data.fill(0)
  let [hairs, hanging, beside, around, core, relief] = [0, 0, 0, 1e-6, 0, 0]
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const { aside, rise } = inHead(head, ox + x * per, oy + y * per)
      if (aside > 1.6 || Math.abs(rise) > 1.6) continue
      const is = c[i] > 0.5 ? 1 : 0
      hairs += is
      if (rise < -0.15) hanging += is
      if (aside > 0.68 && aside < 0.95 && rise > -0.1 && rise < 0.5) {
        around++
        beside += is
      }
      // at the rim of the hair a gradient is that of its outline
      if (Math.min(c[i], c[i - 1], c[i + 1], c[i - width], c[i + width]) < 0.8) continue
      const [gx, gy] = [L[i + 1] - L[i - 1], L[i + width] - L[i - width]]
      tensor.data.set([gx * gx, gx * gy, gy * gy, 1], 4 * i)
      relief += Math.sqrt(gx * gx + gy * gy)
      core++
    }
  const smooth = gaussian(m, tensor, over)
  const even = smooth.data
  let [order, weight] = [0, 1e-9]
  for (let k = 0; k < tensor.data.length; k += 4) {
    if (tensor.data[k + 3] === 0) continue
    const [E, F, G] = [even[k], even[k + 1], even[k + 2]]
    const strength = Math.sqrt(E + G)
    order += (Math.sqrt((E - G) ** 2 + 4 * F * F) / (E + G + 1e-9)) * strength
    weight += strength
  }
  m.free(tensor)
  m.free(smooth)
  if (core < 40) return undefined
  return {
    order: order / weight,
    relief: relief / core,
    area: (hairs * per * per) / (head.width * head.size),
    beside: beside / around,
    hanging: hanging / Math.max(1, hairs),
  }
}
