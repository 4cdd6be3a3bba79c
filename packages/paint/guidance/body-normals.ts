import type { Frame } from '../filter.ts'
import { enlarge, laneOf, shrink } from '../kernels/exchange.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import { evenTexture } from '../kernels/maps.ts'
import { reliefOn, slopes, unit } from '../kernels/normals.ts'
import type { Plane } from '../plane.ts'
import { inflated } from './inflate.ts'

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
  const balloon = balloonOf(m, people)
  const folded = withFolds(m, balloon, picture, u)
  const raw = slopes(m, folded, people)
  // what lies just outside takes the rim's
  const soft = gaussian(m, raw, 1.1)
  const out = unit(m, soft, people, trust)
  for (const p of [balloon, folded, raw, soft]) m.free(p)
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

/** On it what is lighter and darker than its surroundings, at the size of folds, less where it is a printed pattern. */
function withFolds(m: Machine, balloon: Plane, picture: Plane, u: number): Plane {
  const L = laneOf(m, picture, 0)
  const fine = gaussian(m, L, 1.6 * u)
  const broad = gaussian(m, L, 8 * u)
  const texture = evenTexture(m, picture, 6 * u)
  const out = reliefOn(m, balloon, { fine, broad, texture }, relief * u)
  for (const p of [L, fine, broad, texture]) m.free(p)
  return out
}
