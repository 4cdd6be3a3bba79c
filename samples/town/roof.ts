/**
 * Roofs: tiled slopes with dormers and chimneys, or a gable to the street.
 */
import { hash } from '../raster/chance.ts'
import { type Triple, times } from '../raster/mesh.ts'
import type { House } from './design.ts'
import { at, box, type Frame, materials, type Opening, pane } from './facade.ts'

export function addRoof(f: Frame, house: House, eaves: number): void {
  const w = house.width
  const clay: Triple = [0.36 + 0.1 * hash(house.seed, 31), 0.15, 0.085]
  const p = (x: number, y: number, d: number): Triple => at(f, x, y, d)
  if (house.gable) {
    const ids = [p(0, eaves, 0), p(w, eaves, 0), p(w / 2, eaves + w * 0.62, 0)].map((q) =>
      f.mesh.point(q, f.out, house.plaster),
    )
    f.mesh.triangle(ids[0], ids[1], ids[2], materials.plaster)
    f.mesh.quad(
      p(-0.25, eaves - 0.25, 0.35),
      p(w / 2, eaves + w * 0.64, 0.35),
      p(w / 2, eaves + w * 0.64, -8),
      p(-0.25, eaves - 0.25, -8),
      clay,
      materials.tile,
      w,
    )
    f.mesh.quad(
      p(w + 0.25, eaves - 0.25, 0.35),
      p(w / 2, eaves + w * 0.64, 0.35),
      p(w / 2, eaves + w * 0.64, -8),
      p(w + 0.25, eaves - 0.25, -8),
      clay,
      materials.tile,
      w,
    )
    const o: Opening = { x0: w / 2 - 0.35, x1: w / 2 + 0.35, y0: eaves + 0.5, y1: eaves + 1.5 }
    box(f, o.x0 - 0.12, o.x1 + 0.12, o.y0 - 0.12, o.y1 + 0.12, 0, 0.05, house.trim, materials.stone)
    pane({ ...f }, o, -0.06, house.wood, 2, 2, house.seed)
    return
  }
  f.mesh.quad(
    p(-0.1, eaves + 0.05, 0.45),
    p(w + 0.1, eaves + 0.05, 0.45),
    p(w + 0.1, eaves + 3.4, -4),
    p(-0.1, eaves + 3.4, -4),
    clay,
    materials.tile,
    w,
  )
  for (let i = 0; i < Math.floor(w / 2.6); i++)
    dormer(f, house, w * ((i + 0.5) / Math.floor(w / 2.6)), eaves, clay)
  const x = w * (0.15 + 0.6 * hash(house.seed, 33))
  box(f, x, x + 0.7, eaves + 2, eaves + 4.6, -3.6, -2.9, [0.36, 0.2, 0.14], materials.stone)
  box(f, x - 0.07, x + 0.77, eaves + 4.4, eaves + 4.55, -3.7, -2.8, [0.34, 0.32, 0.3], materials.stone)
}

function dormer(f: Frame, house: House, x: number, eaves: number, clay: Triple): void {
  const [y0, y1] = [eaves + 0.75, eaves + 1.85]
  box(f, x - 0.6, x + 0.6, y0 - 0.3, y1, -2.6, -0.75, times(house.plaster, 0.9), materials.plaster)
  const o: Opening = { x0: x - 0.38, x1: x + 0.38, y0, y1: y1 - 0.12 }
  pane(f, o, 0.73, house.wood, 2, 2, house.seed + 5)
  const p = (dx: number, y: number, d: number): Triple => at(f, x + dx, y, d)
  for (const s of [-1, 1])
    f.mesh.quad(
      p(0.78 * s, y1 - 0.1, -0.55),
      p(0, y1 + 0.55, -0.55),
      p(0, y1 + 0.55, -2.9),
      p(0.78 * s, y1 - 0.1, -2.9),
      clay,
      materials.tile,
      1.5,
    )
  const ids = [p(-0.6, y1, -0.75), p(0.6, y1, -0.75), p(0, y1 + 0.5, -0.75)].map((q) =>
    f.mesh.point(q, f.out, house.plaster),
  )
  f.mesh.triangle(ids[0], ids[1], ids[2], materials.plaster)
}
