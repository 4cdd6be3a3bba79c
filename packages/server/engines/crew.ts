import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Crew, Machine, maxThreads } from '@atelier/paint'

/** Words of the control block, as 32-bit integers. */
const word = {
  turn: 0,
  next: 1,
  chunks: 2,
  rowsPerChunk: 3,
  rows: 4,
  kernel: 5,
  args: 6,
  busy: 7,
  quit: 8,
  fault: 9,
} as const
const words = 16
const maxArgs = 32

/**
 * The thread's whole programme. It is text, since a worker's file would have to be found from sources, from the
 * build and from tests alike. It waits for a turn, claims chunks of rows until none is left, and says so.
 */
const programme = `
const { workerData: w, parentPort } = require('node:worker_threads')
const c = new Int32Array(w.control, 0, ${words}), args = new Float64Array(w.control, ${words * 4}, ${maxArgs})
const instance = new WebAssembly.Instance(w.module, { env: { memory: w.memory } })
const kernels = WebAssembly.Module.exports(w.module).map((e) => instance.exports[e.name])
let turn = 0
parentPort.postMessage('ready')
for (;;) {
  Atomics.wait(c, ${word.turn}, turn)
  turn = Atomics.load(c, ${word.turn})
  if (Atomics.load(c, ${word.quit})) break
  const run = kernels[c[${word.kernel}]], a = Array.from(args.subarray(0, c[${word.args}]))
  try {
    for (let i; (i = Atomics.add(c, ${word.next}, 1)) < c[${word.chunks}]; )
      run(...a, i * c[${word.rowsPerChunk}], Math.min(c[${word.rows}], (i + 1) * c[${word.rowsPerChunk}]), w.scratch)
  } catch { Atomics.store(c, ${word.fault}, 1) }
  Atomics.sub(c, ${word.busy}, 1)
  Atomics.notify(c, ${word.busy})
}`

/**
 * Threads over one machine's memory. Rows are claimed in chunks, so a slow core only costs its last chunk; which
 * thread does which rows changes no byte. The caller works too and returns when every row is done.
 *
 * @param threads all of them, the caller's included: 2 starts one worker
 */
export async function hireCrew(m: Machine, threads: number): Promise<Crew & { dismiss(): Promise<void> }> {
  const all = Math.min(Math.max(1, threads), maxThreads)
  const control = new SharedArrayBuffer(words * 4 + maxArgs * 8)
  const c = new Int32Array(control, 0, words)
  const argsOf = new Float64Array(control, words * 4, maxArgs)
  const ids = new Map(m.kernelNames.map((name, i) => [name, i]))
  const workers = Array.from({ length: all - 1 }, (_, i) => {
    const workerData = { control, module: m.module, memory: m.memory, scratch: Machine.scratchOf(i + 1) }
    const worker = new Worker(programme, { eval: true, workerData, execArgv: [] })
    worker.unref()
    return worker
  })
  // Before the caller blocks on them for the first time: a thread that still starts may need the caller's loop.
  await Promise.all(workers.map((w) => once(w, 'message')))
  const crew = {
    threads: all,
    run(kernel: string, rows: number, args: readonly number[]): void {
      const id = ids.get(kernel)
      if (id === undefined) throw new Error(`there is no kernel "${kernel}"; run npm run kernels`)
      const rowsPerChunk = Math.max(4, Math.ceil(rows / (all * 8)))
      argsOf.set(args)
      c[word.kernel] = id
      c[word.args] = args.length
      c[word.rows] = rows
      c[word.rowsPerChunk] = rowsPerChunk
      const chunks = Math.ceil(rows / rowsPerChunk)
      c[word.chunks] = chunks
      Atomics.store(c, word.next, 0)
      Atomics.store(c, word.busy, workers.length)
      Atomics.add(c, word.turn, 1)
      Atomics.notify(c, word.turn)
      for (let i = Atomics.add(c, word.next, 1); i < chunks; i = Atomics.add(c, word.next, 1))
        m.call(
          kernel,
          ...args,
          i * rowsPerChunk,
          Math.min(rows, (i + 1) * rowsPerChunk),
          Machine.scratchOf(0),
        )
      for (let busy = Atomics.load(c, word.busy); busy > 0; busy = Atomics.load(c, word.busy))
        Atomics.wait(c, word.busy, busy)
      if (Atomics.exchange(c, word.fault, 0))
        throw new Error(`the kernel ${kernel} trapped on another thread`)
    },
    async dismiss(): Promise<void> {
      Atomics.store(c, word.quit, 1)
      Atomics.add(c, word.turn, 1)
      Atomics.notify(c, word.turn)
      await Promise.all(workers.map((w) => w.terminate()))
    },
  }
  if (all > 1) m.hire(crew)
  return crew
}
