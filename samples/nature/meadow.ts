/**
 * Grass and flowers.
 */
import { fractal, hash, mix, step } from '../raster/chance.ts'
import { type Mesh, plus, type Triple, times, unit } from '../raster/mesh.ts'

export interface Ground {
  height: (x: number, z: number) => number
  /** Chance that something grows here, 0…1. */
  growth: (x: number, z: number) => number
}

/** Where blade or flower `i` stands: near the eye more densely, over a wedge ahead of it (towards −z). */
function place(i: number, seed: number, near: number, far: number, slope: number): [number, number] {
  const z = -near * (far / near) ** hash(i, 1, seed)
  return [(hash(i, 2, seed) * 2 - 1) * (-z * slope + 0.6), z]
}

export function addGrass(mesh: Mesh, ground: Ground, count: number, thick: number, material: number): void {
  for (let i = 0; i < count; i++) {
    const [x, z] = place(i, 71, 1.6, 22, 0.66)
    const h = (k: number): number => hash(i, k, 71)
    if (h(3) > ground.growth(x, z)) continue
    const tall = (0.1 + 0.24 * h(4) ** 2) * (0.7 + 0.6 * step(-0.4, 0.5, fractal(x * 0.6, z * 0.6, 5, 3)))
    const lean: Triple = [(h(5) - 0.35) * tall * 0.9, 0, (h(6) - 0.5) * tall * 0.9]
    const foot: Triple = [x, ground.height(x, z) - 0.02, z]
    const path: Triple[] = []
    for (let k = 0; k <= 4; k++) {
      const t = k / 4
      path.push(plus(foot, [lean[0] * t * t, tall * (t - 0.28 * t * t * h(7)), lean[2] * t * t]))
    }
    const dry = step(0.62, 0.95, h(8) + 0.3 * fractal(x * 0.4, z * 0.4, 8, 2))
    const fresh: Triple = [0.062 + 0.06 * h(9), 0.125 + 0.07 * h(9), 0.022]
    mesh.strand(
      path,
      0.0065 * thick,
      0.001 * thick,
      (t) => [
        mix(fresh[0], 0.3, dry) * (0.25 + t),
        mix(fresh[1], 0.25, dry) * (0.25 + t),
        mix(fresh[2], 0.1, dry) * (0.25 + t),
      ],
      material,
      h(10),
    )
  }
}

interface Bloom {
  petals: number
  size: number
  wide: number
  cup: number
  colour: Triple
  heart: Triple
  tall: number
}

const blooms: readonly Bloom[] = [
  {
    petals: 5,
    size: 0.042,
    wide: 0.95,
    cup: 0.55,
    colour: [0.72, 0.035, 0.02],
    heart: [0.02, 0.02, 0.02],
    tall: 0.42,
  },
  {
    petals: 13,
    size: 0.026,
    wide: 0.3,
    cup: 0.05,
    colour: [0.85, 0.85, 0.82],
    heart: [0.75, 0.48, 0.03],
    tall: 0.36,
  },
  {
    petals: 9,
    size: 0.024,
    wide: 0.42,
    cup: 0.3,
    colour: [0.1, 0.16, 0.68],
    heart: [0.12, 0.04, 0.3],
    tall: 0.4,
  },
  {
    petals: 5,
    size: 0.02,
    wide: 0.9,
    cup: 0.3,
    colour: [0.82, 0.62, 0.03],
    heart: [0.6, 0.42, 0.02],
    tall: 0.3,
  },
  {
    petals: 8,
    size: 0.022,
    wide: 0.5,
    cup: 0.4,
    colour: [0.55, 0.16, 0.5],
    heart: [0.3, 0.06, 0.25],
    tall: 0.44,
  },
]

/** Flowers in drifts of their own kind. */
export function addFlowers(
  mesh: Mesh,
  ground: Ground,
  count: number,
  materials: { petal: number; stem: number },
): void {
  for (let i = 0; i < count; i++) {
    const [x, z] = place(i, 91, 1.7, 15, 0.62)
    const h = (k: number): number => hash(i, k, 91)
    if (h(3) > ground.growth(x, z)) continue
    // Each kind has its own field of favour; the strongest here wins, with some strays.
    let kind = Math.floor(h(4) * blooms.length)
    let best = 0.15 + 0.35 * h(5)
    for (let k = 0; k < blooms.length; k++) {
      const favour = fractal(x * 0.45 + k * 19, z * 0.45 - k * 7, 3, 2)
      if (favour > best) [best, kind] = [favour, k]
    }
    const b = blooms[kind]
    if (best < 0.22 && h(6) < 0.45) continue
    const foot: Triple = [x, ground.height(x, z), z]
    const tall = b.tall * (0.65 + 0.6 * h(7))
    const lean: Triple = [(h(8) - 0.4) * 0.16, 0, (h(9) - 0.4) * 0.14]
    const path = [0, 0.35, 0.7, 1].map(
      (t): Triple => plus(foot, [lean[0] * t * t, tall * t, lean[2] * t * t]),
    )
    mesh.strand(path, 0.005, 0.0035, () => [0.1, 0.19, 0.045], materials.stem, 0)
    const axis = unit([lean[0] * 3 + (h(10) - 0.5) * 0.8, 0.75, 0.55 + (h(11) - 0.5) * 0.8])
    const e1 = unit([axis[1], -axis[0], 0.01])
    const e2: Triple = [
      axis[1] * e1[2] - axis[2] * e1[1],
      axis[2] * e1[0] - axis[0] * e1[2],
      axis[0] * e1[1] - axis[1] * e1[0],
    ]
    const head = path[3]
    const size = b.size * (0.8 + 0.45 * h(12))
    const around = (a: number, r: number, up: number): Triple =>
      plus(head, plus(times(axis, up), plus(times(e1, Math.cos(a) * r), times(e2, Math.sin(a) * r))))
    for (let p = 0; p < b.petals; p++) {
      const a = (p / b.petals) * 6.283 + h(13) * 6
      const w = (b.wide * Math.PI) / b.petals + 0.12
      const tone = times(b.colour, 0.8 + 0.35 * hash(i, p, 5))
      const n = unit(plus(axis, plus(times(e1, Math.cos(a) * -b.cup), times(e2, Math.sin(a) * -b.cup))))
      const points: Triple[] = [
        around(a, size * 0.12, 0),
        around(a - w, size * 0.72, b.cup * size * 0.6),
        around(a, size, b.cup * size),
        around(a + w, size * 0.72, b.cup * size * 0.6),
      ]
      const ids = points.map((q, k) => mesh.point(q, n, times(tone, k === 0 ? 0.55 : 1), [0, 0, 0]))
      mesh.triangle(ids[0], ids[1], ids[2], materials.petal)
      mesh.triangle(ids[0], ids[2], ids[3], materials.petal)
    }
    for (let p = 0; p < 6; p++) {
      const a = (p / 6) * 6.283
      const up = size * 0.16
      const ids = [
        around(0, 0, up * 1.5),
        around(a, size * 0.24, up * 0.7),
        around(a + 1.05, size * 0.24, up * 0.7),
      ].map((q) => mesh.point(q, axis, b.heart, [0, 0, 0]))
      mesh.triangle(ids[0], ids[1], ids[2], materials.petal)
    }
  }
}
