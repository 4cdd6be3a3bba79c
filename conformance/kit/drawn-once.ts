import { contentOf } from './task-body.ts'
import type { Params, Wire } from './wire.ts'

/**
 * The same photo, style and mark give the same bytes (a scenario of its own shows it), so scenarios that look at
 * pictures share those of one server: drawing is what costs time.
 */
const drawn = new Map<string, Promise<Buffer>>()

/** @param name says what is drawn; the same name must always come with the same params */
export function pictureOnce(wire: Wire, name: string, params: () => Promise<Params>): Promise<Buffer> {
  const key = `${wire.base} ${name}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const picture = params().then(async (p) => wire.picture(contentOf(await wire.drawn(p)).url))
  drawn.set(key, picture)
  // One that failed is no picture for the scenarios after it.
  picture.catch(() => drawn.delete(key))
  return picture
}
