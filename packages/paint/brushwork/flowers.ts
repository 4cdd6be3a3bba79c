import { drift } from '../kernels/drift.ts'
import type { Plane } from '../plane.ts'
import type { Strokes } from '../strokes.ts'
import { type Dice, dice } from './dice.ts'
import { Heap, type Paint } from './heap.ts'

/** Where flowers may grow. */
export interface Plot {
  /** Chance 0..1 of a drift. */
  readonly soil: Plane
  /** The picture they grow in. */
  readonly tone: Plane
  /** Pixels per u of both. */
  readonly u: number
  /** Factor of all sizes; left out, 1. */
  readonly grown?: number
}

/** Petals in light and in shade, in OKLab: rose, white, lilac, yellow, poppy, orchid, blue. */
const kinds: readonly (readonly [Paint, Paint])[] = [
  [
    [0.88, 0.055, 0.012],
    [0.74, 0.115, 0.01],
  ],
  [
    [0.97, 0.004, 0.006],
    [0.9, 0.02, -0.015],
  ],
  [
    [0.8, 0.04, -0.07],
    [0.65, 0.055, -0.1],
  ],
  [
    [0.92, -0.01, 0.11],
    [0.82, 0.035, 0.12],
  ],
  [
    [0.68, 0.16, 0.08],
    [0.56, 0.17, 0.07],
  ],
  [
    [0.82, 0.075, -0.03],
    [0.66, 0.13, -0.07],
  ],
  [
    [0.79, 0.0, -0.08],
    [0.62, 0.005, -0.13],
  ],
]

/** A drift as it is planned: drawn later, from the back of the garden to the front. */
interface Clump {
  readonly x: number
  readonly y: number
  /** Nearness: size of everything in it. */
  readonly near: number
  readonly kind: number
}

/** Fewer clumps than this are no garden, but specks that look like a mistake. */
const fewest = 6

/** Clumps of one kind each, lying in drifts, drawn from the back to the front: leaves first, then blooms. */
export function bloom({ soil, tone, u, grown = 1 }: Plot, amount: number, seed: number): Strokes {
  const cast = dice(seed * 977 + 3)
  const [width, height] = [soil.width / u, soil.height / u]
  const clumps: Clump[] = []
  const tries = Math.round((1700 * amount * width * height) / 1e6)
  for (let i = 0; i < tries; i++) {
    const [x, y] = [cast.even() * width, height * (1 - cast.even() ** 1.2)]
    const [chance, pick] = [cast.even(), cast.bell()]
    const pixel =
      Math.min(soil.height - 1, Math.floor(y * u)) * soil.width + Math.min(soil.width - 1, Math.floor(x * u))
    const patch = 0.2 + 1.5 * drift(x, 1.8 * y, 120, seed + 5)
    if (chance > soil.data[pixel] * patch) continue
    const kind =
      Math.floor(((drift(x, 2 * y, 170, seed + 6) + 1) / 2) * kinds.length * 1.4 + 0.7 * pick + 14) %
      kinds.length
    clumps.push({ x, y, near: grown * (0.36 + 1.3 * (y / height) ** 2), kind })
  }
  const heap = new Heap()
  if (clumps.length < fewest) return heap.strokes()
  for (const clump of clumps.sort((a, b) => a.y - b.y)) {
    const at =
      Math.min(soil.height - 1, Math.floor(clump.y * u)) * soil.width +
      Math.min(soil.width - 1, Math.floor(clump.x * u))
    draw(heap, clump, tone.data[4 * at], cast)
  }
  return heap.strokes()
}

/** @param light lightness of the place: flowers in shade are in shade */
function draw(heap: Heap, { x, y, near, kind }: Clump, light: number, cast: Dice): void {
  const spread = (16 + 22 * cast.even()) * near
  const blooms = 5 + Math.floor(8 * cast.even())
  const shade = 0.5 * (Math.min(0.8, Math.max(0.4, light)) - 0.72)
  for (let i = 0; i < blooms * 0.9; i++) {
    const angle = -1.57 + 0.5 * cast.bell()
    const [lx, ly] = [x + spread * cast.bell(), y + 0.35 * spread * cast.bell()]
    const long = (9 + 12 * cast.even()) * near
    for (const [t, w] of [
      [0, 1.2],
      [0.4, 1.9],
      [0.75, 1.5],
      [1, 0.5],
    ] as const)
      heap.point(
        lx + Math.cos(angle + 0.5 * t) * long * t,
        ly + Math.sin(angle + 0.5 * t) * long * t,
        w * near,
      )
    const colour: Paint = [
      0.5 + 0.2 * cast.even() + shade,
      -0.06 + 0.03 * cast.bell(),
      0.045 + 0.03 * cast.bell(),
    ]
    const accent: Paint = [colour[0] + 0.1, colour[1], colour[2] + 0.03]
    heap.lay({ colour, accent, opacity: 0.95, dry: 0.12, body: 0.6 })
  }
  const [lit, dim] = kinds[kind]
  for (let i = 0; i < blooms; i++) {
    const [bx, by] = [x + spread * cast.bell(), y - 3 * near + 0.34 * spread * cast.bell()]
    const radius = (2 + 2.9 * cast.even() ** 1.5) * near
    const petals = 2 + Math.floor(3 * cast.even())
    for (let k = 0; k < petals; k++) {
      const turn = 6.283 * cast.even()
      const [px, py] = [bx + Math.cos(turn) * radius * 0.6, by + Math.sin(turn) * radius * 0.42]
      const lean = turn + 0.8 * cast.bell()
      const long = radius * (0.7 + 0.6 * cast.even())
      for (const [t, w] of [
        [0, 0.45],
        [0.5, 0.62],
        [1, 0.4],
      ] as const)
        heap.point(px + Math.cos(lean + t) * long * t, py + 0.7 * Math.sin(lean + t) * long * t, radius * w)
      // the upper petals catch the light
      const [base, other] = cast.even() < 0.62 - 0.25 * Math.sin(turn) ? [lit, dim] : [dim, lit]
      const l = base[0] + shade + 0.03 * cast.bell()
      heap.lay({
        colour: [l, base[1], base[2]],
        accent: [(l + other[0] + shade) / 2, (base[1] + other[1]) / 2, (base[2] + other[2]) / 2],
        opacity: 0.97,
        dry: 0.05,
        body: 1,
      })
    }
  }
}
