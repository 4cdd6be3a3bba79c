import { encloses, type Head, inHead } from './head.ts'
import type { Patches } from './slic.ts'

/** Colours nearer than this (OKLab, a and b doubled) may be of one thing; nearer than `same` they are. */
const akin = 0.06
const same = 0.013
/** What is left of the likelihood of a person beside a jaw where no hair can hang. */
const left = 0.1

/**
 * Beside and below a jaw there is hair or there is ground. Hair has the colour of the crown, or lies in the light of the
 * cheek; and where an ear is seen bare, none hangs before it. By patch: a factor for its likelihood, 1 away from jaws.
 *
 * @param toU the place of a patch in u
 */
export function sideLocks(
  { count, x, y, L, a, b }: Patches,
  heads: readonly Head[],
  toU: (x: number, y: number) => readonly [number, number],
): Float32Array {
  const out = new Float32Array(count).fill(1)
  const apart = (i: number, j: number): number =>
    Math.sqrt((L[i] - L[j]) ** 2 + (a[i] - a[j]) ** 2 + (b[i] - b[j]) ** 2)
  for (const head of heads) {
    // what is asked for lies no lower than a height of the face, and no further aside than a skull that is turned
    const far = head.size ** 2 + (2 * head.width) ** 2
    const at = new Map<number, Placed>()
    for (let k = 0; k < count; k++) {
      const place = toU(x[k], y[k])
      const [dx, dy] = [place[0] - head.centre.x, place[1] - head.centre.y]
      if (dx * dx + dy * dy < far) at.set(k, placed(head, place))
    }
    const among = (test: (p: Placed) => boolean) => {
      const found: number[] = []
      for (const [k, p] of at) if (test(p)) found.push(k)
      return found
    }
    const crown = among((p) => p.rise > 0.3 && p.face > 1.04 && p.skull < 0.9)
    const face = among((p) => (p.inFace ?? true) && p.face < 0.9)
    if (crown.length === 0 || face.length < 3) continue
    const crownL = crown.reduce((t, k) => t + L[k], 0) / crown.length
    const nearest = (k: number, of: readonly number[]): number => {
      let least = Number.POSITIVE_INFINITY
      for (const j of of) least = Math.min(least, apart(k, j))
      return least
    }
    const bare = [-1, 1].map((side) => {
      const ear = among((p) => p.side === side && p.aside > 0.5 && p.aside < 0.64 && Math.abs(p.rise) < 0.16)
      const skin = ear.filter((k) => nearest(k, face) < 0.05 && nearest(k, face) < nearest(k, crown))
      return ear.length > 0 && skin.length >= 0.5 * ear.length
    })
    for (const [k, p] of at) {
      const beside = p.inFace === undefined ? p.face > 1.1 : !p.inFace
      if (!beside || p.rise > 0 || p.rise < -0.95 || p.aside > 1.3) continue
      const hair = nearest(k, crown)
      // below the chin it may be a collar
      const hairless = p.rise > -0.45 && p.aside > 0.3 && hair > akin && nearest(k, face) > akin
      // hair behind an ear hangs in its shade: what is lighter than the crown is ground
      const ground =
        bare[p.side < 0 ? 0 : 1] &&
        p.rise < -0.1 &&
        p.rise > -0.75 &&
        p.aside > 0.42 &&
        hair > same &&
        L[k] > crownL
      if (hairless || ground) out[k] = left
    }
  }
  return out
}

interface Placed extends ReturnType<typeof inHead> {
  /** -1 or 1: left or right of the head's axis. */
  readonly side: number
  /** Within the outline of the face, where that is known. */
  readonly inFace?: boolean
}
function placed(head: Head, [x, y]: readonly [number, number]): Placed {
  const { centre, up, oval } = head
  const side = (x - centre.x) * up.y - (y - centre.y) * up.x < 0 ? -1 : 1
  return { ...inHead(head, x, y), side, ...(oval && { inFace: encloses(oval, x, y) }) }
}
