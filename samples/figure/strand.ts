/**
 * One hair: kept outside the head and the shoulders, and coloured as part of its lock.
 */
import { hash, mix } from '../raster/chance.ts'
import type { Mesh, Triple } from '../raster/mesh.ts'
import { skull } from './head.ts'
import { materials, type Person } from './person.ts'
import { bodyAt } from './torso.ts'

/** Keeps a point `over` outside the head and the shoulders. */
export function outside(p: Triple, over: number): Triple {
  const q: Triple = [...p]
  if (q[1] > -9) {
    const a = Math.atan2(q[0], q[2])
    const on = skull(a, Math.min(11.3, q[1]))
    const need = Math.hypot(on[0], on[2]) + over
    const have = Math.hypot(q[0], q[2])
    if (q[1] < 11 && have < need) {
      q[0] *= need / (have || 1)
      q[2] *= need / (have || 1)
    }
  }
  if (q[1] < -6) {
    const a = Math.atan2(q[0], q[2] + 1.6)
    const on = bodyAt(a, q[1], 0.75 + over * 0.5)
    const need = Math.hypot(on[0], on[2] + 1.6)
    const have = Math.hypot(q[0], q[2] + 1.6)
    if (have < need) {
      q[0] *= need / (have || 1)
      q[2] = (q[2] + 1.6) * (need / (have || 1)) - 1.6
    }
  }
  return q
}

export function strandOf(
  mesh: Mesh,
  person: Person,
  path: Triple[],
  i: number,
  clump: number,
  width: number,
): void {
  const shade = 0.62 + 0.5 * hash(i, 21, person.seed) + 0.35 * hash(clump, 22, person.seed)
  const warm = hash(clump, 23, person.seed)
  mesh.strand(
    path,
    width,
    width * 0.5,
    (t) => {
      const k = shade * mix(0.8, 1.25, t)
      return [
        person.hair[0] * k * (1 + 0.18 * warm),
        person.hair[1] * k,
        person.hair[2] * k * (1 - 0.12 * warm),
      ]
    },
    materials.hair,
    hash(i, 24),
  )
}
