import { type Atelier, AtelierError } from '@atelier/sdk'
import type { Journal } from './journal.ts'
import type { Order } from './orders.ts'

/** An upload that ends sooner is not worth beginning with. */
const leastMs = 300_000
/** How long an upload is relied upon where the service does not say. */
const usualMs = 12 * 3_600_000

interface Photo {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly hash: string
}

/** A photo for several styles is uploaded once, and forgotten when it was drawn in all. */
export class SharedPhotos {
  readonly #atelier: Atelier
  readonly #journal: Journal | undefined
  /** Orders of each photo that are still to come. */
  readonly #left = new Map<string, number>()
  readonly #shared: ReadonlySet<string>
  readonly #placed = new Map<string, Promise<string | undefined>>()
  readonly #hashes = new Map<string, string>()

  constructor(atelier: Atelier, journal: Journal | undefined, orders: readonly Order[]) {
    this.#atelier = atelier
    this.#journal = journal
    for (const { photo } of orders) this.#left.set(photo, (this.#left.get(photo) ?? 0) + 1)
    this.#shared = new Set([...this.#left].filter(([, count]) => count > 1).map(([photo]) => photo))
  }

  /** @returns the address of the photo; undefined when it is to be sent within its submission */
  async place(order: Order, photo: Photo, signal: AbortSignal): Promise<string | undefined> {
    if (!this.#journal || !this.#shared.has(order.photo)) return undefined
    this.#hashes.set(order.photo, photo.hash)
    const placing = this.#placed.get(photo.hash) ?? this.#place(photo, signal)
    this.#placed.set(photo.hash, placing)
    try {
      return await placing
    } catch (e) {
      if (this.#placed.get(photo.hash) === placing) this.#placed.delete(photo.hash)
      throw e
    }
  }

  /** The same, where the address of before is not known any more. */
  async placeAgain(photo: Photo, signal: AbortSignal): Promise<string | undefined> {
    const placing = this.#upload(photo, signal)
    this.#placed.set(photo.hash, placing)
    return placing
  }

  /** Forgets the upload with the last order of its photo. What is not removed expires by itself. */
  async settled({ photo }: Order): Promise<void> {
    const left = (this.#left.get(photo) ?? 0) - 1
    this.#left.set(photo, left)
    const hash = this.#hashes.get(photo)
    if (left > 0 || hash === undefined || !this.#journal) return
    // An order whose fate is unknown is sent again as it was, with this address.
    if (this.#journal.open.some((e) => e.task === undefined)) return
    const kept = this.#journal.upload(hash)
    if (!kept || kept.until === 0) return
    this.#placed.delete(hash)
    await this.#journal.keepUpload({ ...kept, until: 0 })
    await this.#atelier.removeUpload(kept, { signal: AbortSignal.timeout(5000) }).catch(() => {})
  }

  async #place(photo: Photo, signal: AbortSignal): Promise<string | undefined> {
    const kept = this.#journal?.upload(photo.hash)
    return kept && kept.until > Date.now() + leastMs ? kept.url : this.#upload(photo, signal)
  }

  async #upload({ bytes, hash }: Photo, signal: AbortSignal): Promise<string | undefined> {
    try {
      const { url, expires_at } = await this.#atelier.upload(bytes, { signal })
      const until = expires_at === undefined ? Date.now() + usualMs : expires_at * 1000
      await this.#journal?.keepUpload({ upload: hash, url, until })
      return url
    } catch (e) {
      if (e instanceof AtelierError && [404, 405, 501].includes(e.status ?? 0)) return undefined
      throw e
    }
  }
}
