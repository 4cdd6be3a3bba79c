import { componentsOf } from '../components.ts'
import type { Frame } from '../filter.ts'
import type { Plane } from '../plane.ts'
import { headOf, inHead, type Vector } from './head.ts'
import type { Person } from './skin-patches.ts'

/** From here on a place counts as skin. */
const level = 0.4
/** Steps of colour (OKLab, a and b doubled) over a few pixels that part things, and that can be a border of skin. */
const [parting, seam] = [0.09, 0.07]
/** Share of a border within a person that must be one; and share of the whole border that must lie within. */
const [visible, within] = [0.45, 0.2]

/**
 * Skin ends at an edge: at cloth, at hair, at what is behind. Where skin-coloured cloth turns, in its folds and shades,
 * from what could be skin to what could not, there is none. Parts that end so and are no face are cloth.
 *
 * @param hands where wrists were seen: what lies there is skin, however soft its border
 */
export function dropSeamless(
  out: Plane,
  picture: Plane,
  people: Plane,
  known: readonly Person[],
  hands: readonly Vector[],
  { u }: Frame,
): void {
  const { width, height, data } = out
  const [far, beyond] = [2, 4]
  const apart = (i: number, j: number): number => {
    const [p, q, d] = [4 * i, 4 * j, picture.data]
    const [L, a, b] = [d[p] - d[q], 2 * (d[p + 1] - d[q + 1]), 2 * (d[p + 2] - d[q + 2])]
    return Math.sqrt(L * L + a * a + b * b)
  }
  const heads = known.map((p) => headOf(p.face))
  const isHead = (x: number, y: number): boolean =>
    heads.some((head) => {
      const { rise, aside, face } = inHead(head, (x + 0.5) / u, (y + 0.5) / u)
      return face < 1.1 || (aside < 0.4 && rise < 0 && rise > -0.85)
    })
  const [mask, spared] = [new Uint8Array(data.length), new Uint8Array(data.length)]
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      if (data[i] <= level) continue
      if (isHead(x, y)) spared[i] = 1
      else if (apart(i - 1, i + 1) < parting && apart(i - width, i + width) < parting) mask[i] = 1
    }
  const { label, count } = componentsOf(mask, width, height)
  const [rim, inner, edged] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let y = beyond; y < height - beyond; y++)
    for (let x = beyond, i = y * width + beyond; x < width - beyond; x++, i++) {
      const k = label[i]
      if (k === 0) continue
      for (const step of [-1, 1, -width, width]) {
        if (data[i + beyond * step] > level || spared[i + beyond * step]) continue
        rim[k]++
        if (people.data[i + beyond * step] < 0.6) continue
        inner[k]++
        if (apart(i - step, i + beyond * step) > seam) edged[k]++
      }
    }
  const held = new Set<number>()
  for (const { x, y } of hands) held.add(label[Math.floor(y * u) * width + Math.floor(x * u)] ?? 0)
  const cloth = Uint8Array.from({ length: count }, (_, k) =>
    k > 0 && !held.has(k) && inner[k] > within * rim[k] && edged[k] < visible * inner[k] ? 1 : 0,
  )
  const drop = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) if (cloth[label[i]]) drop[i] = 1
  for (let y = far; y < height - far; y++)
    for (let x = far, i = y * width + far; x < width - far; x++, i++) {
      if (label[i] || spared[i]) continue
      // what parts them goes with what is cloth, unless skin is next to it
      let [cloths, others] = [0, 0]
      for (let v = -far; v <= far; v++)
        for (let h = -far; h <= far; h++) {
          const k = label[i + v * width + h]
          if (k) cloth[k] ? cloths++ : others++
        }
      if (cloths > 0 && others === 0) drop[i] = 1
    }
  for (let i = 0; i < data.length; i++) if (drop[i]) data[i] = 0
}
