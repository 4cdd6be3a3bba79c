import { expect, it } from 'vitest'
import type { Head } from './head.ts'
import { sideLocks } from './side-locks.ts'
import type { Patches } from './slic.ts'

const head: Head = {
  centre: { x: 500, y: 500 },
  up: { x: 0, y: -1 },
  size: 200,
  width: 150,
  back: 0,
  long: 1,
}
const skin = [0.6, 0.05, 0.08]
const hair = [0.2, 0.01, 0.01]
const face = [
  [500, 500],
  [480, 480],
  [520, 520],
  [500, 540],
].map((at) => ({ at, colour: skin }))
const crown = [
  [500, 372],
  [470, 374],
].map((at) => ({ at, colour: hair }))

const factorOf = (at: readonly number[], colour: readonly number[], more: typeof face = []): number => {
  const all = [...face, ...crown, ...more, { at, colour }]
  const list = (f: (p: (typeof all)[number]) => number) => Float32Array.from(all, f)
  const patches = {
    count: all.length,
    x: list((p) => p.at[0] as number),
    y: list((p) => p.at[1] as number),
    L: list((p) => p.colour[0] as number),
    a: list((p) => p.colour[1] as number),
    b: list((p) => p.colour[2] as number),
  } as Patches
  return sideLocks(patches, [head], (x, y) => [x, y]).at(-1) as number
}
const besideJaw = [590, 550]

it('doubts what lies beside a jaw and looks like neither hair nor skin', () => {
  expect(factorOf(besideJaw, [0.85, 0, 0])).toBeCloseTo(0.1)
})
it('lets hair hang there, and cheeks be lit', () => {
  expect(factorOf(besideJaw, hair)).toBe(1)
  expect(factorOf(besideJaw, [0.63, 0.05, 0.08])).toBe(1)
})
it('leaves collars, crowns and what is far away alone', () => {
  for (const at of [
    [500, 625],
    [560, 380],
    [900, 560],
  ])
    expect(factorOf(at, [0.85, 0, 0])).toBe(1)
})
it('takes lighter grey for ground where an ear is seen bare, and for hair where it is not', () => {
  const grey = [0.24, 0.01, 0.01]
  const ears = [{ at: [585, 500], colour: skin }]
  expect(factorOf([590, 560], grey)).toBe(1)
  expect(factorOf([590, 560], grey, ears)).toBeCloseTo(0.1)
})
