import { writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Failure } from '@atelier/contract'
import type { Looked } from '../inspection/look-over.ts'
import type { Drawing, InspectJob, Job } from './engine.ts'
import type { FromPainter, ToPainter } from './pool.ts'

const tell = (message: FromPainter): void => void process.send?.(message)
/** For the server's log: something is not as it should be, and pictures are drawn all the same. */
export const note = (text: string): void => tell({ type: 'note', text })

/**
 * Ends this process when the server died without a word, even while the main thread is deep in a kernel: a thread
 * of its own looks whether the parent is still the same. Text, since its file would differ in sources and build.
 */
const watch = `
const parent = process.ppid
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 1000)`

/** The painter's side of the pool: waits for jobs and draws them one by one until the server goes away. */
export function paintForPool(painter: {
  draw(job: Job, progress: (fraction: number) => void): Promise<Drawing>
  inspect(job: InspectJob): Promise<Looked>
}): void {
  // Stopping is the server's decision: a Ctrl-C in the terminal reaches every process of the group.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  process.on('disconnect', () => process.exit(0))
  dieFirst()
  // Without the loaders of the main thread: they would wait for it, and it may be deep in a kernel by then.
  const watcher = new Worker(watch, { eval: true, execArgv: [] })
  watcher.unref()
  // No job before somebody watches; until then jobs wait in the channel.
  watcher.once('online', () => {
    process.on('message', (message: ToPainter) => {
      const progress = (fraction: number) => tell({ type: 'progress', fraction })
      const answer: Promise<FromPainter> =
        message.type === 'draw'
          ? painter.draw(message.job, progress).then((drawing) => ({ type: 'done', drawing }))
          : painter.inspect(message.job).then((looked) => ({ type: 'looked', looked }))
      answer.then(tell, (e: unknown) => tell(asFailed(e)))
    })
    tell({ type: 'ready' })
  })
}

/** When the system runs out of memory it is to take a painter, not the server. */
function dieFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '500')
  } catch {
    // Not Linux, or not allowed: then the system chooses by size, which is the painter anyway.
  }
}

function asFailed(e: unknown): FromPainter {
  if (e instanceof Failure) return { type: 'failed', failure: e.failure, about: e.about }
  const { name, message, stack } = e instanceof Error ? e : new Error(String(e))
  if (name === 'OutOfMemory' || /array buffer allocation failed|out of memory/i.test(message))
    return { type: 'failed', failure: 'drawingOutOfMemory', about: {} }
  return { type: 'threw', text: stack ?? message }
}
