import { Failure } from '@atelier/contract'

/** Submissions that are being taken in at this moment, so that the same one is not taken in twice at once. */
export class Claims {
  readonly #held = new Map<string, string>()

  /**
   * @param name whose claim it is
   * @throws Failure idempotencyInFlight while another has it, idempotencyKeyReused where that one is about something else
   */
  async hold<T>(name: string, fingerprint: string, work: () => Promise<T>): Promise<T> {
    const held = this.#held.get(name)
    if (held !== undefined)
      throw new Failure(held === fingerprint ? 'idempotencyInFlight' : 'idempotencyKeyReused')
    this.#held.set(name, fingerprint)
    try {
      return await work()
    } finally {
      this.#held.delete(name)
    }
  }
}
