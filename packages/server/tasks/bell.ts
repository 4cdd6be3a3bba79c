/** One who waits for news of a task. A ring between two calls of `next` is not missed. */
export interface Ear {
  /** Resolves at the next ring, or after `withinMs`; false when there is nothing to wait for any more. */
  next(withinMs: number, signal: AbortSignal): Promise<boolean>
  close(): void
}

/**
 * Wakes those who wait for a task when it changed its state in this process, so that thousands can wait at the price of
 * one. What other processes do is not heard here: whoever waits also looks by itself now and then.
 */
export class Bell {
  readonly #ears = new Map<string, Set<() => void>>()
  readonly #silence = new AbortController()

  ring(id: string): void {
    for (const hear of this.#ears.get(id) ?? []) hear()
  }

  /** Sends everybody home, and from now on whoever comes to wait. */
  silence(): void {
    this.#silence.abort()
    for (const hears of this.#ears.values()) for (const hear of hears) hear()
  }

  /** Tasks that somebody waits for. */
  get waited(): number {
    return this.#ears.size
  }

  listen(id: string): Ear {
    let rung = false
    let wake: (() => void) | undefined
    const hear = (): void => {
      rung = true
      wake?.()
    }
    const ears = this.#ears.get(id) ?? new Set()
    this.#ears.set(id, ears.add(hear))
    return {
      next: async (withinMs, signal) => {
        const isOver = (): boolean => this.#silence.signal.aborted || signal.aborted
        if (!rung && !isOver()) await until(withinMs, signal, (w) => (wake = w))
        wake = undefined
        rung = false
        return !isOver()
      },
      close: () => {
        ears.delete(hear)
        if (ears.size === 0 && this.#ears.get(id) === ears) this.#ears.delete(id)
      },
    }
  }
}

function until(ms: number, signal: AbortSignal, wakeable: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    wakeable(done)
  })
}
