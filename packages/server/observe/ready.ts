import { access, constants } from 'node:fs/promises'
import { freeBytes } from './disk.ts'

/** Less than this (bytes) on the disk and a result might not find room. */
const leastFree = 64 * 2 ** 20

export interface Watched {
  readonly tasks: { counts(): Promise<{ readonly queued: number }> }
  readonly queueLimit: number
  readonly desk: { isOpen(): boolean }
  /** The data folder. */
  readonly data: string
  /** Whether drawings are begun: false while the service stops. */
  readonly working: () => boolean
}

/** Whether work can be taken in, part by part; asked by load balancers, so it must be cheap. */
export function readiness({ tasks, queueLimit, desk, data, working }: Watched) {
  return async (): Promise<{ ok: boolean; parts: Record<string, string> }> => {
    const parts: Record<string, string> = {
      desk: desk.isOpen() ? 'ok' : 'stopping',
      workers: working() ? 'ok' : 'stopping',
      storage: await storageState(data),
    }
    try {
      const { queued } = await tasks.counts()
      parts['store'] = 'ok'
      parts['queue'] = queued < queueLimit ? 'ok' : 'full'
    } catch {
      parts['store'] = 'not readable'
    }
    return { ok: Object.values(parts).every((state) => state === 'ok'), parts }
  }
}

async function storageState(data: string): Promise<string> {
  try {
    await access(data, constants.W_OK)
    return (await freeBytes(data)) < leastFree ? 'full' : 'ok'
  } catch {
    return 'not writable'
  }
}
