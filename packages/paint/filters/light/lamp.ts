import { filter } from '../../filter.ts'
import { shrink } from '../../kernels/exchange.ts'
import type { Machine } from '../../kernels/machine.ts'
import { lampWays } from '../../kernels/stage.ts'
import { choice, plain, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** How much emptiness counts beside brightness when a corner is chosen. */
const emptiness = 0.5

/** The side from which people are lit, -1 left or 1 right: where their surfaces turn to it they are lighter. 0: nobody. */
function litSide(m: Machine, small: Plane, normals: Plane, k: number): number {
  const faces = shrink(m, normals, k)
  let [all, mean] = [0, 0]
  for (let i = 0; i < faces.data.length; i += 4) {
    all += faces.data[i + 3]
    mean += faces.data[i + 3] * small.data[i]
  }
  if (all < 1) return 0
  let turn = 0
  for (let i = 0; i < faces.data.length; i += 4)
    turn += faces.data[i + 3] * faces.data[i] * (small.data[i] - mean / all)
  return Math.sign(turn)
}

/**
 * Where a lamp beyond the upper edge would stand, and what a place sees of it: the unit way towards it, how near it
 * is (1 at the lamp, falling to 0), and its distance in diagonals. It stands where the photo is brightest and
 * emptiest, so that its light seems to have been there.
 */
export const lamp = filter({
  id: 'lamp',
  doc: 'Puts a lamp at one upper corner, the brighter and emptier one, and says how it lies from each place.',
  params: {
    side: choice(
      ['bright', 'dark', 'lit', 'unlit', 'left', 'right'],
      'bright',
      'Which upper corner: by the ground behind people, or by how the light falls on them (needs `normals`).',
    ),
    out: plain(0.42, { min: 0, max: 1 }, 'How far to the side, in widths from the middle.'),
    height: plain(0.03, { min: -0.6, max: 0.6 }, 'How far below the upper edge, in heights.'),
    wide: ratio(0.36, 'How far its light reaches, in diagonals.'),
  },
  from: 'picture',
  gives: 'flow',
  with: { person: 'plane' },
  maybe: { normals: 'normals' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m }, src, { side, out: outwards, height: down, wide }, { person, normals }) => {
    const { width, height } = src
    const k = Math.max(1, Math.floor(Math.min(width, height) / 48))
    const [small, filled] = [shrink(m, src, k), shrink(m, person, k)]
    const sides = [0, 0]
    for (let y = 0; y < small.height / 2; y++)
      for (let x = 0; x < small.width; x++) {
        const i = y * small.width + x
        const free = 1 - Math.min(1, Math.max(0, filled.data[i]))
        sides[2 * x < small.width ? 0 : 1] += free * (emptiness + small.data[4 * i])
      }
    const brighter = sides[0] >= sides[1] ? -1 : 1
    const lit = normals ? litSide(m, small, normals, k) || brighter : brighter
    const sign =
      { bright: brighter, dark: -brighter, lit, unlit: -lit, left: -1, right: 1 }[side as string] ?? 1
    const [lx, ly] = [width * (0.5 + sign * outwards), height * down]
    const diagonal = Math.sqrt(width * width + height * height)
    return lampWays(m, width, height, { x: lx, y: ly, diagonal, reach: Math.max(0.02, wide) })
  },
})
