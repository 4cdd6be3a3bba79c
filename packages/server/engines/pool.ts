import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { type About, Failure, type FailureName } from '@atelier/contract'
import type { Looked } from '../inspection/look-over.ts'
import type { Log } from '../observe/log.ts'
import type { Script } from './child.ts'
import type { Context, Drawing, InspectJob, Job } from './engine.ts'

/** What the pool says to a painter: one job at a time, after `ready`. */
export type ToPainter =
  | { readonly type: 'draw'; readonly job: Job }
  | { readonly type: 'inspect'; readonly job: InspectJob }

/** What a painter says. `done`, `looked` and `failed` end the job. */
export type FromPainter =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly fraction: number }
  /** Something for the log that changes no picture. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'done'; readonly drawing: Drawing }
  | { readonly type: 'looked'; readonly looked: Looked }
  | { readonly type: 'failed'; readonly failure: FailureName; readonly about: About }
  /** Something that was not written for callers; the text goes to the log. */
  | { readonly type: 'threw'; readonly text: string }

export interface PoolOptions {
  readonly script: Script
  /** Environment of the painters; nothing else of the server's is handed on. */
  readonly env: Readonly<Record<string, string>>
  /** JavaScript heap of one painter, in MiB; pixels lie outside it. */
  readonly heapMib: number
  /** A painter that had nothing to do for so long ends, and gives its memory back. */
  readonly idleMs: number
  readonly log: Log
}

export interface Pool {
  /** @throws Failure drawingFailed, drawingOutOfMemory, or what the painter told; the signal's reason when aborted */
  draw(job: Job, context: Context): Promise<Drawing>
  /** @throws as `draw` */
  inspect(job: InspectJob, context: Context): Promise<Looked>
  /** Process ids of the painters that live. */
  pids(): readonly number[]
  close(): Promise<void>
}

interface Painter {
  readonly child: ChildProcess
  /** The last lines it wrote to its error stream: how it died. */
  lastWords: string
  idle: NodeJS.Timeout | undefined
}

/**
 * Painters in processes of their own: one that hangs can be killed, one that runs out of memory dies alone, and all
 * of them give way to the thread that answers callers. A painter that died is replaced at the next job; there is one
 * for each job that is drawn at the same time.
 */
export function openPool(options: PoolOptions): Pool {
  const { log } = options
  const living = new Set<Painter>()
  const idle: Painter[] = []
  let closed = false

  const hire = (): Painter => {
    const { script, heapMib, env } = options
    const child = fork(script.file, [], {
      execArgv: [...script.execArgv, `--max-old-space-size=${heapMib}`],
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
    })
    const painter: Painter = { child, lastWords: '', idle: undefined }
    living.add(painter)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      painter.lastWords = (painter.lastWords + text).slice(-2000)
    })
    child.on('error', (err) => log.error({ err, pid: child.pid }, 'a painter could not be reached'))
    child.on('exit', () => {
      living.delete(painter)
      const at = idle.indexOf(painter)
      if (at >= 0) idle.splice(at, 1)
      clearTimeout(painter.idle)
    })
    if (child.pid !== undefined) giveWay(child.pid, log)
    return painter
  }
  const rest = (painter: Painter): void => {
    if (closed || !painter.child.connected) return void painter.child.kill('SIGKILL')
    painter.lastWords = ''
    painter.idle = setTimeout(() => painter.child.kill('SIGKILL'), options.idleMs)
    painter.idle.unref()
    idle.push(painter)
  }
  const take = (): Painter => {
    const painter = idle.pop() ?? hire()
    clearTimeout(painter.idle)
    return painter
  }

  const give = async <T extends Drawing | Looked>(order: ToPainter, context: Context): Promise<T> => {
    context.signal.throwIfAborted()
    if (closed) throw new Failure('engineRefused', { detail: 'the server is stopping' })
    const painter = take()
    let result: Drawing | Looked
    try {
      result = await doneBy(painter, order, context, log)
    } catch (e) {
      // A painter that told of its failure is well; any other is gone or not to be trusted.
      if (e instanceof Told) {
        rest(painter)
        throw e.failure
      }
      painter.child.kill('SIGKILL')
      throw e
    }
    rest(painter)
    return result as T // the painter answers an order to draw with a drawing, see painting.ts
  }

  return {
    pids: () => [...living].flatMap((p) => p.child.pid ?? []),
    draw: (job, context) => give<Drawing>({ type: 'draw', job }, context),
    inspect: (job, context) => give<Looked>({ type: 'inspect', job }, context),
    close: async () => {
      closed = true
      const ends = [...living].map(({ child }) => new Promise((resolve) => child.once('exit', resolve)))
      for (const { child } of living) child.kill('SIGKILL')
      await Promise.all(ends)
    },
  }
}

/** The painter itself said that the job failed. */
class Told extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

async function doneBy(
  painter: Painter,
  order: ToPainter,
  { signal, progress }: Context,
  log: Log,
): Promise<Drawing | Looked> {
  const { child } = painter
  const about = order.type === 'draw' ? { style: order.job.style } : { inspected: true }
  const ear = new AbortController()
  try {
    return await new Promise<Drawing | Looked>((resolve, reject) => {
      const onMessage = (message: FromPainter) => {
        if (message.type === 'progress') progress(message.fraction)
        else if (message.type === 'note') log.warn({ text: message.text }, 'a painter has a note')
        else if (message.type === 'done') resolve(message.drawing)
        else if (message.type === 'looked') resolve(message.looked)
        else if (message.type === 'failed') reject(new Told(new Failure(message.failure, message.about)))
        else if (message.type === 'threw') {
          log.error({ ...about, text: message.text }, 'a painter threw')
          reject(new Told(new Failure('drawingFailed', { detail: 'an unexpected fault in the painter' })))
        }
      }
      const onExit = (code: number | null, by: NodeJS.Signals | null) => {
        log.error({ ...about, code, by, lastWords: painter.lastWords }, 'a painter died')
        reject(causeOfDeath(code, by, painter.lastWords))
      }
      const onAbort = () => reject(signal.reason)
      const unreachable = (cause: unknown) =>
        reject(new Failure('drawingFailed', { detail: 'the painter could not be reached' }, { cause }))
      child.on('message', onMessage).on('exit', onExit).on('error', unreachable)
      signal.addEventListener('abort', onAbort)
      ear.signal.addEventListener('abort', () => {
        child.off('message', onMessage).off('exit', onExit).off('error', unreachable)
        signal.removeEventListener('abort', onAbort)
      })
      // Sent before the script has loaded, it waits in the channel. A dead painter's `exit` comes by itself.
      child.send(
        order,
        (err) => err && child.exitCode === null && child.signalCode === null && unreachable(err),
      )
    })
  } finally {
    ear.abort()
  }
}

/** 134 is abort(), which V8 calls when its heap is full; SIGKILL that we did not send is the system's memory killer. */
function causeOfDeath(code: number | null, by: NodeJS.Signals | null, lastWords: string): Failure {
  if (by === 'SIGKILL' || /out of memory|allocation failed/i.test(lastWords))
    return new Failure('drawingOutOfMemory')
  return new Failure('drawingFailed', { detail: `the painter ended (${by ?? `exit code ${code}`})` })
}

function giveWay(pid: number, log: Log): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch (err) {
    // It may have died already, which is told elsewhere; or the system does not let us.
    log.debug({ err, pid }, 'the priority of a painter could not be lowered')
  }
}
