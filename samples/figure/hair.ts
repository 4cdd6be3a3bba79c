/**
 * Hair as strands: long and waved from a side parting, or a crown of curls.
 */
import { fractal, hash, mix, step } from '../raster/chance.ts'
import { type Mesh, minus, plus, type Triple, times, unit } from '../raster/mesh.ts'
import { skull } from './head.ts'
import type { Person } from './person.ts'
import { scalp } from './scalp.ts'
import { addShortHair } from './short-hair.ts'
import { outside, strandOf } from './strand.ts'

/** A smooth line through a few stations. */
function through(stations: readonly Triple[], t: number): Triple {
  const n = stations.length - 1
  const i = Math.min(n - 1, Math.floor(t * n))
  const f = t * n - i
  const p = (k: number): Triple => stations[Math.min(n, Math.max(0, k))]
  const [a, b, c, d] = [p(i - 1), p(i), p(i + 1), p(i + 2)]
  return [0, 1, 2].map((k) => {
    const [w, x, y, z] = [a[k], b[k], c[k], d[k]]
    return (
      0.5 * (2 * x + (y - w) * f + (2 * w - 5 * x + 4 * y - z) * f * f + (3 * x - w - 3 * y + z) * f * f * f)
    )
  }) as Triple
}

/** Fewer strands for a smaller picture are as much thicker. */
export function addHair(mesh: Mesh, person: Person, detail: number): void {
  const strands = Math.round(34000 * detail)
  if (person.hairStyle === 'bald') return
  if (person.hairStyle === 'short') addShortHair(mesh, person, strands, 0.02 / detail)
  else if (person.hairStyle === 'curls') curls(mesh, person, Math.round(strands * 0.8), 0.02 / detail)
  else long(mesh, person, strands, 0.015 / detail)
}

function long(mesh: Mesh, person: Person, strands: number, width: number): void {
  const parting = -2.1
  for (let i = 0; i < strands; i++) {
    const h = (k: number): number => hash(i, k, person.seed)
    const a = (h(1) * 2 - 1) * Math.PI
    const y = mix(-5.5, 11.35, Math.sqrt(h(2)))
    const root = skull(a, y)
    // Thinner where it begins.
    if (scalp(...root) < 1.1 * h(9) ** 2) continue
    const top = step(2, 8, y)
    const side = (root[0] > mix(0, parting, top) ? 1 : -1) as 1 | -1
    // How far back the root is, 0 at the forehead, 1 at the nape.
    const behind = step(9.5, -9, root[2] + (root[1] < 0 ? -2 : 0))
    const clump = Math.floor(((side > 0 ? 40 : 0) + behind * 30 + Math.abs(root[0]) * 1.6) * 1.3)
    const c = (k: number): number => hash(clump, k, person.seed + 9)
    const layer = 0.3 + 1.2 * h(3) ** 1.3
    const turn = side * mix(1.24, 2.95, behind ** 0.9) + 0.16 * (c(1) - 0.5)
    const ring = (angle: number, rx: number, rz: number, at: number, z = 0): Triple => [
      Math.sin(angle) * (rx + layer),
      at,
      Math.cos(angle) * (rz + layer) + z,
    ]
    // By the hairline it lies close; further in it stands up.
    const inset = step(0, 2.6, scalp(...root))
    const lift = (0.5 + 0.45 * c(2)) * mix(0.15, 1, inset)
    const n = unit([root[0], root[1] - 2, root[2]])
    const crest: Triple = plus(root, plus(times(n, lift), [side * 0.85 * top, 0.3, -2]))
    const on = skull(mix(Math.atan2(root[0], root[2]), turn, 0.78), mix(root[1], 2.5, 0.38))
    const mid = plus(
      on,
      times(unit([on[0], on[1] * 0.6, on[2]]), mix(0.25, layer + 0.3, mix(inset, 1, 0.25))),
    )
    const cover = ring(turn, 7.2, 9.4, -1.5)
    const neck = ring(turn * 0.99, 7, 7.6, -8.5, 0.5)
    // Shoulder long; the ends turn in a little.
    const fall = c(3)
    const tip = ring(
      turn * mix(0.96, 1, behind),
      5.7 + 0.9 * c(5),
      6.3,
      -12.2 - 1.7 * fall - 1.3 * h(4),
      mix(0.9, -0.6, behind),
    )
    const stations = [root, crest, mid, cover, neck, tip]
    const path: Triple[] = []
    const phase = 3 * fractal(turn * 2.2, layer * 0.8, person.seed, 2) + 2.2 * c(6) + 0.5 * (h(5) - 0.5)
    const stray = h(6) > 0.965 ? 1 : 0.28
    for (let k = 0; k <= 30; k++) {
      const t = k / 30
      const p = through(stations, t)
      const wave = step(0.22, 0.6, t)
      const swing = Math.sin(t * 15 + phase) * (0.7 + 0.8 * c(7)) * wave
      const twist = Math.cos(t * 15 + phase) * (0.6 + 0.6 * c(8)) * wave
      // Strands of one lock draw together towards its end.
      const loose = mix(1, 0.55, wave) * step(0, 0.3, t)
      const radial = unit([p[0], 0, p[2]])
      const wobble = (f: number, q: number): number =>
        fractal(t * 5 + q * 9.7, i * 0.37, f, 2) * stray * 0.9 * step(0, 0.35, t)
      path.push(
        outside(
          [
            p[0] + radial[0] * twist - radial[2] * swing * 0.8 + wobble(1, 0) + (h(7) - 0.5) * 0.9 * loose,
            p[1] + wobble(2, 1) * 0.4,
            p[2] + radial[2] * twist + radial[0] * swing * 0.8 + wobble(3, 2) + (h(8) - 0.5) * 0.9 * loose,
          ],
          Math.min(layer, 0.12 + k * 0.13),
        ),
      )
    }
    strandOf(mesh, person, path, i, clump, width)
  }
}

/** Springs that stand out from the scalp and sag a little. */
function curls(mesh: Mesh, person: Person, strands: number, width: number): void {
  for (let i = 0; i < strands; i++) {
    const h = (k: number): number => hash(i, k, person.seed)
    const root = skull((h(1) * 2 - 1) * Math.PI, mix(-5, 11.4, Math.sqrt(h(2))))
    if (scalp(...root) < 0) continue
    const spring = Math.floor(h(3) * 5)
    const lock =
      Math.floor(root[0] * 1.1) * 977 +
      Math.floor(root[1] * 1.1) * 53 +
      Math.floor(root[2] * 1.1) * 7 +
      spring
    const c = (k: number): number => hash(lock, k, person.seed + 31)
    const n = unit(
      plus(unit([root[0], root[1] - 1.5, root[2] + 1]), times([c(1) - 0.5, c(2) - 0.5, c(3) - 0.5], 0.85)),
    )
    const size = (3 + 2.3 * c(4)) * mix(0.7, 1.1, step(-4, 7, root[1])) * (0.9 + 0.2 * h(4))
    const e1 = unit(minus([n[1], -n[0], 0.31], times(n, 0.1)))
    const e2: Triple = [n[1] * e1[2] - n[2] * e1[1], n[2] * e1[0] - n[0] * e1[2], n[0] * e1[1] - n[1] * e1[0]]
    const turns = 3.5 + 3 * c(5)
    const hand = c(6) > 0.5 ? 1 : -1
    const path: Triple[] = []
    for (let k = 0; k <= 34; k++) {
      const t = k / 34
      const wide = 0.36 * (0.35 + t) * (0.8 + 0.5 * h(5))
      const angle = hand * turns * t * 6.28 + c(7) * 6.28 + (h(6) - 0.5) * 0.9
      const p = plus(root, plus(times(n, size * t), [0, -0.5 * t * t * size * 0.5, 0]))
      path.push(plus(p, plus(times(e1, Math.cos(angle) * wide), times(e2, Math.sin(angle) * wide))))
    }
    strandOf(mesh, person, path, i, lock, width)
  }
}
