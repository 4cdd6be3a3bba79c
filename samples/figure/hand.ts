/**
 * The person's own hand, laid over an eye, and the forearm that comes with it.
 */
import { mix, step } from '../raster/chance.ts'
import { type Mesh, type Triple, times } from '../raster/mesh.ts'
import { ball, pipe } from '../raster/patch.ts'
import { materials, type Person } from './person.ts'

/** Fingers from the little one outwards to the forefinger by the nose: where they begin, how far they reach. */
const fingers = [
  { x: 1.35, tip: 3.1, thick: 0.78 },
  { x: 2.85, tip: 4.2, thick: 0.82 },
  { x: 4.35, tip: 3.8, thick: 0.8 },
  { x: 5.75, tip: 2.2, thick: 0.68 },
]

export function addHand(mesh: Mesh, person: Person, side: number): void {
  const at = (x: number, y: number, z: number): Triple => [side * x, y, z]
  const limb = (path: Triple[], radius: (along: number) => number) =>
    pipe(mesh, path, radius, person.skin, materials.limb, 20)
  for (const { x, tip, thick } of fingers) {
    const depth = 10.3 - 0.055 * x * x
    const path = Array.from({ length: 25 }, (_, i) => {
      const t = i / 24
      return at(mix(x + 0.35, x - 0.25, t), mix(-5, tip, t), depth + 0.35 * Math.sin(t * 2.6) - 0.7 * t * t)
    })
    // Joints are a little thicker; the end is round.
    limb(path, (t) => {
      const joint = 0.05 * (Math.exp(-(((t - 0.5) / 0.08) ** 2)) + Math.exp(-(((t - 0.77) / 0.06) ** 2)))
      return (thick * (1.08 - 0.24 * t) + joint) * Math.sqrt(Math.max(0, 1 - step(0.9, 1, t) ** 2))
    })
  }
  ball(mesh, at(3.9, -6, 9.9), [3.15, 3.3, 1.05], person.skin, materials.limb, 24)
  limb(
    Array.from({ length: 17 }, (_, i) => {
      const t = i / 16
      return at(mix(5.4, 8.1, t), mix(-7.6, -2.6, t), mix(10, 8.6, t * t))
    }),
    (t) => mix(1.15, 0.75, t) * Math.sqrt(Math.max(0, 1 - step(0.86, 1, t) ** 2)),
  )
  limb(
    Array.from({ length: 17 }, (_, i) => {
      const t = i / 16
      return at(mix(4.3, 13, t), mix(-7, -34, t), mix(9.8, 13.5, t))
    }),
    (t) => mix(1.9, 3.7, step(0, 0.8, t)),
  )
  if (person.clothStyle === 'knit')
    pipe(
      mesh,
      [at(7.6, -17.5, 11.2), at(10, -25, 12.3), at(13.2, -34.5, 13.6)],
      (t) => mix(3.4, 4.6, t),
      times(person.cloth, 0.8),
      materials.hat,
      24,
    )
}
