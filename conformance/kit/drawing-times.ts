import { slow } from './engine-paths.ts'

/** One drawing at a time, each of about a second: long enough to be watched. */
export const watchable = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '1200', ATELIER_WORKERS: '1' } as const

/** One drawing at a time, none of which ends by itself while a scenario looks on; and little patience with callers. */
export const endless = {
  ATELIER_ENGINES: slow,
  SLOW_ENGINE_MS: '120000',
  ATELIER_WORKERS: '1',
  ATELIER_PRICE_USD: '0.02',
  ATELIER_SYNC_S: '1',
  ATELIER_HOLD_S: '1',
} as const
