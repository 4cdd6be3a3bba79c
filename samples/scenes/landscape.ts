/** A meadow in flower by a mountain lake, an old tree on the left, a red hut across the water, heaped clouds. Metres. */

import { addHut, addWoods } from '../nature/far-shore.ts'
import { farHeight, meadowHeight } from '../nature/land.ts'
import { addFlowers, addGrass } from '../nature/meadow.ts'
import { paintSky } from '../nature/sky.ts'
import { landSurface, landMaterials as m } from '../nature/surfaces.ts'
import { addTree } from '../nature/trees.ts'
import { hash, noise, step } from '../raster/chance.ts'
import { Mesh, type Triple, times, unit } from '../raster/mesh.ts'
import { ball, patch } from '../raster/patch.ts'
import { type Scene, spread } from '../raster/scene.ts'
import { looking } from '../raster/view.ts'

const sun = unit([-0.78, 0.62, 0.28])
const horizon: Triple = [0.62, 0.75, 0.9]

function camera(width: number, height: number, lens: [number, number] = [0, 0]) {
  const rest = {
    width,
    height,
    scale: width * 0.84,
    cx: width / 2,
    cy: height / 2,
    perspective: true,
    near: 0.35,
  }
  return looking([lens[0] * 0.008, 1.75 + lens[1] * 0.008, 0], [0.4, 1.35, -9], rest)
}

function build(detail: number): Mesh {
  const mesh = new Mesh()
  const fine = (n: number): number => Math.round(n * Math.sqrt(detail))
  patch(mesh, fine(260), fine(220), m.meadow, (u, v) => {
    const z = -0.7 * 34 ** v
    const x = (u * 2 - 1) * (-z * 0.75 + 1.5)
    const y = meadowHeight(x, z)
    return { at: [x, y, z], colour: [0.09, 0.1, 0.035], cut: -0.05 - y }
  })
  patch(mesh, fine(900), fine(520), m.far, (u, v) => {
    const z = -112 * 45 ** v
    const x = (u * 2 - 1) * -z * 0.72
    const y = farHeight(x, z)
    return { at: [x, y, z], colour: [0.1, 0.13, 0.05], aux: [x, y, z], cut: -0.1 - y }
  })
  patch(mesh, 60, 80, m.water, (u, v) => {
    const z = -6 * 70 ** v
    return { at: [(u * 2 - 1) * -z * 0.9, 0, z], colour: [0, 0, 0] }
  })
  addWoods(mesh, detail)
  addHut(mesh)
  const greens: Triple[] = [
    [0.16, 0.27, 0.055],
    [0.22, 0.33, 0.07],
    [0.12, 0.21, 0.05],
    [0.28, 0.34, 0.08],
  ]
  const look = { leaf: m.leaf, bark: m.bark, colours: greens, barkColour: [0.16, 0.12, 0.09] as Triple }
  const size = 1 / Math.sqrt(detail)
  addTree(
    mesh,
    {
      foot: [-5.6, 0.6, -10.5],
      height: 8.6,
      spread: 1.05,
      lean: [0.12, 0, 0.03],
      leaves: 60000 * detail,
      leafSize: 0.115 * size,
      seed: 12,
    },
    look,
  )
  const birch = {
    ...look,
    colours: [
      [0.2, 0.25, 0.06],
      [0.26, 0.27, 0.07],
      [0.14, 0.2, 0.05],
    ] as Triple[],
    barkColour: [0.42, 0.4, 0.37] as Triple,
  }
  addTree(
    mesh,
    {
      foot: [7.4, 0.25, -12.6],
      height: 5.6,
      spread: 0.75,
      lean: [-0.06, 0, 0.02],
      leaves: 20000 * detail,
      leafSize: 0.085 * size,
      seed: 33,
    },
    birch,
  )
  for (let i = 0; i < 90; i++) {
    const x = -9 + 18 * hash(i, 1, 4)
    const z = -9 - 6 * hash(i, 2, 4)
    const r = 0.1 + 0.32 * hash(i, 3, 4) ** 2
    if (meadowHeight(x, z) < 0.03) continue
    ball(mesh, [x, meadowHeight(x, z) + r * 0.2, z], [r * 1.4, r * 0.75, r], [0.26, 0.25, 0.23], m.stone, 12)
  }
  const ground = {
    height: meadowHeight,
    growth: (x: number, z: number) => step(0.02, 0.2, meadowHeight(x, z)) * (0.75 + 0.25 * noise(x, z)),
  }
  addGrass(mesh, ground, 95000 * detail, size, m.grass)
  addFlowers(mesh, ground, 4200 * Math.max(0.5, detail), { petal: m.petal, stem: m.grass })
  return mesh
}

function light(index: number) {
  const [u, v] = spread(index * 5 + 1)
  const slot = index % 10
  if (slot < 4) {
    const towards = unit([sun[0] + (u - 0.5) * 0.03, sun[1] + (v - 0.5) * 0.03, sun[2]])
    return { towards, colour: times([2.3, 2.0, 1.6], 1 / 4), gloss: 1 }
  }
  const y = slot === 9 ? -0.4 : 0.06 + 0.94 * v
  const r = Math.sqrt(1 - y * y)
  const towards: Triple = [r * Math.cos(6.2832 * u), y, r * Math.sin(6.2832 * u)]
  return {
    towards,
    colour: times(slot === 9 ? [0.42, 0.44, 0.22] : [0.72, 0.84, 1.05], 1 / (slot === 9 ? 1 : 5)),
    gloss: 0,
  }
}

export const landscape: Scene = {
  name: 'landscape',
  width: 1600,
  height: 1200,
  passes: 8,
  lights: 10,
  shadow: { centre: [0, 2.5, -9], radius: 14, map: 1800, bias: 0.012 },
  hairDensity: 1,
  shadowless: new Set([m.water, m.far, m.needle, m.wall]),
  mirrorless: new Set([m.water, m.grass, m.petal, m.meadow]),
  skinBlur: 0,
  water: 0,
  build,
  camera,
  light,
  surface: landSurface,
  backdrop: (width, height) => {
    return paintSky(
      {
        zenith: [0.1, 0.25, 0.62],
        horizon,
        sun: [-0.7, 0.7],
        light: [1.28, 1.2, 1.1],
        shade: [0.4, 0.47, 0.6],
        seed: 6,
        heaps: [
          [-0.08, 0.31, 0.2, 0.08],
          [0.36, 0.27, 0.3, 0.17],
          [0.08, 0.13, 0.16, 0.05],
          [-0.58, 0.34, 0.2, 0.1],
          [0.62, 0.12, 0.16, 0.06],
        ],
        veil: 0.35,
      },
      camera(width, height),
    )
  },
  air: (s) => {
    const through = Math.exp(-Math.max(0, s.distance - 30) / 6500)
    return [
      through,
      horizon[0] * 0.62 * (1 - through),
      horizon[1] * 0.68 * (1 - through),
      horizon[2] * 0.82 * (1 - through),
    ]
  },
  film: { exposure: 0.66, contrast: 0.3, saturation: 1.12, bloom: 0.08, grain: 0.012, vignette: 0.2 },
}
