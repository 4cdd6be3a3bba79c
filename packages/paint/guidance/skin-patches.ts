import { type Components, componentsOf } from '../components.ts'
import type { Frame } from '../filter.ts'
import type { Plane } from '../plane.ts'
import type { Face } from './seen.ts'
import type { SkinModel } from './skin-model.ts'

/** Someone whose skin is known. */
export interface Person {
  readonly face: Face
  readonly skin: SkinModel
  /** How uneven the face is at the size of hairs, 0..1: a sharp photo shows pores, noise and stubble. */
  readonly grain: number
}
/** The smallest face's width. */
export const smallest = (known: readonly Person[]): number => Math.min(...known.map((p) => p.face.box.width))

/** Around a head, up to this many widths of the face from its middle, what is apart from the face is mostly hair. */
const headRoom = 1.7
/** Least areas of skin on its own, in squares of the face's width: beside a head, and anywhere. */
const [leastByHead, least] = [0.16, 0.012]

/** Connected parts above a level, or below it. */
function partsOf({ width, height, data }: Plane, level: number, above: 0 | 1): Components {
  const mask = new Uint8Array(data.length)
  for (let i = 0; i < mask.length; i++) mask[i] = data[i] > level ? above : 1 - above
  return componentsOf(mask, width, height)
}

/** Lets go of small patches: gleams in hair, buttons, wood. */
export function dropSpecks(out: Plane, known: readonly Person[], { u }: Frame): void {
  const { width, height, data } = out
  const { label, count, area } = partsOf(out, 0.3, 1)
  const [sumX, sumY] = [new Float64Array(count), new Float64Array(count)]
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      sumX[label[i]] += x
      sumY[label[i]] += y
    }
  const kept = new Uint8Array(count)
  for (let k = 1; k < count; k++) {
    const [x, y] = [sumX[k] / area[k] / u, sumY[k] / area[k] / u]
    const beside = known.filter(({ face: { box } }) => {
      const [dx, dy] = [x - box.x - box.width / 2, y - box.y - box.height / 2]
      return dx * dx + dy * dy < (headRoom * box.width) ** 2
    })
    const side = (beside.length > 0 ? smallest(beside) : smallest(known)) * u
    kept[k] = area[k] > (beside.length > 0 ? leastByHead : least) * side * side ? 1 : 0
  }
  for (const { face } of known) {
    const i = Math.floor((face.box.y + 0.6 * face.box.height) * u) * width
    const middle = label[i + Math.floor((face.box.x + face.box.width / 2) * u)]
    if (middle) kept[middle] = 1
  }
  for (let i = 0; i < data.length; i++) if (!kept[label[i]]) data[i] = 0
}

/** Largest hole that is closed, in squares of the face's width: a shadow under a knee, a gleam, a pendant. */
const largestHole = 0.12

export function closeHoles(out: Plane, people: Plane, known: readonly Person[], { u }: Frame): void {
  const { width, height, data } = out
  const { label, count, area } = partsOf(out, 0.4, 0)
  const limit = largestHole * (smallest(known) * u) ** 2
  const closed = Uint8Array.from({ length: count }, (_, k) => (k > 0 && area[k] < limit ? 1 : 0))
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (people.data[i] < 0.6 || x === 0 || y === 0 || x === width - 1 || y === height - 1)
        closed[label[i]] = 0
  for (let i = 0; i < data.length; i++) if (closed[label[i]]) data[i] = 0.9
}
