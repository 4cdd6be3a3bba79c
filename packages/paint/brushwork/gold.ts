import { labOf } from '../colour.ts'
import type { Paint } from './heap.ts'
import type { Fill } from './outlines.ts'

export const paintOf = (hex: string): Paint => {
  const { L, a, b } = labOf(hex)
  return [L, a, b]
}

/** Gold leaf as it lies in the light: what is drawn in it is given its sheen by `gild`. */
export const gold: Paint = paintOf('#e3b655')
export const leaf: Fill = { colour: gold, gilt: 1 }
