import { type AtelierError, passing } from './errors.ts'

/** How patiently a call is sent again. */
export interface RetryPolicy {
  /** Times it is sent at most. */
  readonly attempts: number
  /** Nothing is sent again after so long. */
  readonly withinMs: number
  /** The first pause is up to this long, each further one up to twice the one before. */
  readonly baseMs: number
  /** No pause of ours is longer. */
  readonly capMs: number
}

export const defaultRetry: RetryPolicy = { attempts: 8, withinMs: 60_000, baseMs: 500, capMs: 8_000 }

/**
 * Exponential with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter): clients that
 * failed together do not come back together. What the server asks for is the least.
 * @param attempt attempts made so far, from 1
 */
export function pauseMs(
  attempt: number,
  retryAfterMs: number | undefined,
  { baseMs, capMs }: RetryPolicy,
  random: () => number = Math.random,
): number {
  const jitter = random() * Math.min(capMs, baseMs * 2 ** (attempt - 1))
  return retryAfterMs === undefined ? jitter : retryAfterMs + jitter
}

/**
 * Whether the same request is worth sending again: 429, 502, 503, 504 and a broken connection, unless the server says
 * that it is not; and an own submission that is just being taken in.
 * @param uncertain whether it may be sent again although it may have arrived
 */
export function worthRepeating({ reason, status, retryable }: AtelierError, uncertain: boolean): boolean {
  if (!retryable) return false
  if (reason === 'network' || reason === 'timed_out') return uncertain
  if (reason === 'idempotency_in_flight') return true
  if (status === undefined || !passing.has(status)) return false
  return uncertain || status === 429 || status === 503
}
