/**
 * How far running drawings have come, in memory: a drawing reports many times a second, a disk is not for that.
 * What is here is never less than what was here before, whichever attempt reports.
 */
export class ProgressBoard {
  readonly #far = new Map<string, number>()

  /** Fractions outside 0..1 are cut; one is only shown for a picture that is stored. */
  raise(id: string, fraction: number): void {
    const shown = Math.min(0.99, fraction)
    if (shown > this.of(id)) this.#far.set(id, shown)
  }
  of(id: string): number {
    return this.#far.get(id) ?? 0
  }
  forget(id: string): void {
    this.#far.delete(id)
  }
}
