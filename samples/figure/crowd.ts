/**
 * Several people in one mesh: each has its own band of material numbers.
 */
import { type Mesh, plus, type Triple, times } from '../raster/mesh.ts'
import type { Surface } from '../raster/scene.ts'
import { addFigure } from './figure.ts'
import type { Person } from './person.ts'
import { figureSurface } from './skin.ts'

export interface Place {
  person: Person
  /** Where the head's middle is, and how large the person is beside a grown one. */
  at: Triple
  size?: number
}

/** Below this height the body of a portrait is drawn out, for a picture that shows more of it. */
const breast = -26

/** More than there are materials of a figure. */
const band = 16

export function addCrowd(mesh: Mesh, places: readonly Place[], detail: number): void {
  for (const [i, { person, at, size = 1 }] of places.entries()) {
    const [points, triangles, segments] = [mesh.points, mesh.triangles, mesh.segments]
    addFigure(mesh, person, detail)
    for (let k = points; k < mesh.points; k++) {
      const y = mesh.position[k * 3 + 1]
      if (y < breast) mesh.position[k * 3 + 1] = breast + (y - breast) * 3
    }
    for (let k = points; k < mesh.points; k++) {
      const p = mesh.position.subarray(k * 3, k * 3 + 3) as unknown as Triple
      mesh.position.set(plus(times([p[0], p[1], p[2]], size), at), k * 3)
    }
    for (let k = triangles; k < mesh.triangles; k++) mesh.material[k] = mesh.material[k] + band * i
    for (let k = segments; k < mesh.segments; k++) {
      mesh.segmentMaterial[k] = mesh.segmentMaterial[k] + band * i
      mesh.width[k] = mesh.width[k] * size
    }
  }
}

export function crowdSurface(places: readonly Place[], s: Surface): void {
  const i = Math.floor(s.material / band)
  s.material -= band * i
  figureSurface(places[i].person, s)
}
