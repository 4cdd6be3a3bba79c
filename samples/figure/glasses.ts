/**
 * Spectacles: two rims, a bridge, the arms to the ears, and dark glass where they are for the sun.
 */
import type { Mesh, Triple } from '../raster/mesh.ts'
import { patch, pipe } from '../raster/patch.ts'
import { materials, type Person } from './person.ts'

/** Middle and half axes of a lens; the front bends back towards the temples. */
const lens = { x: 3.3, y: -0.3, wide: 2.45, high: 1.95 }
const front = (x: number): number => 9.45 - 0.042 * x * x

function onRim(side: number, turn: number, reach = 1): Triple {
  const round = (v: number): number => Math.sign(v) * Math.abs(v) ** 0.72
  const x = side * lens.x + lens.wide * reach * round(Math.cos(turn))
  return [x, lens.y + lens.high * reach * round(Math.sin(turn)), front(x)]
}

export function addGlasses(mesh: Mesh, { colour, rim, dark }: NonNullable<Person['glasses']>): void {
  const bar = (path: Triple[], thick = rim) => pipe(mesh, path, () => thick, colour, materials.frame)
  for (const side of [-1, 1]) {
    bar(Array.from({ length: 49 }, (_, i) => onRim(side, (i / 48) * 2 * Math.PI)))
    const hinge = onRim(side, side > 0 ? 0.35 : Math.PI - 0.35)
    bar([hinge, [side * 6.9, 0.5, 6], [side * 7.5, 0.4, 2], [side * 7.9, 0.3, -0.6]], 0.9 * rim)
    if (dark)
      patch(mesh, 40, 6, materials.glass, (u, v) => ({
        at: onRim(side, u * 2 * Math.PI, v),
        colour: [0.012, 0.012, 0.014],
      }))
  }
  bar(
    Array.from({ length: 9 }, (_, i): Triple => {
      const x = -0.95 + (1.9 * i) / 8
      return [x, 0.35 + 0.25 * (1 - (x / 0.95) ** 2), front(x) + 0.25]
    }),
  )
}
