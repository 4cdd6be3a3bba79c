/**
 * Houses of an old town: plaster fronts with rows of windows, a shop or a door below, a tiled roof above.
 */
import { hash, stream } from '../raster/chance.ts'
import { plus, type Triple, times } from '../raster/mesh.ts'
import { leaf } from '../nature/trees.ts'
import { at, box, type Frame, materials, type Opening, pane, shutters, wall } from './facade.ts'

export interface House {
  width: number
  floors: number
  plaster: Triple
  trim: Triple
  wood: Triple
  shop: 'none' | 'awning' | 'plain'
  canvas: [Triple, Triple]
  bays: number
  shutters: boolean
  gable: boolean
  seed: number
}

const floorHeight = 2.75
const groundHeight = 3.3

export function addHouse(f: Frame, house: House): void {
  const h = (k: number): number => hash(house.seed, k, 3)
  const eaves = groundHeight + house.floors * floorHeight
  ground(f, house)
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
  openings.forEach((o, i) => window(f, house, o, house.seed * 50 + i))
  // String course, cornice, gutter and its pipe.
  box(f, 0, house.width, groundHeight - 0.12, groundHeight + 0.1, 0, 0.09, house.trim, materials.stone)
  box(f, -0.05, house.width + 0.05, eaves - 0.25, eaves, 0, 0.28, house.trim, materials.stone)
  box(f, -0.05, house.width + 0.05, eaves, eaves + 0.12, 0.28, 0.42, [0.16, 0.17, 0.16], materials.metal)
  box(f, house.width - 0.16, house.width - 0.06, 0.2, eaves, 0, 0.11, [0.2, 0.22, 0.2], materials.metal)
  roof(f, house, eaves)
  // The side walls, so the house is a body.
  for (const x of [0, house.width]) {
    const p = (y: number, d: number): Triple => at(f, x, y, d)
    f.mesh.quad(p(0, 0), p(0, -8), p(eaves, -8), p(eaves, 0), times(house.plaster, 0.85), materials.plaster)
    if (!house.gable) {
      const ids = [p(eaves, 0.3), p(eaves, -8), p(eaves + 3.4, -4)].map((q) => f.mesh.point(q, f.along, times(house.plaster, 0.85)))
      f.mesh.triangle(ids[0]!, ids[1]!, ids[2]!, materials.plaster)
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
  const reds: Triple[] = [[0.7, 0.04, 0.05], [0.75, 0.2, 0.3], [0.8, 0.75, 0.72], [0.55, 0.08, 0.35]]
  const bloom = reds[Math.floor(chance() * reds.length)]!
  for (let i = 0; i < 190; i++) {
    const y = chance()
    const p = at(f, o.x0 + (o.x1 - o.x0) * chance(), o.y0 + 0.1 + 0.32 * y - 0.3 * chance() * (1 - y), 0.1 + 0.22 * chance())
    const red = y > 0.45 && chance() < 0.6
    const c: Triple = red ? times(bloom, 0.7 + 0.6 * chance()) : times([0.09, 0.17, 0.04], 0.6 + 0.8 * chance())
    leaf(f.mesh, p, red ? 0.075 : 0.1, plus(f.out, [0, 0.6, 0]), c, red ? materials.petal : materials.leaf, chance)
  }
}

function ground(f: Frame, house: House): void {
  const w = house.width
  const doorX = house.shop === 'none' ? w * (0.3 + 0.4 * hash(house.seed, 1)) : w - 1.0
  const door: Opening = { x0: doorX - 0.5, x1: doorX + 0.5, y0: 0.15, y1: 2.35 }
  const openings: Opening[] = [door]
  const shop: Opening = { x0: 0.45, x1: w - 1.85, y0: 0.75, y1: 2.5 }
  if (house.shop !== 'none') openings.push(shop)
  else
    for (const x of [w * 0.16, w * 0.84])
      if (Math.abs(x - doorX) > 1.2) openings.push({ x0: x - 0.42, x1: x + 0.42, y0: 1.05, y1: 2.35 })
  wall(f, w, 0, groundHeight, openings, 0.25, house.shop === 'none' ? house.plaster : house.wood, materials.plaster)
  box(f, 0, w, 0, 0.42, 0, 0.05, [0.3, 0.28, 0.25], materials.stone)
  // Door leaf with panels, step and knob.
  box(f, door.x0, door.x1, door.y0, door.y1 - 0.4, -0.25, -0.18, times(house.wood, 0.8), materials.wood)
  for (const [y0, y1] of [[0.35, 0.95], [1.1, 1.8]] as const)
    for (const x of [door.x0 + 0.1, doorX + 0.04]) box(f, x, x + 0.36, y0, y1, -0.18, -0.15, house.wood, materials.wood)
  pane(f, { ...door, y0: door.y1 - 0.4 }, 0.2, house.wood, 2, 1, house.seed)
  box(f, door.x0 - 0.15, door.x1 + 0.15, 0, 0.15, -0.2, 0.35, [0.36, 0.34, 0.3], materials.stone)
  box(f, door.x0 - 0.14, door.x0, 0.15, door.y1 + 0.14, 0, 0.07, house.trim, materials.stone)
  box(f, door.x1, door.x1 + 0.14, 0.15, door.y1 + 0.14, 0, 0.07, house.trim, materials.stone)
  box(f, door.x0 - 0.14, door.x1 + 0.14, door.y1, door.y1 + 0.16, 0, 0.1, house.trim, materials.stone)
  box(f, door.x1 - 0.14, door.x1 - 0.08, 1.05, 1.11, -0.18, -0.1, [0.6, 0.45, 0.15], materials.metal)
  openings.slice(1).forEach((o, i) => pane(f, o, 0.16, house.wood, house.shop === 'none' ? 2 : 3, house.shop === 'none' ? 2 : 1, house.seed * 7 + i))
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
    const c = house.canvas[i % 2]!
    f.mesh.quad(at(f, a, 2.2, 1.25), at(f, b, 2.2, 1.25), at(f, b, 2.72, 0.1), at(f, a, 2.72, 0.1), c, materials.canvas, 0)
    // A scalloped edge: two steps are enough at this size.
    f.mesh.quad(at(f, a, 2.0, 1.26), at(f, b, 2.0, 1.26), at(f, b, 2.2, 1.25), at(f, a, 2.2, 1.25), c, materials.canvas, 0)
    f.mesh.quad(at(f, a + 0.05, 1.95, 1.26), at(f, b - 0.05, 1.95, 1.26), at(f, b - 0.05, 2, 1.26), at(f, a + 0.05, 2, 1.26), c, materials.canvas, 0)
  }
}

function roof(f: Frame, house: House, eaves: number): void {
  const w = house.width
  const clay: Triple = [0.36 + 0.1 * hash(house.seed, 31), 0.15, 0.085]
  const p = (x: number, y: number, d: number): Triple => at(f, x, y, d)
  if (house.gable) {
    const ids = [p(0, eaves, 0), p(w, eaves, 0), p(w / 2, eaves + w * 0.62, 0)].map((q) => f.mesh.point(q, f.out, house.plaster))
    f.mesh.triangle(ids[0]!, ids[1]!, ids[2]!, materials.plaster)
    f.mesh.quad(p(-0.25, eaves - 0.25, 0.35), p(w / 2, eaves + w * 0.64, 0.35), p(w / 2, eaves + w * 0.64, -8), p(-0.25, eaves - 0.25, -8), clay, materials.tile, w)
    f.mesh.quad(p(w + 0.25, eaves - 0.25, 0.35), p(w / 2, eaves + w * 0.64, 0.35), p(w / 2, eaves + w * 0.64, -8), p(w + 0.25, eaves - 0.25, -8), clay, materials.tile, w)
    const o: Opening = { x0: w / 2 - 0.35, x1: w / 2 + 0.35, y0: eaves + 0.5, y1: eaves + 1.5 }
    box(f, o.x0 - 0.12, o.x1 + 0.12, o.y0 - 0.12, o.y1 + 0.12, 0, 0.05, house.trim, materials.stone)
    pane({ ...f }, o, -0.06, house.wood, 2, 2, house.seed)
    return
  }
  f.mesh.quad(p(-0.1, eaves + 0.05, 0.45), p(w + 0.1, eaves + 0.05, 0.45), p(w + 0.1, eaves + 3.4, -4), p(-0.1, eaves + 3.4, -4), clay, materials.tile, w)
  for (let i = 0; i < Math.floor(w / 2.6); i++) dormer(f, house, w * ((i + 0.5) / Math.floor(w / 2.6)), eaves, clay)
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
  for (const s of [-1, 1]) f.mesh.quad(p(0.78 * s, y1 - 0.1, -0.55), p(0, y1 + 0.55, -0.55), p(0, y1 + 0.55, -2.9), p(0.78 * s, y1 - 0.1, -2.9), clay, materials.tile, 1.5)
  const ids = [p(-0.6, y1, -0.75), p(0.6, y1, -0.75), p(0, y1 + 0.5, -0.75)].map((q) => f.mesh.point(q, f.out, house.plaster))
  f.mesh.triangle(ids[0]!, ids[1]!, ids[2]!, materials.plaster)
}

/** A lantern on a bracket. */
function lantern(f: Frame, x: number, y: number): void {
  const iron: Triple = [0.03, 0.03, 0.032]
  box(f, x - 0.02, x + 0.02, y + 0.55, y + 0.6, 0, 0.62, iron, materials.metal)
  box(f, x - 0.02, x + 0.02, y + 0.2, y + 0.6, 0, 0.04, iron, materials.metal)
  box(f, x - 0.11, x + 0.11, y + 0.46, y + 0.52, 0.42, 0.66, iron, materials.metal)
  box(f, x - 0.09, x + 0.09, y + 0.1, y + 0.46, 0.45, 0.63, [0.75, 0.68, 0.5], materials.glass, 2)
  box(f, x - 0.06, x + 0.06, y + 0.04, y + 0.1, 0.48, 0.6, iron, materials.metal)
  for (const dx of [-0.1, 0.08]) box(f, x + dx, x + dx + 0.02, y + 0.1, y + 0.46, 0.62, 0.645, iron, materials.metal)
}
