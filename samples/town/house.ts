/**
 * Houses of an old town: plaster fronts with rows of windows, a shop or a door below, a tiled roof above.
 */

import { leaf } from '../nature/trees.ts'
import { hash, stream } from '../raster/chance.ts'
import { plus, type Triple, times } from '../raster/mesh.ts'
import { groundHeight, type House } from './design.ts'
import { at, box, type Frame, materials, type Opening, pane, shutters, wall } from './facade.ts'
import { addGroundFloor } from './ground-floor.ts'
import { addRoof } from './roof.ts'

const floorHeight = 2.75

export function addHouse(f: Frame, house: House): void {
  const h = (k: number): number => hash(house.seed, k, 3)
  const eaves = groundHeight + house.floors * floorHeight
  addGroundFloor(f, house)
  const openings: Opening[] = []
  const pitch = house.width / house.bays
  const wide = Math.min(1.05, pitch * (house.shutters ? 0.44 : 0.52))
  for (let j = 0; j < house.floors; j++)
    for (let i = 0; i < house.bays; i++) {
      const x = pitch * (i + 0.5)
      const y = groundHeight + 0.75 + j * floorHeight
      openings.push({ x0: x - wide / 2, x1: x + wide / 2, y0: y, y1: y + 1.55 })
    }
  wall(f, house.width, groundHeight, eaves, openings, 0.2, house.plaster, materials.plaster)
  for (const [i, o] of openings.entries()) window(f, house, o, house.seed * 50 + i)
  // String course, cornice, gutter and its pipe.
  box(f, 0, house.width, groundHeight - 0.12, groundHeight + 0.1, 0, 0.09, house.trim, materials.stone)
  box(f, -0.05, house.width + 0.05, eaves - 0.25, eaves, 0, 0.28, house.trim, materials.stone)
  box(f, -0.05, house.width + 0.05, eaves, eaves + 0.12, 0.28, 0.42, [0.16, 0.17, 0.16], materials.metal)
  box(f, house.width - 0.16, house.width - 0.06, 0.2, eaves, 0, 0.11, [0.2, 0.22, 0.2], materials.metal)
  addRoof(f, house, eaves)
  // The side walls, so the house is a body.
  for (const x of [0, house.width]) {
    const p = (y: number, d: number): Triple => at(f, x, y, d)
    f.mesh.quad(p(0, 0), p(0, -8), p(eaves, -8), p(eaves, 0), times(house.plaster, 0.85), materials.plaster)
    if (!house.gable) {
      const ids = [p(eaves, 0.3), p(eaves, -8), p(eaves + 3.4, -4)].map((q) =>
        f.mesh.point(q, f.along, times(house.plaster, 0.85)),
      )
      f.mesh.triangle(ids[0], ids[1], ids[2], materials.plaster)
    }
  }
  if (h(9) > 0.35) lantern(f, house.width * (0.3 + 0.4 * h(8)), 2.75)
}

function window(f: Frame, house: House, o: Opening, seed: number): void {
  pane(f, o, 0.17, house.shutters ? [0.62, 0.6, 0.55] : house.wood, 2, 3, seed)
  const t = 0.13
  box(f, o.x0 - t, o.x0, o.y0, o.y1 + t, 0, 0.045, house.trim, materials.stone)
  box(f, o.x1, o.x1 + t, o.y0, o.y1 + t, 0, 0.045, house.trim, materials.stone)
  box(f, o.x0 - t, o.x1 + t, o.y1, o.y1 + t, 0, 0.06, house.trim, materials.stone)
  box(f, o.x0 - t - 0.04, o.x1 + t + 0.04, o.y0 - 0.1, o.y0, 0, 0.16, house.trim, materials.stone)
  if (house.shutters) shutters(f, o, house.wood, seed)
  if (hash(seed, 5) < 0.5) flowers(f, o, seed)
}

/** A box of geraniums on a sill. */
function flowers(f: Frame, o: Opening, seed: number): void {
  box(f, o.x0 + 0.02, o.x1 - 0.02, o.y0 - 0.02, o.y0 + 0.17, 0.02, 0.2, [0.25, 0.11, 0.06], materials.wood)
  const chance = stream(seed)
  const reds: Triple[] = [
    [0.7, 0.04, 0.05],
    [0.75, 0.2, 0.3],
    [0.8, 0.75, 0.72],
    [0.55, 0.08, 0.35],
  ]
  const bloom = reds[Math.floor(chance() * reds.length)]
  for (let i = 0; i < 190; i++) {
    const y = chance()
    const p = at(
      f,
      o.x0 + (o.x1 - o.x0) * chance(),
      o.y0 + 0.1 + 0.32 * y - 0.3 * chance() * (1 - y),
      0.1 + 0.22 * chance(),
    )
    const red = y > 0.45 && chance() < 0.6
    const c: Triple = red
      ? times(bloom, 0.7 + 0.6 * chance())
      : times([0.09, 0.17, 0.04], 0.6 + 0.8 * chance())
    leaf(
      f.mesh,
      p,
      red ? 0.075 : 0.1,
      plus(f.out, [0, 0.6, 0]),
      c,
      red ? materials.petal : materials.leaf,
      chance,
    )
  }
}

/** A lantern on a bracket. */
function lantern(f: Frame, x: number, y: number): void {
  const iron: Triple = [0.03, 0.03, 0.032]
  box(f, x - 0.02, x + 0.02, y + 0.55, y + 0.6, 0, 0.62, iron, materials.metal)
  box(f, x - 0.02, x + 0.02, y + 0.2, y + 0.6, 0, 0.04, iron, materials.metal)
  box(f, x - 0.11, x + 0.11, y + 0.46, y + 0.52, 0.42, 0.66, iron, materials.metal)
  box(f, x - 0.09, x + 0.09, y + 0.1, y + 0.46, 0.45, 0.63, [0.75, 0.68, 0.5], materials.glass, 2)
  box(f, x - 0.06, x + 0.06, y + 0.04, y + 0.1, 0.48, 0.6, iron, materials.metal)
  for (const dx of [-0.1, 0.08])
    box(f, x + dx, x + dx + 0.02, y + 0.1, y + 0.46, 0.62, 0.645, iron, materials.metal)
}
