/**
 * Trees near the eye: branches, twigs and single leaves.
 */
import { mix, stream } from '../raster/chance.ts'
import { cross, type Mesh, plus, type Triple, times, unit } from '../raster/mesh.ts'
import { pipe } from '../raster/patch.ts'

export interface Leafage {
  leaf: number
  bark: number
  colours: readonly Triple[]
  barkColour: Triple
}

/** One leaf: a kite of two triangles, its normal bent outward from the crown's middle for soft shading. */
export function leaf(
  mesh: Mesh,
  at: Triple,
  size: number,
  out: Triple,
  colour: Triple,
  material: number,
  chance: () => number,
): void {
  const d = unit([chance() - 0.5, chance() - 0.75, chance() - 0.5])
  const side = unit(cross(d, [chance() - 0.5, chance() + 0.2, chance() - 0.5]))
  const n = unit(plus(times(unit(cross(d, side)), 0.9), times(out, 0.8)))
  const tip = plus(at, times(d, size))
  const belly = plus(at, times(d, size * 0.45))
  const points = [at, plus(belly, times(side, size * 0.3)), tip, plus(belly, times(side, -size * 0.3))]
  const [a, b, c, e] = points.map((p) => mesh.point(p, n, colour, [0, 0, 0])) as [
    number,
    number,
    number,
    number,
  ]
  mesh.triangle(a, b, c, material)
  mesh.triangle(a, c, e, material)
}

export interface Tree {
  foot: Triple
  height: number
  spread: number
  lean: Triple
  leaves: number
  leafSize: number
  seed: number
}

/** A broad-leaved tree: branches divide and reach for light, leaves sit on the last two generations. */
export function addTree(mesh: Mesh, tree: Tree, look: Leafage): void {
  const chance = stream(tree.seed)
  const twigs: Triple[] = []
  const crown: Triple = plus(tree.foot, [
    tree.lean[0] * tree.height * 0.5,
    tree.height * 0.62,
    tree.lean[2] * tree.height * 0.5,
  ])
  const grow = (from: Triple, dir: Triple, size: number, thick: number, age: number): void => {
    const path: Triple[] = [from]
    let d = dir
    let p = from
    const parts = age === 0 ? 8 : 5
    for (let i = 1; i <= parts; i++) {
      d = unit(
        plus(d, [
          (chance() - 0.5) * 0.4,
          (chance() - 0.35) * 0.25 + (age > 1 ? -0.05 : 0.04),
          (chance() - 0.5) * 0.4,
        ]),
      )
      p = plus(p, times(d, size / parts))
      path.push(p)
      if (age >= 2) twigs.push(p)
    }
    pipe(
      mesh,
      path,
      (t) => thick * mix(1, 0.55, t) * (age === 0 ? 1 + 0.6 * (1 - t) ** 6 : 1),
      look.barkColour,
      look.bark,
      age === 0 ? 12 : age < 2 ? 7 : 4,
    )
    if (age >= 4) return
    const count = age === 0 ? 7 : age < 3 ? 4 : 3
    for (let i = 0; i < count; i++) {
      const at =
        age === 0 ? 0.38 + (0.62 * (i + chance() * 0.5)) / count : 0.3 + (0.7 * (i + chance())) / count
      const start = path[Math.min(parts, Math.round(at * parts))]
      const turn = (i / count) * 6.283 + chance() * 1.6
      const away: Triple = [
        Math.cos(turn) * tree.spread,
        age === 0 ? 0.55 : 0.25 + 0.3 * chance(),
        Math.sin(turn) * tree.spread,
      ]
      grow(
        start,
        unit(plus(times(d, age === 0 ? 0.35 : 0.8), away)),
        size * mix(0.52, 0.68, chance()),
        thick * 0.5,
        age + 1,
      )
    }
  }
  grow(tree.foot, unit([tree.lean[0], 1, tree.lean[2]]), tree.height * 0.6, tree.height * 0.024, 0)
  for (let i = 0; i < tree.leaves; i++) {
    const twig = twigs[Math.floor(chance() * twigs.length)]
    const s = tree.height * 0.045
    const at = plus(twig, [
      (chance() + chance() - 1) * s,
      (chance() + chance() - 1) * s,
      (chance() + chance() - 1) * s,
    ])
    const out = unit([at[0] - crown[0], (at[1] - crown[1]) * 1.1 + 0.4, at[2] - crown[2]])
    const base = look.colours[Math.floor(chance() * look.colours.length)]
    leaf(
      mesh,
      at,
      tree.leafSize * (0.7 + 0.6 * chance()),
      out,
      times(base, 0.75 + 0.5 * chance()),
      look.leaf,
      chance,
    )
  }
}
