import type { Frame } from '../filter.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { headOf, inHead } from './head.ts'
import { type SkinModel, slackOf } from './skin-model.ts'
import type { Person } from './skin-patches.ts'

/** How far a shadow is followed from sure skin, in widths of the face; and around a head, how far from its middle. */
const [reach, around] = [0.3, 3.2]
/** From here on a place is skin to start from, and below it is asked. */
const [sure, open] = [0.6, 0.85]

/**
 * How much a colour could be this skin in deep shade: light that has been thrown from skin to skin is purer and redder
 * than that of a lamp. Alone it says little, for dark hair is like that too.
 */
function likeShade(skin: SkinModel, L: number, a: number, b: number): number {
  const light = L / skin.L
  if (light > 1 || light < 0.25) return 0
  const [x, y] = [a / (L + 0.02), b / (L + 0.02)]
  const square = skin.chroma * skin.chroma
  const along = (x * skin.a + y * skin.b) / square
  const redder = (x * skin.b - y * skin.a) / square
  const slack = slackOf(skin)
  const stray = redder > 0 ? redder / (1.5 * slack * Math.max(1, along)) : -redder / (1.2 * slack)
  return (
    smoothstep(0.27, 0.36, light) *
    smoothstep(0.45, 0.7, along) *
    smoothstep(2.3 + 1.6 * (1 - light), 1.8 + 1.6 * (1 - light), along) *
    smoothstep(1.2, 0.8, stray)
  )
}

/** How much a colour could be a gleam on this skin: lighter and greyer, of its hue; fair hair is yellower. */
function likeGleam(skin: SkinModel, L: number, a: number, b: number): number {
  const [x, y] = [a / (L + 0.02), b / (L + 0.02)]
  const square = skin.chroma * skin.chroma
  const along = (x * skin.a + y * skin.b) / square
  const redder = Math.abs(x * skin.b - y * skin.a) / square
  return smoothstep(0.95, 1.03, L / skin.L) * smoothstep(0.2, 0.32, along) * smoothstep(0.18, 0.12, redder)
}

/**
 * Follows skin into the shade that it lies in: from sure skin on, step by step and not far, over smooth places of its
 * own hue. A neck under a chin, a temple under a hand and a turned cheek are found so; hair is rougher. Gleams are
 * followed up a forehead likewise.
 */
export function growShade(
  out: Plane,
  picture: Plane,
  people: Plane,
  rough: Plane,
  known: readonly Person[],
  { u }: Frame,
): void {
  const { width, height, data } = out
  for (const { face, skin, grain } of known) {
    const { box } = face
    const size = box.width * u
    const [cx, cy] = [(box.x + box.width / 2) * u, (box.y + box.height / 2) * u]
    const steps = Math.max(2, Math.round(reach * size))
    const [x0, x1] = [Math.max(1, Math.floor(cx - around * size)), Math.min(width - 1, cx + around * size)]
    const [y0, y1] = [Math.max(1, Math.floor(cy - around * size)), Math.min(height - 1, cy + around * size)]
    const head = headOf(face)
    const may = (i: number): number => {
      if (people.data[i] < 0.6) return 0
      const [L, a, b] = [picture.data[4 * i], picture.data[4 * i + 1], picture.data[4 * i + 2]]
      const at = inHead(head, ((i % width) + 0.5) / u, (Math.floor(i / width) + 0.5) / u)
      if (at.rise > 0.1 && at.skull < 0.86 && L > 0.95 * skin.L) return likeGleam(skin, L, a, b)
      // sinews and folds of a neck are uneven, and little hair hangs before it
      const neck = at.rise < -0.5 && at.rise > -1.1 && at.aside < 0.36 ? 0.3 : 0
      const even = 0.3 + 0.35 * grain + neck
      return likeShade(skin, L, a, b) * smoothstep(even + 0.15, even, rough.data[i])
    }
    const asked = new Uint8Array(data.length)
    let front: number[] = []
    for (let y = y0; y < y1; y++) rimRow(data, y * width + x0, y * width + x1, width, front)
    for (let k = 0; k < front.length; k++) asked[front[k]] = 1
    for (let step = 0; step < steps && front.length > 0; step++) {
      const next: number[] = []
      for (const i of front)
        for (let side = 0; side < 4; side++) {
          const j = i + (side & 1 ? 1 : -1) * (side < 2 ? 1 : width)
          const x = j % width
          if (x < x0 || x >= x1 || j < y0 * width || j >= y1 * width || asked[j] || data[j] > open) continue
          asked[j] = 1
          const v = may(j)
          if (v < 0.4) continue
          data[j] = Math.max(data[j], v)
          next.push(j)
        }
      front = next
    }
  }
}

/** Adds the pixels of a row that are sure skin beside what is open. */
function rimRow(data: Float32Array, from: number, to: number, width: number, front: number[]): void {
  for (let i = from; i < to; i++)
    if (
      data[i] > sure &&
      (data[i - 1] < open || data[i + 1] < open || data[i - width] < open || data[i + width] < open)
    )
      front.push(i)
}
