import { cover } from '../kernels/kinship.ts'
import type { Machine } from '../kernels/machine.ts'
import { labels } from '../kernels/patches.ts'
import type { Plane } from '../plane.ts'
import type { Cut } from './people.ts'

/** Colours of single pixels stray more than those of patches, but at a border each side is known well. */
const likeness = 0.04
/** How far patches bear witness at a border, in patches. */
const far = 1.3

/**
 * How much of each pixel is inside, from the patches around it: at a border, by which side its colour is at home on.
 * The places between hairs are found here, which no patch could follow.
 *
 * @param fine the window that was cut, on a finer raster
 * @param coarse the raster it was cut on
 */
export function coverOf(m: Machine, fine: Plane, coarse: Plane, { patches, inside, firm }: Cut): Plane {
  const { across, down, count, labelled, table } = patches
  const mixed = labels(m, count)
  const within = m.plane(table.width, 1)
  within.data.fill(0)
  within.data.set(inside)
  for (let r = 0, k = 0; r < down; r++)
    for (let c = 0; c < across; c++, k++) {
      mixed.data[k] = 0
      if (firm?.[k]) continue
      for (let v = Math.max(0, r - 1); v <= Math.min(down - 1, r + 1) && !mixed.data[k]; v++)
        for (let h = Math.max(0, c - 1); h <= Math.min(across - 1, c + 1); h++)
          if (Math.abs(inside[v * across + h] - inside[k]) > 0.2) mixed.data[k] = 1
    }
  const cell = (coarse.width * coarse.height) / count
  return cover(
    m,
    fine,
    {
      width: coarse.width,
      height: coarse.height,
      grid: { across, down },
      table,
      label: labelled,
      inside: within,
      mixed,
    },
    { colour: 1 / (2 * likeness * likeness), place: 1 / (2 * far * far * cell) },
  )
}
