import { inside } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { gaussian } from './gaussian.ts'
import type { Machine } from './machine.ts'

export interface Laid {
  /** By how much the model's picture was shrunk. */
  readonly k: number
  /** What the result is ramped between; left out, it is only held to 0..1. */
  readonly ramp?: readonly [from: number, to: number]
  /** What is taken off. */
  readonly cover?: Plane
}
/** Puts a model of a shrunken picture to the full one. */
export function layModel(m: Machine, model: Plane, picture: Plane, { k, ramp, cover }: Laid): Plane {
  const { width, height } = picture
  const out = m.plane(width, height)
  const [from, to] = ramp ?? [0, 0]
  const at = [model.at, picture.at, cover?.at ?? 0, out.at]
  m.rows('refineRows', height, ...at, model.width, model.height, width, 1 / k, from, to)
  return out
}

/** How far a picture's lightness is from a softened one, times `scale`, at most `most`. */
export function contrast(m: Machine, picture: Plane, soft: Plane, scale = 1, most = 1): Plane {
  const out = m.plane(picture.width, picture.height)
  m.rows('mapContrastRows', picture.height, picture.at, soft.at, out.at, picture.width, scale, most)
  return out
}
/** Twice the smaller of the two mean gradients of lightness, along and across each place's own direction. */
export function evenTexture(m: Machine, picture: Plane, sigma: number): Plane {
  const { width, height } = picture
  const tensor = m.plane(width, height, 4)
  m.rows('lightTensorRows', height, picture.at, tensor.at, width, height)
  const soft = gaussian(m, tensor, sigma)
  const out = m.plane(width, height)
  m.rows('evenRows', height, soft.at, out.at, width)
  m.free(tensor)
  m.free(soft)
  return out
}

/** One person's skin and where its face is, in pixels: guidance/skin-model.ts says what the numbers are. */
export interface SkinAt {
  readonly L: number
  readonly a: number
  readonly b: number
  readonly slack: number
  readonly x: number
  readonly y: number
  readonly width: number
}
/** Raises `out` to how much colours are like a person's skin, within some widths of the face or, at [0, 0], anywhere. */
export function raiseSkin(
  m: Machine,
  out: Plane,
  picture: Plane,
  people: Plane,
  { L, a, b, slack, x, y, width }: SkinAt,
  [near, far]: readonly [number, number],
): void {
  const square = a * a + b * b
  const tone = [L, a / square, b / square, slack]
  const at = [picture.at, people.at, out.at, out.width]
  m.rows('skinRows', out.height, ...at, ...tone, x, y, 1 / width, near, far)
}

/** The value of a plane of 4 lanes shrunken by k at a pixel of the full one: bilinear, edges repeat. */
export function shrunkAt(src: Plane, k: number, x: number, y: number, lane: number): number {
  const at = (c: number, r: number) =>
    src.data[4 * (inside(r, src.height) * src.width + inside(c, src.width)) + lane]
  const [fx, fy] = [(x + 0.5) / k - 0.5, (y + 0.5) / k - 0.5]
  const [c, r] = [Math.floor(fx), Math.floor(fy)]
  const row = (n: number) => at(c, n) + (fx - c) * (at(c + 1, n) - at(c, n))
  return row(r) + (fy - r) * (row(r + 1) - row(r))
}

/** The plain twin of `layModel`. */
export function layModelPlain(model: Plane, picture: Plane, { k, ramp, cover }: Laid): Float32Array {
  const { width, data } = picture
  return Float32Array.from({ length: width * picture.height }, (_, i) => {
    const lane = (l: number) => shrunkAt(model, k, i % width, Math.floor(i / width), l)
    const sum = lane(0) * data[4 * i] + lane(1) * data[4 * i + 1] + lane(2) * data[4 * i + 2] + lane(3)
    const v = Math.min(1, Math.max(0, sum))
    return (ramp ? smoothstep(...ramp, v) : v) * (1 - Math.min(1, cover?.data[i] ?? 0))
  })
}

/** The plain twin of `evenTexture` before it is softened: the tensor of one pixel. */
export function lightTensorPlain({ width, height, data }: Plane): Float32Array {
  const L = (x: number, y: number) => data[4 * (inside(y, height) * width + inside(x, width))]
  return Float32Array.from({ length: 4 * width * height }, (_, k) => {
    const [x, y] = [(k >> 2) % width, Math.floor((k >> 2) / width)]
    const [gx, gy] = [(L(x + 1, y) - L(x - 1, y)) / 2, (L(x, y + 1) - L(x, y - 1)) / 2]
    return [gx * gx, gx * gy, gy * gy, 0][k % 4]
  })
}
/** What `evenTexture` makes of a softened tensor. */
export function evenPlain({ width, height, data }: Plane): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => {
    const [xx, xy, yy] = [data[4 * i], data[4 * i + 1], data[4 * i + 2]]
    const spread = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)
    return 2 * Math.sqrt(Math.max(0, xx + yy - spread) / 2)
  })
}
