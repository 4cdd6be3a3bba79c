import type { AnyNode } from './filter.ts'
import type { Guidance } from './guidance/kept.ts'
import type { Machine } from './kernels/machine.ts'
import type { Pixels } from './plane.ts'
import { type Run, renderMaps } from './render.ts'
import { ingredients } from './style.ts'

/** Maps that say what lies where; `normals` says how it lies and is left out. */
export const surveyed = ['person', 'skin', 'hair', 'sky', 'foliage', 'detail', 'subject'] as const
export type Surveyed = (typeof surveyed)[number]

/**
 * Computes the maps of a photo without drawing it; those that are known already cost nothing.
 *
 * @param photo upright sRGB, at least 16 pixels a side
 * @throws CalledOff, OutOfMemory
 */
export async function survey(m: Machine, photo: Pixels, guidance: Guidance, run: Run = {}): Promise<void> {
  m.forget()
  const source = m.bytes(photo.width * photo.height * 4)
  source.set(photo.data)
  const from = ingredients()
  const nodes = surveyed.map((name) => from[name] as AnyNode)
  await renderMaps(nodes, { ...photo, data: source }, m, { ...run, guidance })
}
