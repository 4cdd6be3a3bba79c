import type { Frame } from '../filter.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { headOf, inHead } from './head.ts'
import type { SkinModel } from './skin-model.ts'
import type { Person } from './skin-patches.ts'

/** How far hair comes down over a forehead, in heights of the face above its middle; and to the temples. */
const [brow, temple] = [0.26, 0.02]
/** Hair this likely is followed. */
const followed = 0.45
/** A head is white where this share of its crown is. */
const white = 0.4

/** How much lighter and greyer than the face's skin a colour is. */
function pallor(skin: SkinModel, L: number, a: number, b: number): number {
  const along = (a * skin.a + b * skin.b) / (L + 0.02) / (skin.chroma * skin.chroma)
  return smoothstep(0.98, 1.1, L / skin.L) * smoothstep(0.72, 0.5, along)
}

/**
 * White hair is as light as a gleam on skin. But a gleam lies amid the forehead, and hair comes in from the crown: from
 * the outline of the skull on, what is paler than the face's skin is followed inwards.
 */
export function paleHair(
  m: Machine,
  picture: Plane,
  people: Plane,
  known: readonly Person[],
  { u }: Frame,
): Plane {
  const { width, height } = picture
  const out = m.plane(width, height)
  out.data.fill(0)
  for (const { face, skin } of known) {
    const head = headOf(face)
    const { centre, size } = head
    const [x0, x1] = [
      Math.max(1, Math.floor((centre.x - size) * u)),
      Math.min(width - 1, (centre.x + size) * u),
    ]
    const [y0, y1] = [
      Math.max(1, Math.floor((centre.y - 1.2 * size) * u)),
      Math.min(height - 1, (centre.y + 0.7 * size) * u),
    ]
    if (x1 <= x0 || y1 <= y0) continue
    const pale = new Float32Array(width * height)
    const found: number[] = []
    let [crown, bleached] = [0, 0]
    for (let y = y0; y < y1; y++)
      for (let x = x0, i = y * width + x; x < x1; x++, i++) {
        const { rise, aside, skull } = inHead(head, (x + 0.5) / u, (y + 0.5) / u)
        // over the forehead it ends at the hairline, at the sides it comes down to the ears
        const edge = brow + (temple - brow) * smoothstep(0.3, 0.45, aside)
        if (people.data[i] < 0.3 || rise < edge || skull > 1.3) continue
        const k = 4 * i
        pale[i] =
          pallor(skin, picture.data[k], picture.data[k + 1], picture.data[k + 2]) *
          smoothstep(edge, edge + 0.06, rise)
        if (skull < 0.86) continue
        if (pale[i] > followed) found.push(i)
        if (people.data[i] < 0.8 || skull > 1) continue
        crown++
        bleached += pale[i]
      }
    if (bleached < white * crown) continue
    for (const i of found) out.data[i] = Math.max(out.data[i], pale[i])
    for (let i = found.pop(); i !== undefined; i = found.pop())
      for (const j of [i - 1, i + 1, i - width, i + width]) {
        if (out.data[j] >= pale[j] || pale[j] === 0) continue
        out.data[j] = pale[j]
        if (pale[j] > followed) found.push(j)
      }
  }
  return out
}
