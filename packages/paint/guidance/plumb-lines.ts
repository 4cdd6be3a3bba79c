import { type Head, inHead, type Vector } from './head.ts'
import type { Patches } from './slic.ts'

/** Steps of colour (OKLab, a and b doubled) from which a border is one, and up to which patches are of one ground. */
const edge = 0.12
const akin = 0.17
/** Steps from row to row along the far side of a line, up to which it is even. */
const alike = 0.04
/** What is left of the likelihood of a person on the ground along a plumb line. */
const left = 0.05
/** Rows of a line that must show a border, as a share. */
const unbroken = 0.85
/** Fewer rows of patches than this cannot tell a line from an outline. */
const told = 10
/** Within this much of a skull's outline there is hair or skin, whatever the colours say. */
const bone = 0.92

/**
 * The outline of hair bends in over the crown. A border that runs plumb from above the crown down to the jaw is that of
 * a window, a door or a curtain, and what lies along it on the head's side is ground too, up to hair, skin and clothes.
 * By patch: a factor for the likelihood of a person, 1 where no such line is near, and where a head is certain.
 *
 * @param toU the place of a patch in u
 * @param sure by patch: certainly a person
 */
export function plumbLines(
  { across, down, count, x, y, L, a, b }: Patches,
  heads: readonly Head[],
  toU: (x: number, y: number) => readonly [number, number],
  sure: Uint8Array,
): { readonly factor: Float32Array; readonly head: Uint8Array } {
  const factor = new Float32Array(count).fill(1)
  const within = new Uint8Array(count)
  const apart = (i: number, j: number): number =>
    Math.sqrt((L[i] - L[j]) ** 2 + (a[i] - a[j]) ** 2 + (b[i] - b[j]) ** 2)
  for (const head of heads) {
    if (Math.abs(head.up.x) > 0.3) continue
    const at = (k: number) => inHead(head, ...toU(x[k], y[k]))
    const free = (k: number): boolean => {
      const { rise, off, skull, face } = at(k)
      return sure[k] === 0 && face > 1.04 && skull > bone && rise > -0.62 && rise < 1.5 && off < 1.4
    }
    let lines = 0
    const middle = Math.floor((columnOf(head.centre, toU, x, across) ?? -1) + 0.5)
    for (let c = 1; c < across - 1; c++) {
      const inward = c < middle ? 1 : -1
      if (!isPlumb(c, -inward)) continue
      lines++
      const found: number[] = []
      for (let r = 0; r < down; r++) {
        const k = r * across + c + inward
        if (free(k) && apart(k, k - 2 * inward) > edge) found.push(k)
      }
      for (let k = found.pop(); k !== undefined; k = found.pop()) {
        if (factor[k] < 1) continue
        factor[k] = left
        const column = k % across
        for (const [next, there] of [
          [k - across, k >= across],
          [k + across, k < count - across],
          [k - 1, column > 0 && (column - 1 - c) * inward > 0],
          [k + 1, column < across - 1 && (column + 1 - c) * inward > 0],
        ] as const)
          if (there && factor[next] === 1 && free(next) && apart(k, next) < akin) found.push(next)
      }
    }
    // where the ground has the colours of hair, the skull says where hair is
    for (let k = 0; k < count && lines > 0; k++) {
      const { rise, skull } = at(k)
      if (rise > 0.1 && skull < bone) within[k] = 1
    }
    /** Whether a border to something even runs along a column of patches, from above the crown to the jaw. */
    function isPlumb(c: number, outward: number): boolean {
      let [rows, seen, even, above] = [0, 0, 0, 0]
      for (let r = 1; r < down; r++) {
        const k = r * across + c
        const { rise, off } = at(k)
        if (off < 0.55 || off > 1 || rise < -0.45 || rise > 1.2) continue
        const step = apart(k - 1, k + 1) > edge ? 1 : 0
        rows++
        seen += step
        even += apart(k + outward, k + outward - across) < alike ? 1 : 0
        if (rise > 0.66) above += step
      }
      return above >= 2 && rows >= told && seen >= unbroken * rows && even >= unbroken * rows
    }
  }
  return { factor, head: within }
}

/** The column of patches that a place lies in. */
function columnOf(
  { x: wanted }: Vector,
  toU: (x: number, y: number) => readonly [number, number],
  x: Float32Array,
  across: number,
): number | undefined {
  for (let c = 0; c < across; c++) if (toU(x[c], 0)[0] >= wanted) return c
  return undefined
}
