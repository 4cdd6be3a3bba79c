/**
 * A soft hat with a band and a brim all around.
 */
import { mix, step } from '../raster/chance.ts'
import { type Mesh, type Triple, times } from '../raster/mesh.ts'
import { patch } from '../raster/patch.ts'
import { skull } from './head.ts'
import { materials } from './person.ts'

/** Where the band sits on the head, how far off it, and how tall the crown is. */
const band = { y: 5.6, off: 1.9, tall: 8.2 }

export function addHat(mesh: Mesh, colour: Triple): void {
  const ring = (a: number, more: number): [number, number] => {
    const on = skull(a, band.y)
    const k = 1 + (band.off + more) / (Math.hypot(on[0], on[2]) || 1)
    return [on[0] * k, on[2] * k]
  }
  // Higher in front than behind, as hats are worn.
  const tilt = (z: number): number => band.y + 0.09 * z
  patch(mesh, 96, 40, materials.hat, (u, v) => {
    const a = (u * 2 - 1) * Math.PI
    const close = 1 - step(0.62, 1, v) ** 2
    const [x, z] = ring(a, -0.9 * v)
    const dent = v > 0.6 ? 0.9 * Math.exp(-((x / 2.2) ** 2)) * step(0.7, 1, v) : 0
    return {
      at: [x * close, tilt(z * close) + band.tall * Math.min(1, v * 1.35) - dent, z * close],
      colour: v < 0.2 ? times(colour, 0.35) : colour,
    }
  })
  patch(mesh, 96, 10, materials.hat, (u, v) => {
    const a = (u * 2 - 1) * Math.PI
    const [x, z] = ring(a, mix(-0.5, 5.4, v))
    return { at: [x, tilt(z) - 0.9 * v * v * Math.cos(2 * a) ** 2, z], colour }
  })
}
