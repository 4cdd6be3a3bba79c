import { minCut } from '../kernels/cut.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { Kinship } from './colour-model.ts'
import { encloses, type Head, inHead } from './head.ts'
import { plumbLines } from './plumb-lines.ts'
import { sideLocks } from './side-locks.ts'
import { type Figure, likelihood } from './silhouette.ts'
import { type Borders, bordersOf, type Patches, patchesOf } from './slic.ts'

/** A part of the picture, shrunken: pixel (i, j) lies at (x + i * scale, y + j * scale) in u. */
export interface Window {
  readonly picture: Plane
  readonly x: number
  readonly y: number
  readonly scale: number
}
export interface Cut {
  readonly patches: Patches
  /** By patch: 0 outside, 1 inside, between where a little more doubt would have moved the cut. */
  readonly inside: Float32Array
  /** By patch: 1 where its pixels are not to be asked one by one, for their colours are on both sides. */
  readonly firm?: Uint8Array
}

/** Pixels from patch to patch. */
export const step = 9
/** What a border of one patch's length costs where there is no edge to see. */
const binding = 4
/**
 * Within this much of a skull's outline, above the eyes, there is a head, whatever the colours say; and so far from its
 * axis, in widths of the face, even when it is turned.
 */
const skullbone = { skull: 0.92, aside: 0.42 } as const
/** Log of likelihoods below which a colour is that of what lies far from everyone, and not that of the crown. */
const foreign = -1
/** How far the doubt is moved to learn which patches the cut is not sure of. */
const doubt = 1.1

/**
 * Parts people from what is behind them: figures say where they may be, kinship of colours and edges say where they
 * end. Rother, Kolmogorov, Blake 2004, GrabCut, doi:10.1145/1015706.1015720, on patches
 */
export function cutPeople(m: Machine, window: Window, figures: readonly Figure[]): Cut {
  const { picture, scale } = window
  const patches = patchesOf(m, picture, step)
  const { count } = patches
  const borders = bordersOf(m, picture, patches)
  const prior = new Float32Array(count)
  const sure = new Uint8Array(count)
  const heads = figures.flatMap((f) => f.head ?? [])
  const toU = (x: number, y: number) => [window.x + x * scale, window.y + y * scale] as const
  for (let k = 0; k < count; k++) {
    const at = likelihood(figures, window.x + patches.x[k] * scale, window.y + patches.y[k] * scale)
    prior[k] = at.p
    sure[k] = at.sure || heads.some((head) => isBone(head, ...toU(patches.x[k], patches.y[k]))) ? 1 : 0
  }
  const ground = sideLocks(patches, heads, toU)
  const lines = plumbLines(patches, heads, toU, sure)
  for (let k = 0; k < count; k++) {
    const factor = ground[k] * lines.factor[k]
    prior[k] *= factor
    if (factor < 1) sure[k] = 0
    else if (lines.head[k]) sure[k] = 1
  }
  const size = figures.reduce((t, f) => t + f.size, 0) / figures.length / scale
  const kinship = new Kinship(m, patches, 1.8 * size)
  const weight = bindingOf(borders, binding, step)
  const certain = 40
  const { crown, zone } = maneOf(window, patches, figures)
  for (let k = 0; k < count; k++) if (lines.factor[k] < 1) zone[k] = 0
  const alike = kinship.compare(
    crown,
    prior.map((p) => smoothstep(0.06, 0.02, p)),
  )
  // near the outline of a skull, what has the colour of the ground and not of the crown is ground
  for (let k = 0; k < count; k++)
    if (
      sure[k] &&
      !lines.head[k] &&
      alike[k] < foreign &&
      heads.some((head) => isRim(head, ...toU(patches.x[k], patches.y[k])))
    )
      sure[k] = 0
  const mane = alike.map((v, k) => zone[k] * Math.max(0, Math.min(3, v - 1)))
  let inside = prior.map((p, k) => (sure[k] ? 1 : smoothstep(0.4, 0.9, p)))
  let outside = prior.map((p, k) => (sure[k] ? 0 : smoothstep(0.3, 0.05, p)))
  let unary = new Float32Array(count)
  const cut = (shift: number) => {
    const [inward, outward] = [new Float32Array(count), new Float32Array(count)]
    for (let k = 0; k < count; k++) {
      const v = (unary[k] + shift) * Math.sqrt(patches.area[k] / (step * step))
      if (sure[k]) inward[k] = certain
      else if (v > 0) inward[k] = v
      else outward[k] = -v
    }
    return joined(minCut(m, inward, outward, borders.from, borders.to, weight), sure, borders)
  }
  for (let round = 0; round < 3; round++) {
    const colour = kinship.compare(inside, outside)
    unary = prior.map((given, k) => {
      const p = Math.max(given, 0.55 * smoothstep(0.3, 1.5, mane[k]))
      const shape = Math.max(-4.5, Math.log((p + 0.004) / (1 - p + 0.004)))
      return (
        0.65 * shape + Math.max(-3.5, Math.min(3.5, mane[k] > 0 ? Math.max(colour[k], mane[k]) : colour[k]))
      )
    })
    inside = Float32Array.from(cut(0))
    outside = inside.map((v) => 1 - v)
  }
  const [strict, lenient] = [cut(-doubt), cut(doubt)]
  for (let k = 0; k < count; k++) inside[k] = 0.25 * strict[k] + 0.5 * inside[k] + 0.25 * lenient[k]
  const spared = sure.map((v, k) => (v || zone[k] > 0 ? 1 : 0))
  dropSevered(inside, patches, borders, { prior, spared })
  return { patches, inside, firm: lines.head }
}

/** From here on a place is body by its figure alone, and below the second it would need another reason. */
const [bodily, doubtful] = [0.6, 0.3]
/** A step of colour at which things end. */
const end = 0.055

/**
 * What a figure does not promise is part of a person only where it goes on from one: beside a dark sleeve a dark flag
 * has its colour, but between them there is an edge. Hair may stand by itself.
 */
function dropSevered(
  inside: Float32Array,
  { count }: Patches,
  { from, to, step }: Borders,
  { prior, spared }: { readonly prior: Float32Array; readonly spared: Uint8Array },
): void {
  const reached = inside.map((v, k) => (v > 0.4 && (spared[k] || prior[k] > bodily) ? 1 : 0))
  const severed = inside.map((v, k) => (v > 0.4 && !spared[k] && prior[k] < doubtful ? 1 : 0))
  const spread = (what: Float32Array, free: (k: number) => boolean) => {
    for (let changed = true; changed; ) {
      changed = false
      for (let e = 0; e < from.length; e++) {
        const [p, q] = [from[e], to[e]]
        if (what[p] === what[q] || step[e] > end * end || !free(what[p] ? q : p)) continue
        what[p] = what[q] = 1
        changed = true
      }
    }
  }
  spread(reached, (k) => inside[k] > 0.4)
  for (let k = 0; k < count; k++) if (reached[k]) severed[k] = 0
  spread(severed, (k) => inside[k] > 0 && !reached[k])
  for (let k = 0; k < count; k++) if (severed[k]) inside[k] = 0
}

function isBone(head: Head, x: number, y: number): boolean {
  const { centre, oval } = head
  const { rise, off, skull } = inHead(head, x, y)
  // its outline is that of the face, a little inwards
  const grown = (v: number, middle: number) => middle + (v - middle) / 0.94
  if (oval && encloses(oval, grown(x, centre.x), grown(y, centre.y))) return true
  return rise > 0.1 && skull < skullbone.skull && off < skullbone.aside
}

function isRim(head: Head, x: number, y: number): boolean {
  const { rise, skull } = inHead(head, x, y)
  return rise > 0.4 && skull > 0.8 && skull < 1
}

/**
 * Hair may stand far off a head, where no figure reaches: by patch, how much more its colour is that of the crown than
 * that of what lies far from everyone. 0 away from heads.
 */
function maneOf(
  window: Window,
  { count, x, y }: Patches,
  figures: readonly Figure[],
): { readonly crown: Float32Array; readonly zone: Float32Array } {
  const [crown, zone] = [new Float32Array(count), new Float32Array(count)]
  for (const { head } of figures)
    if (head)
      for (let k = 0; k < count; k++) {
        const at = inHead(head, window.x + x[k] * window.scale, window.y + y[k] * window.scale)
        if (at.rise > 0.3 && at.face > 1.04 && at.skull < 0.75) crown[k] = 1
        zone[k] = Math.max(zone[k], smoothstep(2.1, 1.7, at.skull) * smoothstep(-0.7, -0.3, at.rise))
      }
  return { crown, zone }
}

/** What cutting each border costs: as much as its length, and little where there is an edge to see. */
export function bindingOf({ length, step: edge }: Borders, strength: number, patch: number): Float32Array {
  const mean = (edge.reduce((t, v) => t + Math.sqrt(v), 0) / Math.max(1, edge.length)) ** 2
  return length.map(
    (long, e) => (strength * (0.04 + 0.96 * Math.exp(-edge[e] / (mean + 1e-5))) * long) / patch,
  )
}

type Pairs = { readonly from: Int32Array; readonly to: Int32Array }

/** Only what is joined to a sure patch stays. */
export function joined(inside: Uint8Array, sure: Uint8Array, { from, to }: Pairs): Uint8Array {
  const reached = sure.slice()
  for (let changed = true; changed; ) {
    changed = false
    for (let e = 0; e < from.length; e++) {
      const [p, q] = [from[e], to[e]]
      if (!inside[p] || !inside[q] || reached[p] === reached[q]) continue
      reached[p] = 1
      reached[q] = 1
      changed = true
    }
  }
  return reached
}
