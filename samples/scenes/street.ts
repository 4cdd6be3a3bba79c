/** A lane of old houses that bends to the right: shops, awnings, flags, setts, sun from the right. Metres. */
import { paintSky } from '../nature/sky.ts'
import { addTree } from '../nature/trees.ts'
import { Mesh, type Triple, times, unit } from '../raster/mesh.ts'
import { patch } from '../raster/patch.ts'
import { type Scene, spread } from '../raster/scene.ts'
import { looking } from '../raster/view.ts'
import { at, materials } from '../town/facade.ts'
import { addRow, bend, half } from '../town/row.ts'
import { townSurface } from '../town/surfaces.ts'
import { bicycle, line } from '../town/things.ts'

const sun = unit([0.34, 0.8, 0.46])

function build(detail: number): Mesh {
  const mesh = new Mesh()
  patch(mesh, 60, 120, materials.cobble, (u, v) => {
    const z = 2 - 70 * v * v - 3 * v
    return {
      at: [bend(z) + (u * 2 - 1) * half, -0.06 * Math.cos((u - 0.5) * Math.PI) + 0.06, z],
      colour: [0.25, 0.25, 0.24],
    }
  })
  for (const side of [-1, 1])
    patch(mesh, 4, 120, materials.slab, (u, v) => {
      const z = 2 - 70 * v * v - 3 * v
      const x = side * (half - 0.95 + 0.95 * u)
      return { at: [bend(z) + x, u === 0 ? 0 : 0.09, z], colour: [0.36, 0.34, 0.31] }
    })
  const left = addRow(mesh, -1)
  const right = addRow(mesh, 1)
  bicycle(left[1], 3.1, 0.55, [0.1, 0.3, 0.28])
  const flags: Triple[] = [
    [0.75, 0.1, 0.08],
    [0.85, 0.65, 0.12],
    [0.1, 0.3, 0.55],
    [0.85, 0.82, 0.76],
    [0.15, 0.42, 0.25],
  ]
  for (const [i, z, y] of [
    [1, -7.5, 6.2],
    [2, -14, 6.6],
    [3, -22, 6.3],
    [4, -31, 6.8],
  ] as const)
    line(mesh, [bend(z) - half, y, z], [bend(z + 1.5) + half, y + 0.3, z + 1.5], 0.55, flags, 0.012 + i * 0)
  for (let i = 0; i < 7; i++) {
    const z = -5 - i * 6.3
    line(
      mesh,
      [bend(z) - half, 7.2 + (i % 3) * 0.4, z],
      [bend(z - 5) + half, 7.9 - (i % 2) * 0.6, z - 5],
      0.25 + 0.1 * (i % 3),
    )
  }
  const corner = right[2]
  addTree(
    mesh,
    {
      foot: at(corner, 1.2, 0, 1.5),
      height: 5.4,
      spread: 0.8,
      lean: [-0.08, 0, 0],
      leaves: 16000 * detail,
      leafSize: 0.1 / Math.sqrt(detail),
      seed: 8,
    },
    {
      leaf: materials.leaf,
      bark: materials.wood,
      colours: [
        [0.13, 0.22, 0.05],
        [0.19, 0.27, 0.06],
        [0.1, 0.17, 0.04],
      ],
      barkColour: [0.15, 0.11, 0.08],
    },
  )
  return mesh
}

function camera(width: number, height: number, lens: [number, number] = [0, 0]) {
  const rest = {
    width,
    height,
    scale: width * 0.72,
    cx: width / 2,
    cy: height / 2,
    perspective: true,
    near: 0.3,
  }
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
  if (slot === 12)
    return {
      towards: unit([-0.9, 0.1 + 0.3 * v, 0.8 * u - 0.2]),
      colour: [0.6, 0.5, 0.36] as Triple,
      gloss: 0,
      free: true,
    }
  if (slot === 13)
    return {
      towards: unit([0.3 * u - 0.2, -0.9, 0.3 * v]),
      colour: [0.34, 0.29, 0.22] as Triple,
      gloss: 0,
      free: true,
    }
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
        heaps: [
          [0.1, 0.3, 0.3, 0.16],
          [-0.2, 0.55, 0.25, 0.12],
          [0.35, 0.65, 0.25, 0.12],
        ],
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
