/**
 * The far side of the lake: mixed woods, and a red hut at the water.
 */
import { fractal, hash, noise } from '../raster/chance.ts'
import type { Mesh, Triple } from '../raster/mesh.ts'
import { addBush, addConifer } from './far-trees.ts'
import { farHeight } from './land.ts'
import { landMaterials as m } from './surfaces.ts'

export function addWoods(mesh: Mesh, detail: number): void {
  for (let i = 0; i < 2300; i++) {
    const h = (k: number): number => hash(i, k, 17)
    const z = -140 * 5.2 ** (h(1) ** 1.25)
    const x = (h(2) * 2 - 1) * -z * 0.64
    const y = farHeight(x, z)
    const group = fractal(x * 0.013, z * 0.013, 3, 3)
    if (y < 0.4 || (group < -0.12 && h(3) > 0.12) || Math.hypot(x - 17, z + 152) < 13) continue
    const tall = (7 + 8 * h(4)) * (0.85 + 0.4 * group)
    if (h(5) < 0.62 + 0.5 * noise(x * 0.02, z * 0.02))
      addConifer(
        mesh,
        [x, y - 0.3, z],
        tall * 1.25,
        [0.045 + 0.02 * h(6), 0.085, 0.035],
        m.needle,
        i,
        -z < 260 ? 12 : 7,
      )
    else
      addBush(
        mesh,
        [x, y - 0.3, z],
        tall * 0.75,
        tall * 0.62,
        [0.11 + 0.09 * h(6), 0.16 + 0.04 * h(7), 0.04],
        m.needle,
        i,
        Math.round((-z < 260 ? 170 : 70) * Math.max(0.4, detail)),
      )
  }
}

export function addHut(mesh: Mesh): void {
  const [x, z] = [17, -147]
  const y = Math.max(0.3, farHeight(x, z))
  const box = (x0: number, x1: number, y0: number, y1: number, z0: number, z1: number, c: Triple): void => {
    mesh.quad([x0, y0, z1], [x1, y0, z1], [x1, y1, z1], [x0, y1, z1], c, m.wall, 1)
    mesh.quad([x0, y0, z0], [x0, y0, z1], [x0, y1, z1], [x0, y1, z0], c, m.wall, 1)
    mesh.quad([x1, y0, z1], [x1, y0, z0], [x1, y1, z0], [x1, y1, z1], c, m.wall, 1)
  }
  box(x - 4, x + 4, y - 1, y + 3, z - 5, z, [0.42, 0.055, 0.035])
  const roof: Triple = [0.1, 0.09, 0.085]
  mesh.quad(
    [x - 4.6, y + 2.7, z + 0.5],
    [x + 4.6, y + 2.7, z + 0.5],
    [x + 4.6, y + 5.4, z - 2.5],
    [x - 4.6, y + 5.4, z - 2.5],
    roof,
    m.wall,
    2,
  )
  for (const wx of [-2.4, 1.2]) {
    mesh.quad(
      [x + wx, y + 0.9, z + 0.05],
      [x + wx + 1.4, y + 0.9, z + 0.05],
      [x + wx + 1.4, y + 2.3, z + 0.05],
      [x + wx, y + 2.3, z + 0.05],
      [0.8, 0.78, 0.72],
      m.wall,
      0,
    )
    mesh.quad(
      [x + wx + 0.2, y + 1.1, z + 0.1],
      [x + wx + 1.2, y + 1.1, z + 0.1],
      [x + wx + 1.2, y + 2.1, z + 0.1],
      [x + wx + 0.2, y + 2.1, z + 0.1],
      [0.05, 0.07, 0.09],
      m.wall,
      0,
    )
  }
  box(x + 1.6, x + 2.4, y + 4, y + 6.3, z - 3, z - 2.2, [0.3, 0.26, 0.24])
  // A landing stage before it.
  mesh.quad(
    [x - 7, 0.45, z + 9],
    [x - 5, 0.45, z + 9],
    [x - 5, 0.6, z - 1],
    [x - 7, 0.6, z - 1],
    [0.3, 0.24, 0.18],
    m.wall,
    0,
  )
}
