import { smoothstep } from '../../smoothstep.ts'
import { type Face, isMeshed } from '../seen.ts'

/** How faces are reshaped; all 0 changes nothing. */
export interface Reshape {
  /** How much wider and taller eyes become. */
  readonly eyeWide: number
  readonly eyeTall: number
  /** How far the jaw is drawn in, by the face's width. */
  readonly jaw: number
  /** How much smaller the nose becomes. */
  readonly nose: number
}

/** One round pull: a stretch about a middle, or a push. In u. */
interface Pull {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Stretch along the face's right and up, as shares; or a push in u. */
  readonly right: number
  readonly up: number
  readonly pushX: number
  readonly pushY: number
  readonly ux: number
  readonly uy: number
}
export interface Warp {
  readonly pulls: readonly Pull[]
  /** Box around all that moves, in u. */
  readonly left: number
  readonly top: number
  readonly rightEnd: number
  readonly bottom: number
}

/** Beyond the first turn of the head, in radians, faces are reshaped less; from the second on, hardly. */
const turned = { from: 0.35, to: 0.6, left: 0.3 }
/** A rim that is stretched in one direction is no circle any more: behind glasses eyes grow evenly, and little. */
const behindGlasses = 0.3

/** The pulls of one face. Their sums stay below what would fold the picture. */
export function warpOf(
  face: Face,
  glasses: number,
  { eyeWide, eyeTall, jaw, nose }: Reshape,
): Warp | undefined {
  if (!isMeshed(face)) return undefined
  const { mesh } = face
  const at = (i: number) => ({ x: mesh[3 * i], y: mesh[3 * i + 1] })
  const mean = (...list: number[]) => ({
    x: list.reduce((t, i) => t + mesh[3 * i], 0) / list.length,
    y: list.reduce((t, i) => t + mesh[3 * i + 1], 0) / list.length,
  })
  const far = (p: { x: number; y: number }, q: { x: number; y: number }) =>
    Math.sqrt((p.x - q.x) ** 2 + (p.y - q.y) ** 2)
  const tall = far(at(10), at(152))
  const wide = far(at(234), at(454))
  const eye = (far(at(33), at(133)) + far(at(263), at(362))) / 2
  if (!(tall > 1 && wide > 1 && eye > 0.2)) return undefined
  const k = 1 - (1 - turned.left) * smoothstep(turned.from, turned.to, Math.abs(face.yaw))
  const even = glasses * Math.min(eyeWide, eyeTall) * behindGlasses
  const stretch = { right: k * ((1 - glasses) * eyeWide + even), up: k * ((1 - glasses) * eyeTall + even) }
  const axis = { ux: (at(10).x - at(152).x) / tall, uy: (at(10).y - at(152).y) / tall }
  const still = { right: 0, up: 0, pushX: 0, pushY: 0, ...axis }
  const pulls: Pull[] = []
  for (const corners of [
    [33, 133, 159, 145],
    [263, 362, 386, 374],
  ])
    pulls.push({ ...still, ...mean(...corners), radius: 1.25 * eye, ...stretch })
  if (nose > 0)
    pulls.push({ ...still, ...mean(1, 2), radius: 0.22 * wide, right: -k * nose, up: -0.5 * k * nose })
  if (jaw > 0) {
    const centre = { x: 0.45 * at(152).x + 0.55 * at(2).x, y: 0.45 * at(152).y + 0.55 * at(2).y }
    for (const i of [172, 397]) {
      const from = at(i)
      const long = far(centre, from) + 1e-6
      const radius = 0.3 * tall
      const push = Math.min(0.3 * radius, k * jaw * wide)
      pulls.push({
        ...still,
        ...from,
        radius,
        pushX: (push * (centre.x - from.x)) / long,
        pushY: (push * (centre.y - from.y)) / long,
      })
    }
  }
  return {
    pulls,
    left: Math.min(...pulls.map((p) => p.x - p.radius)),
    top: Math.min(...pulls.map((p) => p.y - p.radius)),
    rightEnd: Math.max(...pulls.map((p) => p.x + p.radius)),
    bottom: Math.max(...pulls.map((p) => p.y + p.radius)),
  }
}

/** From where a place of the reshaped picture is taken: the way there, in u, written to `out`. */
export function shiftAt(warps: readonly Warp[], x: number, y: number, out: [number, number]): void {
  let dx = 0
  let dy = 0
  for (const warp of warps) {
    if (x < warp.left || x > warp.rightEnd || y < warp.top || y > warp.bottom) continue
    for (const p of warp.pulls) {
      const rx = x - p.x
      const ry = y - p.y
      const q = 1 - (rx * rx + ry * ry) / (p.radius * p.radius)
      if (q <= 0) continue
      const m = q * q
      // the face's right is its up turned clockwise
      const up = rx * p.ux + ry * p.uy
      const right = -rx * p.uy + ry * p.ux
      const a = (-right * m * p.right) / (1 + p.right)
      const b = (-up * m * p.up) / (1 + p.up)
      dx += -a * p.uy + b * p.ux - m * p.pushX
      dy += a * p.ux + b * p.uy - m * p.pushY
    }
  }
  out[0] = dx
  out[1] = dy
}

/** A face with its points where the reshaped picture shows them: found by taking the way back again and again. */
export function reshaped(face: Face, warps: readonly Warp[], most: number): Face {
  const shift: [number, number] = [0, 0]
  const move = (list: Float32Array, stride: number) => {
    const out = Float32Array.from(list)
    for (let i = 0; i + 1 < list.length; i += stride) {
      let [x, y] = [list[i], list[i + 1]]
      for (let n = 0; n < 8; n++) {
        shiftAt(warps, x, y, shift)
        x = list[i] - Math.min(most, Math.max(-most, shift[0]))
        y = list[i + 1] - Math.min(most, Math.max(-most, shift[1]))
      }
      out[i] = x
      out[i + 1] = y
    }
    return out
  }
  return {
    ...face,
    mesh: move(face.mesh, 3),
    ...(face.iris ? { iris: { left: move(face.iris.left, 2), right: move(face.iris.right, 2) } } : {}),
  }
}
