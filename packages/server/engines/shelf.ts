import type { Guidance } from '@atelier/paint'

/** Photos whose guidance is kept: one that is drawn in many styles, and those looked at in between. */
const mostPhotos = 3
/** Bytes of all maps together; one photo's are at most 40 MiB. */
const mostBytes = 96 * 2 ** 20

/**
 * What is known about the photos of late, so that one drawn in several styles is looked at once. Only in memory and
 * only for a few photos: where faces are is about persons, and nothing of it is written down.
 */
export class Shelf {
  /** The latest last. */
  readonly #kept = new Map<string, Guidance>()

  take(photo: string): Guidance | undefined {
    const guidance = this.#kept.get(photo)
    if (guidance) this.put(photo, guidance)
    return guidance
  }
  put(photo: string, guidance: Guidance): void {
    this.#kept.delete(photo)
    this.#kept.set(photo, guidance)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostPhotos && this.#bytes() <= mostBytes) break
      if (oldest !== photo) this.#kept.delete(oldest)
    }
  }
  forget(): void {
    this.#kept.clear()
  }
  /** Maps are added while a photo is drawn, so it is asked anew each time. */
  #bytes(): number {
    const maps = [...this.#kept.values()].flatMap((g) => [...g.maps.values()])
    return maps.reduce((sum, map) => sum + map.data.byteLength, 0)
  }
}
