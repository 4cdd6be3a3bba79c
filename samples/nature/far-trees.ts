/**
 * Trees for the distance, by the hundred.
 */
import { hash, stream } from '../raster/chance.ts'
import { type Mesh, plus, type Triple, times, unit } from '../raster/mesh.ts'
import { leaf } from './trees.ts'

/** A conifer in the distance: drooping tiers of ragged branches. */
export function addConifer(
  mesh: Mesh,
  foot: Triple,
  height: number,
  colour: Triple,
  material: number,
  seed: number,
  tiers = 11,
): void {
  for (let t = 0; t < tiers; t++) {
    const k = t / tiers
    const y = foot[1] + height * (0.08 + 0.92 * k)
    const r = height * 0.2 * (1 - k) ** 0.85 * (0.85 + 0.3 * hash(seed, t, 1))
    const n = 9
    for (let i = 0; i < n; i++) {
      const a = ((i + hash(seed, t, 2)) / n) * 6.283
      const reach = r * (0.7 + 0.55 * hash(seed, t * 16 + i, 3))
      const spread = 0.42
      const tip: Triple = [foot[0] + Math.cos(a) * reach, y - height * 0.05, foot[2] + Math.sin(a) * reach]
      const left: Triple = [
        foot[0] + Math.cos(a - spread) * reach * 0.5,
        y,
        foot[2] + Math.sin(a - spread) * reach * 0.5,
      ]
      const right: Triple = [
        foot[0] + Math.cos(a + spread) * reach * 0.5,
        y,
        foot[2] + Math.sin(a + spread) * reach * 0.5,
      ]
      const top: Triple = [foot[0], y + height * 0.1, foot[2]]
      const shade = 0.55 + 0.5 * k + 0.35 * hash(seed, t * 16 + i, 4)
      const normal = unit([Math.cos(a), 0.6, Math.sin(a)])
      const ids = [top, left, tip, right].map((p, q) =>
        mesh.point(p, normal, times(colour, shade * (q === 2 ? 1.25 : 0.7)), [0, 0, 0]),
      )
      mesh.triangle(ids[0], ids[1], ids[2], material)
      mesh.triangle(ids[0], ids[2], ids[3], material)
    }
  }
}

/** A broad-leaved tree in the distance: lobes of leaf clusters, darker within and below. */
export function addBush(
  mesh: Mesh,
  foot: Triple,
  height: number,
  wide: number,
  colour: Triple,
  material: number,
  seed: number,
  leaves = 150,
): void {
  const chance = stream(seed)
  const lobes = Array.from(
    { length: 7 },
    (): Triple => [(chance() - 0.5) * wide, height * (0.35 + 0.45 * chance()), (chance() - 0.5) * wide],
  )
  for (let i = 0; i < leaves; i++) {
    const lobe = lobes[i % 7]
    const d = unit([chance() - 0.5, chance() - 0.4, chance() - 0.5])
    const r = wide * 0.3 * (0.75 + 0.35 * chance())
    const at: Triple = [
      foot[0] + lobe[0] + d[0] * r,
      foot[1] + Math.max(0.02 * height, lobe[1] + d[1] * r),
      foot[2] + lobe[2] + d[2] * r,
    ]
    const shade = (0.5 + (0.55 * (at[1] - foot[1])) / height) * (0.75 + 0.5 * chance())
    leaf(
      mesh,
      at,
      (wide * 2.6) / Math.sqrt(leaves),
      unit(plus(d, [0, 0.35, 0])),
      times(colour, shade),
      material,
      chance,
    )
  }
}
