/** A meadow in flower by a mountain lake, an old tree on the left, a red hut across the water, heaped clouds. Metres. */
import { addFlowers, addGrass } from '../nature/meadow.ts'
import { farHeight, meadowHeight } from '../nature/land.ts'
import { paintSky } from '../nature/sky.ts'
import { addBush, addConifer, addTree } from '../nature/trees.ts'
import { cells, fractal, hash, mix, noise, ridged, step } from '../raster/chance.ts'
import { Mesh, type Triple, times, unit } from '../raster/mesh.ts'
import { ball, patch } from '../raster/patch.ts'
import { kinds, type Scene, type Surface, spread } from '../raster/scene.ts'
import { looking } from '../raster/view.ts'

const m = { meadow: 1, far: 2, leaf: 3, bark: 4, grass: 5, petal: 6, water: 7, needle: 8, stone: 9, wall: 10 }
const sun = unit([-0.78, 0.62, 0.28])
const horizon: Triple = [0.62, 0.75, 0.9]

function camera(width: number, height: number, lens: [number, number] = [0, 0]) {
  pictureWidth = width
  const rest = { width, height, scale: width * 0.84, cx: width / 2, cy: height / 2, perspective: true, near: 0.35 }
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
  shoreWoods(mesh, detail)
  hut(mesh)
  const greens: Triple[] = [[0.16, 0.27, 0.055], [0.22, 0.33, 0.07], [0.12, 0.21, 0.05], [0.28, 0.34, 0.08]]
  const look = { leaf: m.leaf, bark: m.bark, colours: greens, barkColour: [0.16, 0.12, 0.09] as Triple }
  const size = 1 / Math.sqrt(detail)
  addTree(mesh, { foot: [-5.6, 0.6, -10.5], height: 8.6, spread: 1.05, lean: [0.12, 0, 0.03], leaves: 60000 * detail, leafSize: 0.115 * size, seed: 12 }, look)
  const birch = { ...look, colours: [[0.2, 0.25, 0.06], [0.26, 0.27, 0.07], [0.14, 0.2, 0.05]] as Triple[], barkColour: [0.42, 0.4, 0.37] as Triple }
  addTree(mesh, { foot: [7.4, 0.25, -12.6], height: 5.6, spread: 0.75, lean: [-0.06, 0, 0.02], leaves: 20000 * detail, leafSize: 0.085 * size, seed: 33 }, birch)
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

function shoreWoods(mesh: Mesh, detail: number): void {
  for (let i = 0; i < 2300; i++) {
    const h = (k: number): number => hash(i, k, 17)
    const z = -140 * 5.2 ** (h(1) ** 1.25)
    const x = (h(2) * 2 - 1) * -z * 0.64
    const y = farHeight(x, z)
    const group = fractal(x * 0.013, z * 0.013, 3, 3)
    if (y < 0.4 || (group < -0.12 && h(3) > 0.12) || Math.hypot(x - 17, z + 152) < 13) continue
    const tall = (7 + 8 * h(4)) * (0.85 + 0.4 * group)
    if (h(5) < 0.62 + 0.5 * noise(x * 0.02, z * 0.02)) addConifer(mesh, [x, y - 0.3, z], tall * 1.25, [0.045 + 0.02 * h(6), 0.085, 0.035], m.needle, i, -z < 260 ? 12 : 7)
    else addBush(mesh, [x, y - 0.3, z], tall * 0.75, tall * 0.62, [0.11 + 0.09 * h(6), 0.16 + 0.04 * h(7), 0.04], m.needle, i, Math.round((-z < 260 ? 170 : 70) * Math.max(0.4, detail)))
  }
}

function hut(mesh: Mesh): void {
  const [x, z] = [17, -147]
  const y = Math.max(0.3, farHeight(x, z))
  const box = (x0: number, x1: number, y0: number, y1: number, z0: number, z1: number, c: Triple): void => {
    mesh.quad([x0, y0, z1], [x1, y0, z1], [x1, y1, z1], [x0, y1, z1], c, m.wall, 1)
    mesh.quad([x0, y0, z0], [x0, y0, z1], [x0, y1, z1], [x0, y1, z0], c, m.wall, 1)
    mesh.quad([x1, y0, z1], [x1, y0, z0], [x1, y1, z0], [x1, y1, z1], c, m.wall, 1)
  }
  box(x - 4, x + 4, y - 1, y + 3, z - 5, z, [0.42, 0.055, 0.035])
  const roof: Triple = [0.1, 0.09, 0.085]
  mesh.quad([x - 4.6, y + 2.7, z + 0.5], [x + 4.6, y + 2.7, z + 0.5], [x + 4.6, y + 5.4, z - 2.5], [x - 4.6, y + 5.4, z - 2.5], roof, m.wall, 2)
  for (const wx of [-2.4, 1.2]) {
    mesh.quad([x + wx, y + 0.9, z + 0.05], [x + wx + 1.4, y + 0.9, z + 0.05], [x + wx + 1.4, y + 2.3, z + 0.05], [x + wx, y + 2.3, z + 0.05], [0.8, 0.78, 0.72], m.wall, 0)
    mesh.quad([x + wx + 0.2, y + 1.1, z + 0.1], [x + wx + 1.2, y + 1.1, z + 0.1], [x + wx + 1.2, y + 2.1, z + 0.1], [x + wx + 0.2, y + 2.1, z + 0.1], [0.05, 0.07, 0.09], m.wall, 0)
  }
  box(x + 1.6, x + 2.4, y + 4, y + 6.3, z - 3, z - 2.2, [0.3, 0.26, 0.24])
  // A landing stage before it.
  mesh.quad([x - 7, 0.45, z + 9], [x - 5, 0.45, z + 9], [x - 5, 0.6, z - 1], [x - 7, 0.6, z - 1], [0.3, 0.24, 0.18], m.wall, 0)
}

function surface(s: Surface): void {
  if (s.material === m.water) water(s)
  else if (s.material === m.far) mountain(s)
  else if (s.material === m.leaf || s.material === m.needle || s.material === m.petal) {
    s.kind = kinds.leaf
    s.rough = s.material === m.leaf ? 0.55 : 0.9
  } else if (s.material === m.grass) {
    // Blades are lit like leaves that face up and to the light.
    s.kind = kinds.leaf
    ;[s.nx, s.ny, s.nz] = unit([s.nx * 0.3 + (s.v - 0.5) * 0.9 - 0.2, 0.8, 0.45])
    s.rough = 0.6
  } else if (s.material === m.meadow) {
    const k = 0.55 + 0.5 * fractal(s.x * 3, s.z * 3, 1, 4) + 0.25 * noise(s.x * 30, s.z * 30)
    const wet = step(0.16, 0.02, s.y)
    ;[s.r, s.g, s.b] = [mix(s.r, 0.2, wet) * k, mix(s.g, 0.16, wet) * k, mix(s.b, 0.11, wet) * k]
  } else if (s.material === m.bark || s.material === m.stone) {
    const grain = s.material === m.bark ? ridged(s.u * 9, s.v * 14 + s.y, 3) : 0.4 + 0.5 * fractal(s.x * 9, s.y * 9, s.z * 9, 4)
    const moss = step(0.1, 0.8, fractal(s.x * 4, s.y * 2, s.z * 4, 3)) * 0.4
    ;[s.r, s.g, s.b] = [s.r * (0.45 + grain), s.g * (0.45 + grain + moss * 0.4), s.b * (0.45 + grain * 0.9)]
    s.nx += 0.5 * noise(s.x * 22, s.y * 9, s.z * 22)
    s.ny += 0.3 * noise(s.x * 20, s.y * 20, s.z * 20 + 5)
  } else if (s.w > 0.5) {
    const board = s.w > 1.5 ? s.v * 14 : s.u * 26
    const k = 0.8 + 0.3 * hash(Math.floor(board), 2) - 0.25 * step(0.85, 1, board % 1)
    ;[s.r, s.g, s.b] = [s.r * k, s.g * k, s.b * k]
  }
}

function water(s: Surface): void {
  const d = s.distance
  const calm = 0.35 + 0.65 * step(-0.35, 0.35, fractal(s.x * 0.02, s.z * 0.05, 2, 3))
  const wave = fractal(s.x * 0.9, s.z * 2.2, 1, 4) + 0.5 * noise(s.x * 3.1, s.z * 7)
  const slope = Math.min(1, 7 / d + 0.16) * calm
  const grazing = Math.max(0.02, -s.dy + 0.02 * wave * calm)
  const fresnel = 0.03 + 0.97 * (1 - grazing) ** 5.5
  s.kind = kinds.unlit
  s.mirror = fresnel
  const scale = pictureWidth / 1600
  s.mirrorX = 7 * slope * noise(s.x * 0.7 + 5, s.z * 1.8) * scale
  s.mirrorY = 11 * slope * wave * scale
  const depth = 1 - fresnel
  ;[s.glowR, s.glowG, s.glowB] = [0.018 * depth, 0.085 * depth, 0.09 * depth]
}
/** Width of the picture being drawn: ripples are measured in its pixels. */
let pictureWidth = 1600

function mountain(s: Surface): void {
  const [x, y, z] = [s.u, s.v, s.w]
  const rough = fractal(x * 0.02, y * 0.03, z * 0.02, 5)
  const steep = 1 - s.ny
  const high = y + 55 * rough
  const forest = step(345, 215, high + 60 * fractal(x * 0.008, z * 0.006, 8, 3)) * step(0.56, 0.4, steep + 0.1 * rough)
  const rock: Triple = times([0.3, 0.29, 0.29], 0.7 + 0.5 * rough + 0.25 * noise(x * 0.004, y * 0.06, z * 0.004))
  const grass: Triple = times([0.13, 0.16, 0.05], 0.9 + 0.4 * fractal(x * 0.05, z * 0.05, 3, 4))
  const crowns = cells(x * 0.17, z * 0.1 + y * 0.09)
  const wood: Triple = times(fractal(x * 0.01, z * 0.007, 1, 3) > 0.1 ? [0.07, 0.1, 0.035] : [0.04, 0.075, 0.033], 0.3 + 1.1 * (1 - crowns.f1) * (0.7 + 0.6 * crowns.id))
  const snow = step(430, 560, high + 260 * (s.ny - 0.62)) * step(0.86, 0.64, steep + 0.12 * rough)
  const near = step(700, 300, -z)
  let c = [0, 1, 2].map((k) => mix(mix(rock[k]!, grass[k]!, step(520, 300, high) * step(0.6, 0.35, steep)), wood[k]!, forest * (1 - near * 0.8)))
  c = c.map((v, k) => mix(v, [0.86, 0.88, 0.92][k]!, snow))
  ;[s.r, s.g, s.b] = c as Triple
  const bump = (forest > 0.3 ? 0.45 * (crowns.f1 - 0.5) : 0) + 0.75 * rough * (1 - snow * 0.6)
  ;[s.nx, s.ny, s.nz] = unit([s.nx + bump * 0.5, s.ny, s.nz + 0.4 * bump])
  s.rough = 0.95
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
  return { towards, colour: times(slot === 9 ? [0.42, 0.44, 0.22] : [0.72, 0.84, 1.05], 1 / (slot === 9 ? 1 : 5)), gloss: 0 }
}

export const landscape: Scene = {
  name: 'landscape',
  width: 1600,
  height: 1200,
  passes: 9,
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
  surface,
  backdrop: (width, height) => {
    return paintSky(
      {
        zenith: [0.1, 0.25, 0.62],
        horizon,
        sun: [-0.7, 0.7],
        light: [1.28, 1.2, 1.1],
        shade: [0.4, 0.47, 0.6],
        seed: 6,
        heaps: [[-0.08, 0.31, 0.2, 0.08], [0.36, 0.27, 0.3, 0.17], [0.08, 0.13, 0.16, 0.05], [-0.58, 0.34, 0.2, 0.1], [0.62, 0.12, 0.16, 0.06]],
        veil: 0.35,
      },
      camera(width, height),
    )
  },
  air: (s) => {
    const through = Math.exp(-Math.max(0, s.distance - 30) / 6500)
    return [through, horizon[0] * 0.62 * (1 - through), horizon[1] * 0.68 * (1 - through), horizon[2] * 0.82 * (1 - through)]
  },
  film: { exposure: 0.66, contrast: 0.3, saturation: 1.12, bloom: 0.08, grain: 0.012, vignette: 0.2 },
}
