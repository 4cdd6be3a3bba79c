import type { Frame } from '../filter.ts'
import { enlarge, laneOf, shrink } from '../kernels/exchange.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { inflated } from './inflate.ts'
import { evenTexture } from './texture.ts'

/** A body is flatter than a balloon of its width. */
const flat = 1.25
/** Height in u of a step of lightness from black to white that folds and strands are seen by. */
const relief = 11
/** How far an outline's normals are believed; a mesh is believed wholly. */
const trust = 0.9

/**
 * Normals of bodies and hair, 4 lanes with their trust: heights of their blown-up outline, and on them a tenth of what
 * light and dark say about folds and strands, less where it is a pattern.
 */
export function bodyNormals(m: Machine, picture: Plane, people: Plane, { u }: Frame): Plane {
  const { width, height } = picture
  const balloon = balloonOf(m, people)
  const folds = foldsOf(m, picture, u)
  for (let i = 0; i < balloon.data.length; i++) balloon.data[i] += relief * u * folds.data[i]
  const raw = m.plane(width, height, 4)
  const h = balloon.data
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const [l, r] = [x > 0 ? i - 1 : i, x < width - 1 ? i + 1 : i]
      const [t, b] = [y > 0 ? i - width : i, y < height - 1 ? i + width : i]
      const dx = (h[r] - h[l]) / Math.max(1, r - l)
      const dy = (h[b] - h[t]) / (b - t > width ? 2 : 1)
      const inside = people.data[i] > 0.5 ? 1 : 0.02 * people.data[i]
      const inv = inside / Math.sqrt(dx * dx + dy * dy + 1)
      raw.data[4 * i] = -dx * inv
      raw.data[4 * i + 1] = -dy * inv
      raw.data[4 * i + 2] = inv
      raw.data[4 * i + 3] = inside
    }
  // what lies just outside takes the rim's
  const out = gaussian(m, raw, 1.1)
  for (let i = 0, k = 0; i < people.data.length; i++, k += 4) {
    const [x, y, z] = [out.data[k], out.data[k + 1], out.data[k + 2]]
    const length = Math.sqrt(x * x + y * y + z * z)
    const sure = length > 1e-4
    out.data[k] = sure ? x / length : 0
    out.data[k + 1] = sure ? y / length : 0
    out.data[k + 2] = sure ? z / length : 1
    out.data[k + 3] = trust * Math.min(1, people.data[i])
  }
  for (const p of [balloon, folds, raw]) m.free(p)
  return out
}

/** The blown-up outline, on half the size: it is smooth. Its root is round where the outline is. In pixels. */
function balloonOf(m: Machine, people: Plane): Plane {
  const half = Math.min(people.width, people.height) >= 16 ? 2 : 1
  const small = shrink(m, people, half)
  small.data.set(inflated(small.data, small.width, small.height))
  for (let i = 0; i < small.data.length; i++) small.data[i] = flat * half * Math.sqrt(small.data[i])
  const soft = gaussian(m, small, 1)
  const { width, height } = people
  const whole = enlarge(m, soft, { width: small.width * half, height, from: 0, to: height })
  const out = m.plane(width, height)
  for (let y = 0; y < height; y++)
    out.data.set(whole.data.subarray(y * whole.width, y * whole.width + width), y * width)
  for (const p of [small, soft, whole]) m.free(p)
  return out
}

/** What is lighter and darker than its surroundings, at the size of folds, and not where it is a woven or printed pattern. */
function foldsOf(m: Machine, picture: Plane, u: number): Plane {
  const L = laneOf(m, picture, 0)
  const fine = gaussian(m, L, 1.6 * u)
  const broad = gaussian(m, L, 8 * u)
  const texture = evenTexture(m, picture, 6 * u)
  for (let i = 0; i < fine.data.length; i++) {
    const band = fine.data[i] - broad.data[i]
    const limited = band / (1 + 6 * Math.abs(band)) // a stripe's edge is no fold
    fine.data[i] = limited * smoothstep(0.035, 0.012, texture.data[i])
  }
  for (const p of [L, broad, texture]) m.free(p)
  return fine
}
