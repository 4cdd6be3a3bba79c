/**
 * Short hair, combed back and to the side from a parting.
 */
import { hash, mix, step } from '../raster/chance.ts'
import { dot, type Mesh, minus, plus, type Triple, times, unit } from '../raster/mesh.ts'
import { skull } from './head.ts'
import type { Person } from './person.ts'
import { scalp } from './scalp.ts'
import { outside, strandOf } from './strand.ts'

export function addShortHair(mesh: Mesh, person: Person, strands: number, width: number): void {
  for (let i = 0; i < strands; i++) {
    const h = (k: number): number => hash(i, k, person.seed)
    const root = skull((h(1) * 2 - 1) * Math.PI, mix(-6, 11.4, Math.sqrt(h(2))))
    if (scalp(...root) < 0.9 * h(9) ** 2) continue
    const clump = Math.floor(root[0] * 0.9) * 31 + Math.floor(root[2] * 0.5) * 7 + Math.floor(root[1] * 0.4)
    const c = (k: number): number => hash(clump, k, person.seed + 17)
    const n = unit([root[0], root[1] - 2, root[2]])
    const top = step(3, 8, root[1])
    const side = root[0] > -2.4 ? 1 : -1
    const wish: Triple = [
      side * mix(0.1, 1, top) + 0.5 * (c(1) - 0.5),
      mix(-0.9, 0.1, top),
      mix(-0.7, -0.6, top) + 0.5 * (c(2) - 0.5),
    ]
    const way = unit(minus(wish, times(n, dot(wish, n))))
    const size = mix(1.3, 4.2, top) * (0.7 + 0.5 * h(3))
    const lift = mix(0.25, 0.9, top) * (0.6 + 0.8 * c(3)) * step(0, 2, scalp(...root))
    const path: Triple[] = []
    for (let k = 0; k <= 9; k++) {
      const t = k / 9
      const p = plus(root, plus(times(way, t * size), times(n, 0.1 + lift * Math.sin(t * 2.2))))
      path.push(outside(plus(p, times([h(4) - 0.5, h(5) - 0.5, h(6) - 0.5], 0.5 * t)), 0.12 + 0.5 * lift * t))
    }
    strandOf(mesh, person, path, i, clump, width)
  }
}
