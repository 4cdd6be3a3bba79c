import { brush } from '../kernels/brush.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Strokes } from '../strokes.ts'
import { type Dice, dice } from './dice.ts'
import { follow, Path } from './follow.ts'
import { Heap, type Paint } from './heap.ts'
import type { Motif } from './motif.ts'
import { load } from './pigment.ts'
import { seedsOf } from './seeds.ts'

/** One pass with one brush. Lengths in u. */
export interface Layer {
  /** Half-width of the brush. */
  readonly radius: number
  /** Distance of seeds in radii. */
  readonly grid: number
  /** Mean OKLab error of a cell above which it is worked over. */
  readonly error: number
  /** Share of cells worked over all the same, for the sake of broken colour. */
  readonly again: number
  /** Length in radii. */
  readonly length: number
  /** 0..1: how dry, how thick, how far colours stray. */
  readonly dry: number
  readonly body: number
  readonly stray: number
  /** Detail (0..1, more where care is due) below which this brush is not taken up. */
  readonly detail: number
}

export interface Manner {
  readonly layers: readonly Layer[]
  /** Scales every brush. */
  readonly size: number
  /** 0..1: broken colour. */
  readonly broken: number
}

/** What the next strokes are chosen by is laid to the last: another number there, and other strokes would be chosen. */
const exact = 1e-6

/** Paints a motif from the largest brush to the smallest; the strokes of a pass lie over those before. */
export function paint(motif: Motif, { layers, size, broken }: Manner, seed: number): Strokes {
  const { m, target, u, lead, rule } = motif
  const heap = new Heap()
  // what the strokes say without their broken colour: an error is an error of form, not of playfulness
  const plain = m.plane(target.width, target.height, 4)
  plain.data.fill(0)
  const path = new Path()
  for (const [n, layer] of layers.entries()) {
    const cast = dice(seed * 131 + n)
    const radius = layer.radius * size * u
    const ref = gaussian(m, target, 0.45 * radius)
    const wanted = (error: number, pixel: number): boolean => {
      const care = rule.data[4 * pixel]
      const detail = lead.data[4 * pixel + 2]
      const bar = layer.error * (1 - 0.3 * care) * (1.15 - 0.4 * detail)
      // the last brush of a place goes over it all the same, so that its strokes are seen
      const last = layer.radius < 1.9 * rule.data[4 * pixel + 1] ? rule.data[4 * pixel + 2] : 0
      return error > bar || cast.even() < Math.max(last, layer.again * (1 - 0.6 * care))
    }
    const grid = Math.max(1, layer.grid * radius)
    const first = heap.count
    const both = { ref, plain }
    const pass = { ...layer, radius, stray: layer.stray * broken }
    const brushes = { grid, seed: seed * 131 + n, radius: layer.radius, least: layer.detail }
    for (const pixel of seedsOf(motif, { ref, painted: plain, lead, rule, ...brushes }, cast, wanted))
      stroke(heap, path, motif, both, pixel, pass, cast)
    // nobody looks at what the last brush did
    if (n < layers.length - 1) brush(m, plain, heap.meant(first), { top: 0, u }, 1, exact)
    m.free(ref)
  }
  return heap.strokes()
}

/** How far hues may stray: little in skies and on black cloth, whose neighbours on the wheel are lilac and plum. */
function steady([L, a, b]: Paint, deep: number): number {
  const chroma = Math.sqrt(a * a + b * b)
  const blue = smoothstep(0.6, 0.87, -(0.373 * a + 0.928 * b) / (chroma + 1e-6))
  const sky = blue * smoothstep(0.55, 0.7, L)
  const black = deep * smoothstep(0.075, 0.04, chroma)
  return (1 - 0.55 * sky) * (1 - 0.6 * black)
}

/** @param layer its radius in pixels of the motif */
function stroke(
  heap: Heap,
  path: Path,
  motif: Motif,
  { ref, plain }: { ref: Plane; plain: Plane },
  pixel: number,
  layer: Layer,
  cast: Dice,
): void {
  const care = motif.rule.data[4 * pixel]
  const tangle = motif.lead.data[4 * pixel + 3]
  const radius = layer.radius * (1 - 0.2 * care) * (0.75 + 0.5 * cast.even())
  // leaves and grass: short dabs that point every way
  const reaches = {
    radius,
    least: 2.5,
    most: layer.length * (1 - 0.45 * tangle),
    astray: 0.9 * tangle * cast.bell(),
  }
  follow(path, motif, ref.data, plain.data, pixel, reaches, cast)
  const meant: Paint = [ref.data[4 * pixel], ref.data[4 * pixel + 1], ref.data[4 * pixel + 2]]
  // on white every hue shows and in the dark it glows: there it strays least
  const white = Math.min(1, Math.max(0, (meant[0] - 0.8) / 0.17))
  const deep = Math.min(1, Math.max(0, (0.58 - meant[0]) / 0.2))
  const free = layer.stray * (1 - 0.68 * care) * (1 - 0.5 * white) * (1 - 0.35 * deep)
  const hue = free * steady(meant, deep)
  const paints = load(meant, { hue: 0.34 * hue, light: 0.03 * free, pure: 0.8 * hue }, cast)
  const { from, to } = path
  const back = cast.even() < 0.5
  // every other point is enough for a ribbon, but never without its ends
  const every = to - from > 4 ? 2 : 1
  for (let k = 0; k < to - from; k++) {
    if (k % every !== 0 && k !== to - from - 1) continue
    const i = back ? to - 1 - k : from + k
    const swell = 0.7 + 0.3 * Math.sin(Math.PI * Math.min(1, (1.1 * (k + 0.3)) / (to - from)))
    heap.point((path.x[i] + 0.5) / motif.u, (path.y[i] + 0.5) / motif.u, (radius / motif.u) * swell)
  }
  const body = layer.body * (0.7 + 0.3 * cast.even()) * (1 - 0.35 * care) * (1 - 0.3 * white)
  heap.lay({ ...paints, opacity: 0.96, dry: layer.dry * (1 - 0.5 * care), body }, meant)
}
