/**
 * What one house of the street differs in from the next. Lengths in metres.
 */
import type { Triple } from '../raster/mesh.ts'

export interface House {
  width: number
  floors: number
  plaster: Triple
  trim: Triple
  wood: Triple
  shop: 'none' | 'awning' | 'plain'
  canvas: [Triple, Triple]
  bays: number
  shutters: boolean
  gable: boolean
  seed: number
}

/** The ground floor is taller than the others. */
export const groundHeight = 3.3
