import { componentsOf } from '../components.ts'
import type { Frame } from '../filter.ts'
import type { Plane } from '../plane.ts'
import { type Head, headOf, inHead, type Vector } from './head.ts'
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
  const heads = known.map((p) => headOf(p.face))
  const size = data.length
  const at: Place = {
    ...{ width, data, picture: picture.data, people: people.data },
    ...{ mask: new Uint8Array(size), spared: new Uint8Array(size) },
  }
  for (let y = 1; y < height - 1; y++) maskRow(at, heads, u, y)
  const { spared } = at
  const { label, count } = componentsOf(at.mask, width, height)
  const [rim, inner, edged] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const found: Rims = { label, rim, inner, edged }
  for (let y = beyond; y < height - beyond; y++) rimRow(at, found, y)
  const held = new Set<number>()
  for (const { x, y } of hands) held.add(label[Math.floor(y * u) * width + Math.floor(x * u)] ?? 0)
  const cloth = Uint8Array.from({ length: count }, (_, k) =>
    k > 0 && !held.has(k) && inner[k] > within * rim[k] && edged[k] < visible * inner[k] ? 1 : 0,
  )
  const drop = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) if (cloth[label[i]]) drop[i] = 1
  for (let y = far; y < height - far; y++) betweenRow(drop, label, spared, cloth, width, y)
  for (let i = 0; i < data.length; i++) if (drop[i]) data[i] = 0
}

/** How many pixels what parts cloth reaches, and how far beyond a place its border is looked for. */
const [far, beyond] = [2, 4]

interface Place {
  readonly width: number
  readonly data: Float32Array
  readonly picture: Float32Array
  readonly people: Float32Array
  readonly mask: Uint8Array
  readonly spared: Uint8Array
}
interface Rims {
  readonly label: Int32Array
  readonly rim: Float64Array
  readonly inner: Float64Array
  readonly edged: Float64Array
}

function apart(d: Float32Array, i: number, j: number): number {
  const L = d[4 * i] - d[4 * j]
  const a = 2 * (d[4 * i + 1] - d[4 * j + 1])
  const b = 2 * (d[4 * i + 2] - d[4 * j + 2])
  return Math.sqrt(L * L + a * a + b * b)
}

function isHead(heads: readonly Head[], x: number, y: number): boolean {
  for (let k = 0; k < heads.length; k++) {
    const { rise, aside, face } = inHead(heads[k], x, y)
    if (face < 1.1 || (aside < 0.4 && rise < 0 && rise > -0.85)) return true
  }
  return false
}

// A function a row: it is compiled once and stays so, however few pictures there are.

function maskRow(
  { width, data, picture, mask, spared }: Place,
  heads: readonly Head[],
  u: number,
  y: number,
) {
  for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
    if (data[i] <= level) continue
    if (isHead(heads, (x + 0.5) / u, (y + 0.5) / u)) spared[i] = 1
    else if (apart(picture, i - 1, i + 1) < parting && apart(picture, i - width, i + width) < parting)
      mask[i] = 1
  }
}

function rimRow(
  { width, data, picture, people, spared }: Place,
  { label, rim, inner, edged }: Rims,
  y: number,
) {
  for (let x = beyond, i = y * width + beyond; x < width - beyond; x++, i++) {
    const k = label[i]
    if (k === 0) continue
    for (let side = 0; side < 4; side++) {
      const step = (side & 1 ? 1 : -1) * (side < 2 ? 1 : width)
      const j = i + beyond * step
      if (data[j] > level || spared[j]) continue
      rim[k]++
      if (people[j] < 0.6) continue
      inner[k]++
      if (apart(picture, i - step, j) > seam) edged[k]++
    }
  }
}

/** What parts them goes with what is cloth, unless skin is next to it. */
function betweenRow(
  drop: Uint8Array,
  label: Int32Array,
  spared: Uint8Array,
  cloth: Uint8Array,
  width: number,
  y: number,
) {
  for (let x = far, i = y * width + far; x < width - far; x++, i++) {
    if (label[i] || spared[i]) continue
    let cloths = 0
    let others = 0
    for (let v = -far; v <= far; v++)
      for (let h = -far; h <= far; h++) {
        const k = label[i + v * width + h]
        if (k) cloth[k] ? cloths++ : others++
      }
    if (cloths > 0 && others === 0) drop[i] = 1
  }
}
