/**
 * A row of houses along one side of the lane, each by chance its own, with what stands before it.
 */
import { hash } from '../raster/chance.ts'
import { type Mesh, type Triple, unit } from '../raster/mesh.ts'
import type { House } from './design.ts'
import type { Frame } from './facade.ts'
import { addHouse } from './house.ts'
import { cafe, sign, tub } from './things.ts'

/** Where the lane's middle lies at the distance −z, and half its width. */
export const bend = (z: number): number => 0.0052 * Math.min(0, z) ** 2
export const half = 3.9

const plasters: Triple[] = [
  [0.72, 0.55, 0.3],
  [0.66, 0.36, 0.24],
  [0.74, 0.68, 0.56],
  [0.5, 0.58, 0.56],
  [0.7, 0.46, 0.36],
  [0.76, 0.72, 0.64],
  [0.56, 0.6, 0.42],
  [0.6, 0.5, 0.56],
]
const woods: Triple[] = [
  [0.06, 0.16, 0.13],
  [0.08, 0.13, 0.24],
  [0.28, 0.06, 0.05],
  [0.2, 0.12, 0.07],
  [0.2, 0.28, 0.3],
  [0.3, 0.27, 0.2],
]
const canvases: [Triple, Triple][] = [
  [
    [0.62, 0.08, 0.07],
    [0.78, 0.75, 0.68],
  ],
  [
    [0.08, 0.24, 0.2],
    [0.78, 0.75, 0.66],
  ],
  [
    [0.75, 0.5, 0.1],
    [0.8, 0.77, 0.7],
  ],
  [
    [0.1, 0.18, 0.42],
    [0.78, 0.76, 0.72],
  ],
]

export function addRow(mesh: Mesh, side: 1 | -1): Frame[] {
  const frames: Frame[] = []
  let z = 3
  for (let i = 0; z > -62; i++) {
    const h = (k: number): number => hash(i, k, side + 40)
    const width = 4.6 + 2.3 * h(1)
    const [za, zb] = side < 0 ? [z, z - width] : [z - width, z]
    const a: Triple = [bend(za) + side * half, 0, za]
    const b: Triple = [bend(zb) + side * half, 0, zb]
    const along = unit([b[0] - a[0], 0, b[2] - a[2]])
    const frame: Frame = { mesh, origin: a, along, out: [-along[2], 0, along[0]] }
    const house: House = {
      width: Math.hypot(b[0] - a[0], b[2] - a[2]),
      floors: h(2) > 0.45 ? 2 : h(2) > 0.1 ? 3 : 1,
      plaster: plasters[(i * 3 + (side > 0 ? 2 : 0)) % plasters.length],
      trim: h(3) > 0.4 ? [0.72, 0.68, 0.6] : [0.42, 0.37, 0.3],
      wood: woods[Math.floor(h(4) * woods.length)],
      shop: i === 0 || h(5) < 0.3 ? 'none' : h(5) < 0.8 ? 'awning' : 'plain',
      canvas: canvases[Math.floor(h(6) * canvases.length)],
      bays: width > 5.9 ? 3 : 2,
      shutters: h(7) < 0.6,
      gable: h(8) < 0.35,
      seed: i * 7 + (side > 0 ? 3 : 0),
    }
    addHouse(frame, house)
    frames.push(frame)
    if (h(9) < 0.65) sign(frame, house.width * 0.12, 3.5, woods[(i + 2) % woods.length], [0.75, 0.55, 0.2])
    tub(frame, house.width * 0.08 + 0.2, 0.5, 0.75 + 0.35 * h(10), i * 3 + (side > 0 ? 1 : 0))
    if (h(11) > 0.4) tub(frame, house.width * 0.9, 0.45, 0.6 + 0.3 * h(12), i * 5 + 50)
    if (house.shop !== 'none' && h(13) > 0.25)
      cafe(frame, house.width * 0.42, 1.25, woods[(i + 1) % woods.length])
    z -= width
  }
  return frames
}
