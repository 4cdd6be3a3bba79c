import { componentsOf } from '../components.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { type Head, inHead } from './head.ts'

/** Parts of a body smaller than this, as a share of its largest, do not lie apart from it. */
const crumb = 0.02
/** How wide, in heights of a face, what belongs to a body is at least: fingers are wider than whiskers of the ground. */
const width = 0.035
/** Within this much of a skull strands may stand off. */
const strands = 1.7

/**
 * Takes from a map of people what stands off them like no part of a body does: crumbs that lie apart and, away from
 * hair, whiskers where something behind them has their colour.
 *
 * @param toU the place of a pixel in u
 * @param size height of a face in pixels
 */
export function brushOff(
  m: Machine,
  map: Plane,
  heads: readonly Head[],
  size: number,
  toU: (x: number, y: number) => readonly [number, number],
): void {
  const { width: w, height: h, data } = map
  const mask = new Uint8Array(data.length)
  for (let i = 0; i < mask.length; i++) if (data[i] > 0.5) mask[i] = 1
  const { label, count, area } = componentsOf(mask, w, h)
  let largest = 0
  for (let k = 1; k < count; k++) largest = Math.max(largest, area[k])
  for (let i = 0; i < data.length; i++) if (label[i] && area[label[i]] < crumb * largest) data[i] = 0
  const sigma = width * size
  if (sigma < 0.8) return
  const around = gaussian(m, map, sigma)
  for (let y = 0; y < h; y++) brushRow(data, around.data, heads, toU, w, y)
  m.free(around)
}

type ToU = (x: number, y: number) => readonly [number, number]

// A function a row: it is compiled once and stays so, however few pictures there are.

function brushRow(
  data: Float32Array,
  around: Float32Array,
  heads: readonly Head[],
  toU: ToU,
  w: number,
  y: number,
): void {
  for (let x = 0, i = y * w; x < w; x++, i++) {
    if (data[i] === 0 || around[i] > 0.45) continue
    const [ux, uy] = toU(x, y)
    let stand = false
    for (let k = 0; k < heads.length && !stand; k++) stand = inHead(heads[k], ux, uy).skull < strands
    if (!stand) data[i] *= smoothstep(0.25, 0.45, around[i])
  }
}

/** Between these a head before a window ends, in its skull's radii: inside there is hair, outside there is none. */
const [filled, bare] = [
  [0.97, 0.88],
  [0.99, 0.91],
] as const

/** From the first on, in its skull's radii, a head is certain, and beyond the second nothing is said. */
const crown = [0.84, 0.95] as const

/**
 * A crown is a head, even where sunlit hair has the colours of what is behind it.
 */
export function crownOn(
  map: Plane,
  heads: readonly Head[],
  toU: (x: number, y: number) => readonly [number, number],
): void {
  for (const head of heads) if (head.oval) aroundSkull(map, head, toU, crownRow)
}
function crownRow(
  data: Float32Array,
  head: Head,
  toU: ToU,
  w: number,
  y: number,
  x0: number,
  x1: number,
): void {
  for (let x = x0, i = y * w + x0; x < x1; x++, i++) {
    const [ux, uy] = toU(x, y)
    const { rise, off, skull } = inHead(head, ux, uy)
    const sure =
      smoothstep(crown[1], crown[0], skull) * smoothstep(0.1, 0.18, rise) * smoothstep(0.6, 0.5, off)
    if (sure > data[i]) data[i] = sure
  }
}

/**
 * Before the panes and bars of a window, the colours of hair say little. There a head has the outline of a skull, above
 * the ears.
 */
export function roundOff(
  map: Plane,
  heads: readonly Head[],
  toU: (x: number, y: number) => readonly [number, number],
): void {
  for (const head of heads) aroundSkull(map, head, toU, roundRow)
}
function roundRow(
  data: Float32Array,
  head: Head,
  toU: ToU,
  w: number,
  y: number,
  x0: number,
  x1: number,
): void {
  for (let x = x0, i = y * w + x0; x < x1; x++, i++) {
    const [ux, uy] = toU(x, y)
    const { rise, off, skull } = inHead(head, ux, uy)
    if (rise < 0.14 || rise > 1.2 || off > 1.1) continue
    const above = smoothstep(0.14, 0.22, rise) * smoothstep(1.2, 1.1, rise) * smoothstep(1.1, 1, off)
    const round =
      Math.max(data[i], smoothstep(filled[0], filled[1], skull)) * smoothstep(bare[0], bare[1], skull)
    data[i] += above * (round - data[i])
  }
}

/** Calls for each row of a box that holds what lies up to 1.2 heights above a face, 1.1 widths to either side. */
function aroundSkull({ width, height, data }: Plane, head: Head, toU: ToU, row: typeof crownRow): void {
  const reach = 1.25 * head.size + (1.1 * head.long + Math.abs(head.back)) * head.width
  const [left, top] = toU(0, 0)
  const fine = toU(1, 0)[0] - left
  const [cx, cy, far] = [(head.centre.x - left) / fine, (head.centre.y - top) / fine, reach / fine]
  const [x1, y1] = [Math.min(width, cx + far), Math.min(height, cy + far)]
  const x0 = Math.max(0, Math.floor(cx - far))
  for (let y = Math.max(0, Math.floor(cy - far)); y < y1; y++) row(data, head, toU, width, y, x0, x1)
}
