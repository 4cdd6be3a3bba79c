/** The script of the thread that looks at photos: see eyes.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { look } from '@atelier/paint/guidance/looking/look.ts'
import type { Nets } from '@atelier/paint/guidance/looking/net.ts'
import { type Cache, cacheIn } from '../onnx/cache.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './eyes.ts'
import { openNets } from './nets.ts'

const { cache: folder } = workerData as WorkerSetup
const tell = (message: FromWorker): void => parentPort?.postMessage(message)
const cache: Cache =
  folder === undefined
    ? { get: async (_, make) => make() }
    : cacheIn(folder, (text) => tell({ type: 'note', text }))

let nets: Promise<Nets> | undefined
let last = Promise.resolve()

async function answer({ id, photo, stop }: ToWorker): Promise<void> {
  nets ??= openNets(cache)
  let opened: Nets
  try {
    opened = await nets
  } catch (e) {
    tell({ type: 'blind', id, why: (e as Error).message })
    return
  }
  try {
    const goOn = () => {
      if (Atomics.load(stop, 0)) throw new Error('called off')
    }
    tell({ type: 'seen', id, seen: await look(photo, opened, goOn) })
  } catch (e) {
    tell({ type: 'threw', id, text: (e as Error).stack ?? String(e) })
  }
}

// One after the other: the networks hold up the thread anyway, and one photo's copies are enough in memory.
parentPort?.on('message', (message: ToWorker) => {
  last = last.then(() => answer(message))
})
