/**
 * A signal that follows another one and ends by itself when its time is over. Built by hand, since `AbortSignal.any`
 * is missing in browsers that are still in use.
 */
export interface Deadline {
  readonly signal: AbortSignal
  /** The time does not count any more; the other signal still does. */
  disarm(): void
  /** Lets go of the other signal: it may live for long. */
  release(): void
}

/**
 * @param outer  its abort ends this one, with the same reason
 * @param ms     how long it may take; undefined for as long as it likes
 * @param late   the reason when the time is over
 * @param graceMs how long after the abort of `outer` this one still lives
 */
export function deadline(
  outer: AbortSignal | undefined,
  ms: number | undefined,
  late: () => unknown,
  graceMs = 0,
): Deadline {
  const own = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let grace: ReturnType<typeof setTimeout> | undefined
  const follow = (): void => {
    if (graceMs === 0) own.abort(outer?.reason)
    else grace = setTimeout(() => own.abort(outer?.reason), graceMs)
  }
  if (ms !== undefined) timer = setTimeout(() => own.abort(late()), ms)
  if (outer?.aborted) follow()
  else outer?.addEventListener('abort', follow, { once: true })
  const disarm = (): void => clearTimeout(timer)
  return {
    signal: own.signal,
    disarm,
    release: () => {
      disarm()
      clearTimeout(grace)
      outer?.removeEventListener('abort', follow)
    },
  }
}

/** @throws the reason of the signal as soon as it aborts */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
