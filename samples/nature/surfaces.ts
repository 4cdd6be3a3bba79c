/**
 * How meadow, water, wood and mountain look.
 */
import { cells, fractal, hash, mix, noise, ridged, step } from '../raster/chance.ts'
import { type Triple, times, unit } from '../raster/mesh.ts'
import { kinds, type Surface } from '../raster/scene.ts'

export const landMaterials = {
  meadow: 1,
  far: 2,
  leaf: 3,
  bark: 4,
  grass: 5,
  petal: 6,
  water: 7,
  needle: 8,
  stone: 9,
  wall: 10,
} as const
const m = landMaterials

export function landSurface(s: Surface): void {
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
    const grain =
      s.material === m.bark
        ? ridged(s.u * 9, s.v * 14 + s.y, 3)
        : 0.4 + 0.5 * fractal(s.x * 9, s.y * 9, s.z * 9, 4)
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
  s.mirrorX = 0.0044 * slope * noise(s.x * 0.7 + 5, s.z * 1.8)
  s.mirrorY = 0.0069 * slope * wave
  const depth = 1 - fresnel
  ;[s.glowR, s.glowG, s.glowB] = [0.018 * depth, 0.085 * depth, 0.09 * depth]
}

function mountain(s: Surface): void {
  const [x, y, z] = [s.u, s.v, s.w]
  const rough = fractal(x * 0.02, y * 0.03, z * 0.02, 5)
  const steep = 1 - s.ny
  const high = y + 55 * rough
  const forest =
    step(345, 215, high + 60 * fractal(x * 0.008, z * 0.006, 8, 3)) * step(0.56, 0.4, steep + 0.1 * rough)
  const rock: Triple = times(
    [0.3, 0.29, 0.29],
    0.7 + 0.5 * rough + 0.25 * noise(x * 0.004, y * 0.06, z * 0.004),
  )
  const grass: Triple = times([0.13, 0.16, 0.05], 0.9 + 0.4 * fractal(x * 0.05, z * 0.05, 3, 4))
  const crowns = cells(x * 0.17, z * 0.1 + y * 0.09)
  const wood: Triple = times(
    fractal(x * 0.01, z * 0.007, 1, 3) > 0.1 ? [0.07, 0.1, 0.035] : [0.04, 0.075, 0.033],
    0.3 + 1.1 * (1 - crowns.f1) * (0.7 + 0.6 * crowns.id),
  )
  const snow = step(430, 560, high + 260 * (s.ny - 0.62)) * step(0.86, 0.64, steep + 0.12 * rough)
  const near = step(700, 300, -z)
  let c = [0, 1, 2].map((k) =>
    mix(
      mix(rock[k], grass[k], step(520, 300, high) * step(0.6, 0.35, steep)),
      wood[k],
      forest * (1 - near * 0.8),
    ),
  )
  c = c.map((v, k) => mix(v, [0.86, 0.88, 0.92][k], snow))
  ;[s.r, s.g, s.b] = c as Triple
  const bump = (forest > 0.3 ? 0.45 * (crowns.f1 - 0.5) : 0) + 0.75 * rough * (1 - snow * 0.6)
  ;[s.nx, s.ny, s.nz] = unit([s.nx + bump * 0.5, s.ny, s.nz + 0.4 * bump])
  s.rough = 0.95
}
