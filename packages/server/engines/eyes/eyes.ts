import { Worker } from 'node:worker_threads'
import type { Pixels } from '@atelier/paint'
import { blind, type Seen } from '@atelier/paint'
import { threadBeside } from '../child.ts'
import { userCache } from '../onnx/cache.ts'

/** What finds the people in a photo, on a thread of its own. */
export interface Eyes {
  /**
   * Waits its turn when others look. A photo in shared memory is read where it lies and must stay there meanwhile;
   * any other is copied.
   *
   * @param photo upright sRGB
   * @throws the signal's reason when aborted; Error for a fault
   */
  see(photo: Pixels, signal?: AbortSignal): Promise<Seen>
  /** Why nothing can be seen here, and the mend: a sentence for callers. Known after the first look. */
  readonly missing: string | undefined
  close(): Promise<void>
}

export interface EyesOptions {
  /** Folder for the converted networks; by default in the user's cache. */
  readonly cache?: string
  /** Told what did not go well but changes no picture. */
  readonly note?: (text: string) => void
}

export interface WorkerSetup {
  readonly cache: string | undefined
}
export interface ToWorker {
  readonly id: number
  readonly photo: Pixels
  /** One number in shared memory; not 0 calls the look off. */
  readonly stop: Int32Array
}
export type FromWorker =
  | { readonly type: 'seen'; readonly id: number; readonly seen: Seen }
  | { readonly type: 'blind'; readonly id: number; readonly why: string }
  | { readonly type: 'threw'; readonly id: number; readonly text: string }
  | { readonly type: 'note'; readonly text: string }

interface Waiting {
  done(seen: Seen): void
  failed(e: unknown): void
}

/** Nothing is loaded before the first look. */
export function openEyes(options: EyesOptions = {}): Eyes {
  const note = options.note ?? ((text) => console.warn(text))
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let missing: string | undefined
  let ids = 0

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref() // a thread that has nothing to do keeps no process alive
    return one
  }
  const onMessage = (message: FromWorker): void => {
    if (message.type === 'note') {
      note(message.text)
      return
    }
    const one = settle(message.id)
    if (message.type === 'seen') one?.done(message.seen)
    else if (message.type === 'threw') one?.failed(new Error(`looking at the photo failed: ${message.text}`))
    else {
      if (missing === undefined) note(`nobody can be seen: ${message.why}`)
      missing = missingText
      one?.done(blind)
    }
  }
  const hire = (): Worker => {
    const { script, options: how } = threadBeside(import.meta.url, './worker')
    const setup: WorkerSetup = { cache: options.cache ?? cacheOrNone(note) }
    const hired = new Worker(script, { ...how, workerData: setup })
    const gone = (cause: unknown): void => {
      if (worker === hired) worker = undefined
      for (const one of waiting.values())
        one.failed(new Error('the thread that looks at photos ended', { cause }))
      waiting.clear()
    }
    hired.on('message', onMessage).on('error', gone).on('exit', gone)
    return hired
  }

  return {
    get missing() {
      return missing
    },
    see: async (photo, signal) => {
      signal?.throwIfAborted()
      if (missing !== undefined) return blind
      worker ??= hire()
      worker.ref()
      const id = ids++
      const stop = new Int32Array(new SharedArrayBuffer(4))
      const seen = new Promise<Seen>((done, failed) => waiting.set(id, { done, failed }))
      const onAbort = (): void => {
        Atomics.store(stop, 0, 1)
        settle(id)?.failed(signal?.reason)
      }
      signal?.addEventListener('abort', onAbort)
      const { width, height, data } = photo
      worker.postMessage({ id, photo: { width, height, data }, stop } satisfies ToWorker)
      try {
        return await seen
      } finally {
        signal?.removeEventListener('abort', onAbort)
      }
    },
    close: async () => {
      await worker?.terminate()
    },
  }
}

const missingText =
  'nobody looked for people in the photo, so faces and figures were drawn like everything else: the optional ' +
  'package onnxruntime-node is missing on this server; where the platform is supported (Linux, macOS and Windows, ' +
  'x64 or arm64) `npm ci --ignore-scripts` and `npm run build` add it'

function cacheOrNone(note: (text: string) => void): string | undefined {
  try {
    return userCache()
  } catch (e) {
    note(`there is no folder to keep converted networks in: ${(e as Error).message}`)
    return undefined
  }
}
