import { expect, it } from 'vitest'
import type { Head } from './head.ts'
import { plumbLines } from './plumb-lines.ts'
import type { Patches } from './slic.ts'

/** Patches of 10 x 10 u; a head in the middle, 200 high. */
const [across, down] = [40, 40]
const head: Head = {
  centre: { x: 200, y: 200 },
  up: { x: 0, y: -1 },
  size: 160,
  width: 120,
  back: 0,
  long: 1,
}
const curtain = [0.4, 0.2, 0.1]
const hair = [0.5, 0.01, 0.01]
const pane = [0.6, 0, 0]

const patchesOf = (colour: (x: number, y: number) => readonly number[]): Patches => {
  const count = across * down
  const at = (k: number) => [(k % across) * 10 + 5, Math.floor(k / across) * 10 + 5] as const
  const lane = (l: number) => Float32Array.from({ length: count }, (_, k) => colour(...at(k))[l] as number)
  const [x, y] = [0, 1].map((l) => Float32Array.from({ length: count }, (_, k) => at(k)[l as 0 | 1]))
  return { across, down, count, x, y, L: lane(0), a: lane(1), b: lane(2) } as unknown as Patches
}
const skull = (x: number, y: number) => ((x - 200) / 70) ** 2 + ((y - 180) / 110) ** 2 < 1
const found = (colour: (x: number, y: number) => readonly number[]) =>
  plumbLines(patchesOf(colour), [head], (x, y) => [x, y], new Uint8Array(across * down))
const factorAt = (x: number, y: number, { factor }: ReturnType<typeof found>) =>
  factor[Math.floor(y / 10) * across + Math.floor(x / 10)]

it('takes a pane between plumb curtains for ground, and leaves the head', () => {
  const lines = found((x, y) => (skull(x, y) ? hair : Math.abs(x - 200) > 100 ? curtain : pane))
  for (const side of [-1, 1]) expect(factorAt(200 + 88 * side, 250, lines)).toBeLessThan(0.2)
  expect(factorAt(200, 120, lines)).toBe(1)
  expect(lines.head.some((v) => v === 1)).toBe(true)
})
it('leaves hair whose outline bends in over the crown', () => {
  const long = (x: number, y: number) => skull(x, y) || (y > 180 && Math.abs(x - 200) < 95)
  const lines = found((x, y) => (long(x, y) ? hair : curtain))
  expect(lines.factor.every((v) => v === 1)).toBe(true)
})
it('leaves what lies before something uneven', () => {
  const busy = (y: number) => [Math.floor(y / 10) % 2 ? 0.2 : 0.9, 0.2, 0.1]
  const lines = found((x, y) => (skull(x, y) ? hair : Math.abs(x - 200) > 100 ? busy(y) : pane))
  expect(lines.factor.every((v) => v === 1)).toBe(true)
})
