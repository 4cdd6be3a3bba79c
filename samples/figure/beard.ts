/**
 * Beard and moustache.
 */
import { curve, hash, mix, step } from '../raster/chance.ts'
import { type Mesh, plus, type Triple, times, unit } from '../raster/mesh.ts'
import { faceAt } from './head.ts'
import { lips, materials, mouth, type Person } from './person.ts'

/** The beard's upper edge over the cheek, by the distance from the middle. */
const edge = curve([
  [0, -4.85],
  [1.5, -4.95],
  [2.6, -5.5],
  [3.4, -5.9],
  [4.5, -5.2],
  [5.5, -3.6],
  [6.3, -1.2],
  [7, 1.5],
])

/** How densely whiskers grow at a place of the face, 0..1: not on the lips, less in the groove above them. */
export function whiskers(person: Person, ax: number, y: number): number {
  // The neck's skin is another sheet, and bare.
  const below = step(0.25, -0.15, y - edge(ax)) * step(-10.9, -10.6, y)
  const [top, , bottom] = lips(person, ax)
  const lip = ax < mouth.half + 0.1 ? step(0.05, 0.2, Math.max(y - top, bottom - y)) : 1
  const groove = 1 - 0.5 * Math.exp(-((ax / 0.3) ** 2)) * step(-6.2, -5.6, y)
  const hollow = 1 - 0.6 * Math.exp(-(((ax - 1.7) / 0.6) ** 2) - ((y + 7.7) / 0.35) ** 2)
  return below * lip * groove * hollow
}

export function addBeard(mesh: Mesh, person: Person, detail: number): void {
  const beard = person.beard
  if (!beard) return
  const count = Math.round(30000 * detail)
  for (let i = 0; i < count; i++) {
    const h = (k: number): number => hash(i, k, person.seed + 71)
    const y = mix(-10.6, 1.5, h(1) ** 1.5)
    const root = faceAt(person, (h(2) * 2 - 1) * 0.5 * Math.PI, y).at
    if (root[2] < 0 || whiskers(person, Math.abs(root[0]), root[1]) < h(3)) continue
    const out = unit([root[0], 0.3 * (root[1] + 5), root[2]])
    // On the lip they are combed aside, on the cheek they hang; long ones gather under the chin.
    const aside = root[1] > -6.2 && Math.abs(root[0]) < 2.6 ? Math.sign(root[0]) * 0.9 : 0.1 * (h(4) - 0.5)
    const size = Math.min(beard.long, 0.35 + beard.long * step(-5, -9, root[1])) * (0.6 + 0.6 * h(5))
    const path: Triple[] = []
    for (let k = 0; k <= 5; k++) {
      const t = k / 5
      const stand = 0.04 + 0.4 * t * (0.6 + 0.6 * h(6)) * size
      path.push(
        plus(
          root,
          plus(times(out, stand), [aside * t * size + 0.2 * (h(7) - 0.5) * t, -t * size, 0.1 * t * size]),
        ),
      )
    }
    const shade = 0.7 + 0.6 * h(8)
    mesh.strand(path, 0.016 / detail, 0.008 / detail, () => times(beard.colour, shade), materials.hair, h(9))
  }
}
