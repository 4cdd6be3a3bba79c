/**
 * The floor at the street: a door with its step, and windows or a shop under an awning.
 */
import { hash } from '../raster/chance.ts'
import { times } from '../raster/mesh.ts'
import { groundHeight, type House } from './design.ts'
import { at, box, type Frame, materials, type Opening, pane, wall } from './facade.ts'

export function addGroundFloor(f: Frame, house: House): void {
  const w = house.width
  const doorX = house.shop === 'none' ? w * (0.3 + 0.4 * hash(house.seed, 1)) : w - 1.0
  const door: Opening = { x0: doorX - 0.5, x1: doorX + 0.5, y0: 0.15, y1: 2.35 }
  const openings: Opening[] = [door]
  const shop: Opening = { x0: 0.45, x1: w - 1.85, y0: 0.75, y1: 2.5 }
  if (house.shop !== 'none') openings.push(shop)
  else
    for (const x of [w * 0.16, w * 0.84])
      if (Math.abs(x - doorX) > 1.2) openings.push({ x0: x - 0.42, x1: x + 0.42, y0: 1.05, y1: 2.35 })
  wall(
    f,
    w,
    0,
    groundHeight,
    openings,
    0.25,
    house.shop === 'none' ? house.plaster : house.wood,
    materials.plaster,
  )
  box(f, 0, w, 0, 0.42, 0, 0.05, [0.3, 0.28, 0.25], materials.stone)
  // Door leaf with panels, step and knob.
  box(f, door.x0, door.x1, door.y0, door.y1 - 0.4, -0.25, -0.18, times(house.wood, 0.8), materials.wood)
  for (const [y0, y1] of [
    [0.35, 0.95],
    [1.1, 1.8],
  ] as const)
    for (const x of [door.x0 + 0.1, doorX + 0.04])
      box(f, x, x + 0.36, y0, y1, -0.18, -0.15, house.wood, materials.wood)
  pane(f, { ...door, y0: door.y1 - 0.4 }, 0.2, house.wood, 2, 1, house.seed)
  box(f, door.x0 - 0.15, door.x1 + 0.15, 0, 0.15, -0.2, 0.35, [0.36, 0.34, 0.3], materials.stone)
  box(f, door.x0 - 0.14, door.x0, 0.15, door.y1 + 0.14, 0, 0.07, house.trim, materials.stone)
  box(f, door.x1, door.x1 + 0.14, 0.15, door.y1 + 0.14, 0, 0.07, house.trim, materials.stone)
  box(f, door.x0 - 0.14, door.x1 + 0.14, door.y1, door.y1 + 0.16, 0, 0.1, house.trim, materials.stone)
  box(f, door.x1 - 0.14, door.x1 - 0.08, 1.05, 1.11, -0.18, -0.1, [0.6, 0.45, 0.15], materials.metal)
  const [columns, rows] = house.shop === 'none' ? [2, 2] : [3, 1]
  for (const [i, o] of openings.slice(1).entries())
    pane(f, o, 0.16, house.wood, columns, rows, house.seed * 7 + i, house.shop === 'none' ? 'room' : 'shop')
  if (house.shop === 'none') return
  box(f, 0.2, w - 0.2, 2.62, 3.1, 0, 0.1, times(house.wood, 0.7), materials.wood)
  box(f, 0.3, w - 0.3, 2.68, 3.04, 0.1, 0.115, house.canvas[0], materials.wood)
  if (house.shop === 'awning') awning(f, 0.3, w - 1.5, house)
}

function awning(f: Frame, x0: number, x1: number, house: House): void {
  const stripes = Math.round((x1 - x0) / 0.24)
  for (let i = 0; i < stripes; i++) {
    const a = x0 + ((x1 - x0) * i) / stripes
    const b = x0 + ((x1 - x0) * (i + 1)) / stripes
    const c = house.canvas[i % 2]
    f.mesh.quad(
      at(f, a, 2.2, 1.25),
      at(f, b, 2.2, 1.25),
      at(f, b, 2.72, 0.1),
      at(f, a, 2.72, 0.1),
      c,
      materials.canvas,
      0,
    )
    // A scalloped edge: two steps are enough at this size.
    f.mesh.quad(
      at(f, a, 2.0, 1.26),
      at(f, b, 2.0, 1.26),
      at(f, b, 2.2, 1.25),
      at(f, a, 2.2, 1.25),
      c,
      materials.canvas,
      0,
    )
    f.mesh.quad(
      at(f, a + 0.05, 1.95, 1.26),
      at(f, b - 0.05, 1.95, 1.26),
      at(f, b - 0.05, 2, 1.26),
      at(f, a + 0.05, 2, 1.26),
      c,
      materials.canvas,
      0,
    )
  }
}
