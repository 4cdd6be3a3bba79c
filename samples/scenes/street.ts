/** A lane of old houses that bends to the right: shops, awnings, flags, setts, sun from the right. Metres. */
import { paintSky } from '../nature/sky.ts'
import { addTree } from '../nature/trees.ts'
import { hash } from '../raster/chance.ts'
import { Mesh, type Triple, times, unit } from '../raster/mesh.ts'
import { patch } from '../raster/patch.ts'
import { type Scene, spread } from '../raster/scene.ts'
import { looking } from '../raster/view.ts'
import { at, type Frame, materials } from '../town/facade.ts'
import { addHouse, type House } from '../town/house.ts'
import { townSurface } from '../town/surfaces.ts'
import { bicycle, cafe, line, sign, tub } from '../town/things.ts'

const sun = unit([0.34, 0.8, 0.46])
/** Where the lane's middle lies at the distance −z, and half its width. */
const bend = (z: number): number => 0.0052 * Math.min(0, z) ** 2
const half = 3.9

const plasters: Triple[] = [[0.72, 0.55, 0.3], [0.66, 0.36, 0.24], [0.74, 0.68, 0.56], [0.5, 0.58, 0.56], [0.7, 0.46, 0.36], [0.76, 0.72, 0.64], [0.56, 0.6, 0.42], [0.6, 0.5, 0.56]]
const woods: Triple[] = [[0.06, 0.16, 0.13], [0.08, 0.13, 0.24], [0.28, 0.06, 0.05], [0.2, 0.12, 0.07], [0.2, 0.28, 0.3], [0.3, 0.27, 0.2]]
const canvases: [Triple, Triple][] = [[[0.62, 0.08, 0.07], [0.78, 0.75, 0.68]], [[0.08, 0.24, 0.2], [0.78, 0.75, 0.66]], [[0.75, 0.5, 0.1], [0.8, 0.77, 0.7]], [[0.1, 0.18, 0.42], [0.78, 0.76, 0.72]]]

function row(mesh: Mesh, side: 1 | -1): Frame[] {
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
      plaster: plasters[(i * 3 + (side > 0 ? 2 : 0)) % plasters.length]!,
      trim: h(3) > 0.4 ? [0.72, 0.68, 0.6] : [0.42, 0.37, 0.3],
      wood: woods[Math.floor(h(4) * woods.length)]!,
      shop: i === 0 || h(5) < 0.3 ? 'none' : h(5) < 0.8 ? 'awning' : 'plain',
      canvas: canvases[Math.floor(h(6) * canvases.length)]!,
      bays: width > 5.9 ? 3 : 2,
      shutters: h(7) < 0.6,
      gable: h(8) < 0.35,
      seed: i * 7 + (side > 0 ? 3 : 0),
    }
    addHouse(frame, house)
    frames.push(frame)
    if (h(9) < 0.65) sign(frame, house.width * 0.12, 3.5, woods[(i + 2) % woods.length]!, [0.75, 0.55, 0.2])
    tub(frame, house.width * 0.08 + 0.2, 0.5, 0.75 + 0.35 * h(10), i * 3 + (side > 0 ? 1 : 0))
    if (h(11) > 0.4) tub(frame, house.width * 0.9, 0.45, 0.6 + 0.3 * h(12), i * 5 + 50)
    if (house.shop !== 'none' && h(13) > 0.25) cafe(frame, house.width * 0.42, 1.25, woods[(i + 1) % woods.length]!)
    z -= width
  }
  return frames
}

function build(detail: number): Mesh {
  const mesh = new Mesh()
  patch(mesh, 60, 120, materials.cobble, (u, v) => {
    const z = 2 - 70 * v * v - 3 * v
    return { at: [bend(z) + (u * 2 - 1) * half, -0.06 * Math.cos((u - 0.5) * Math.PI) + 0.06, z], colour: [0.25, 0.25, 0.24] }
  })
  for (const side of [-1, 1])
    patch(mesh, 4, 120, materials.slab, (u, v) => {
      const z = 2 - 70 * v * v - 3 * v
      const x = side * (half - 0.95 + 0.95 * u)
      return { at: [bend(z) + x, u === 0 ? 0 : 0.09, z], colour: [0.36, 0.34, 0.31] }
    })
  const left = row(mesh, -1)
  const right = row(mesh, 1)
  bicycle(left[1]!, 3.1, 0.55, [0.1, 0.3, 0.28])
  const flags: Triple[] = [[0.75, 0.1, 0.08], [0.85, 0.65, 0.12], [0.1, 0.3, 0.55], [0.85, 0.82, 0.76], [0.15, 0.42, 0.25]]
  for (const [i, z, y] of [[1, -7.5, 6.2], [2, -14, 6.6], [3, -22, 6.3], [4, -31, 6.8]] as const)
    line(mesh, [bend(z) - half, y, z], [bend(z + 1.5) + half, y + 0.3, z + 1.5], 0.55, flags, 0.012 + i * 0)
  for (let i = 0; i < 7; i++) {
    const z = -5 - i * 6.3
    line(mesh, [bend(z) - half, 7.2 + (i % 3) * 0.4, z], [bend(z - 5) + half, 7.9 - (i % 2) * 0.6, z - 5], 0.25 + 0.1 * (i % 3))
  }
  const corner = right[2]!
  addTree(
    mesh,
    { foot: at(corner, 1.2, 0, 1.5), height: 5.4, spread: 0.8, lean: [-0.08, 0, 0], leaves: 16000 * detail, leafSize: 0.1 / Math.sqrt(detail), seed: 8 },
    { leaf: materials.leaf, bark: materials.wood, colours: [[0.13, 0.22, 0.05], [0.19, 0.27, 0.06], [0.1, 0.17, 0.04]], barkColour: [0.15, 0.11, 0.08] },
  )
  return mesh
}

function camera(width: number, height: number, lens: [number, number] = [0, 0]) {
  const rest = { width, height, scale: width * 0.72, cx: width / 2, cy: height / 2, perspective: true, near: 0.3 }
  return looking([-0.5 + lens[0] * 0.006, 1.75 + lens[1] * 0.006, 0.5], [0.55, 2.55, -9], rest)
}

function light(index: number) {
  const [u, v] = spread(index * 5 + 1)
  const slot = index % 14
  if (slot < 5) {
    const towards = unit([sun[0] + (u - 0.5) * 0.025, sun[1] + (v - 0.5) * 0.025, sun[2]])
    return { towards, colour: times([2.5, 2.2, 1.75], 1 / 5), gloss: 1 }
  }
  // Sunlit fronts and ground throw light back into the shade.
  if (slot === 12) return { towards: unit([-0.9, 0.1 + 0.3 * v, 0.8 * u - 0.2]), colour: [0.6, 0.5, 0.36] as Triple, gloss: 0, free: true }
  if (slot === 13) return { towards: unit([0.3 * u - 0.2, -0.9, 0.3 * v]), colour: [0.34, 0.29, 0.22] as Triple, gloss: 0, free: true }
  const y = 0.12 + 0.88 * v
  const r = Math.sqrt(1 - y * y)
  const towards: Triple = [r * Math.cos(6.2832 * u), y, r * Math.sin(6.2832 * u)]
  return { towards, colour: times([1.3, 1.5, 1.8], 1 / 7), gloss: 0.2 }
}

export const street: Scene = {
  name: 'street',
  width: 1600,
  height: 1200,
  passes: 8,
  lights: 14,
  shadow: { centre: [2, 4, -22], radius: 27, map: 2200, bias: 0.03 },
  hairDensity: 1,
  shadowless: new Set(),
  mirrorless: new Set(),
  skinBlur: 0,
  build,
  camera,
  light,
  surface: townSurface,
  backdrop: (width, height) =>
    paintSky(
      {
        zenith: [0.13, 0.3, 0.66],
        horizon: [0.66, 0.78, 0.92],
        sun: [0.6, 0.8],
        light: [1.3, 1.25, 1.18],
        shade: [0.5, 0.57, 0.68],
        seed: 15,
        heaps: [[0.1, 0.3, 0.3, 0.16], [-0.2, 0.55, 0.25, 0.12], [0.35, 0.65, 0.25, 0.12]],
        veil: 0.4,
      },
      camera(width, height),
    ),
  air: (s) => {
    const through = Math.exp(-Math.max(0, s.distance - 8) / 260)
    return [through, 0.5 * (1 - through), 0.56 * (1 - through), 0.62 * (1 - through)]
  },
  film: { exposure: 0.68, contrast: 0.25, saturation: 1.08, bloom: 0.09, grain: 0.012, vignette: 0.2 },
}
