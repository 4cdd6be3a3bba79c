import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { Canceled, HandBack, LeaseLost, runAttempt, tidy, type Workplace } from './attempt.ts'
import { Slots } from './slots.ts'

/** How often it looks for tasks that other processes left, and for leases that ran out. */
const lookMs = 2000
/** How often it asks whether its drawings are still wanted: another process may have been told that they are not. */
const askMs = 1000
/** How long a drawing may take to stop once it was told to; what is later is left behind. */
const stopMs = 5000

export interface Work {
  /** There may be something to do. */
  wake(): void
  /** Stops the drawing of a task at once, if it is drawn here. */
  drop(id: string): void
  /** Takes nothing new, lets running attempts end within `graceMs`, then hands the rest back to the queue. */
  stop(graceMs: number): Promise<void>
  running(): number
  /** Whether it still takes tasks. */
  isOpen(): boolean
}

interface Attempt {
  readonly id: string
  readonly attempt: number
  readonly stop: AbortController
  readonly ended: Promise<void>
}

/** Takes queued tasks in fair order and draws them, so many at once; never throws, what goes wrong is logged. */
export async function startWork(w: Workplace): Promise<Work> {
  await rm(w.folder, { recursive: true, force: true }) // what a dying process left half done
  await mkdir(w.folder, { recursive: true, mode: 0o700 })
  const worker = `worker_${randomBytes(6).toString('hex')}`
  const slots = new Slots(w.slots)
  const running = new Set<Attempt>()
  let closed = false
  let pumping: Promise<void> | undefined
  let again = false

  const begin = async (urlsOnly: boolean): Promise<boolean> => {
    const task = await w.tasks.take({ worker, leaseMs: w.leaseMs, urlsOnly })
    if (!task) return false
    const { id } = task.order
    const stop = new AbortController()
    const ended = runAttempt(w, task, slots, stop.signal)
      // The store refused the end of an attempt: its lease runs out and it is drawn again.
      .catch((err) => w.log.error({ err, task: id }, 'an attempt could not be ended'))
      .finally(() => {
        running.delete(attempt)
        wake()
      })
    const attempt: Attempt = { id, attempt: task.life.attempt, stop, ended }
    running.add(attempt)
    return true
  }
  const fill = async (): Promise<void> => {
    while (!closed && running.size < w.slots && (await begin(false)));
    // All slots are taken: photos of others can come in meanwhile, so that a slow address holds nobody up.
    while (!closed && running.size >= w.slots && running.size < 2 * w.slots && (await begin(true)));
  }
  const wake = (): void => {
    again = true
    pumping ??= (async () => {
      while (again && !closed) {
        again = false
        await fill().catch((err) => w.log.error({ err }, 'no task could be taken'))
      }
      pumping = undefined
    })()
  }
  const look = async (): Promise<void> => {
    for (const task of await w.tasks.reclaim(w.maxAttempts)) {
      w.log.warn({ task: task.order.id, state: task.life.state }, 'an attempt was lost')
      await tidy(w, task.order.id)
    }
    wake()
  }
  const ask = async (): Promise<void> => {
    // Those that begin while the store is asked cannot be in its answer.
    const asked = [...running]
    if (asked.length === 0) return
    const held = new Set((await w.tasks.held(worker)).map((h) => `${h.id} ${h.attempt}`))
    for (const { id, attempt, stop } of asked) if (!held.has(`${id} ${attempt}`)) stop.abort(new LeaseLost())
  }

  await look()
  const asking = setInterval(() => {
    ask().catch((err) => w.log.error({ err }, 'it could not be asked what is still wanted'))
  }, askMs)
  const clock = setInterval(() => {
    look().catch((err) => w.log.error({ err }, 'lost attempts could not be looked for'))
  }, lookMs)

  const stop = async (graceMs: number): Promise<void> => {
    closed = true
    clearInterval(clock)
    await pumping
    await settled(running, graceMs)
    clearInterval(asking)
    for (const attempt of running) attempt.stop.abort(new HandBack())
    await settled(running, stopMs)
  }
  let stopped: Promise<void> | undefined
  return {
    wake,
    drop: (id) => {
      for (const attempt of running) if (attempt.id === id) attempt.stop.abort(new Canceled())
    },
    running: () => running.size,
    isOpen: () => !closed,
    stop: (graceMs) => {
      stopped ??= stop(graceMs)
      return stopped
    },
  }
}

async function settled(running: ReadonlySet<Attempt>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs)
  })
  await Promise.race([Promise.allSettled([...running].map((attempt) => attempt.ended)), limit])
  clearTimeout(timer)
}
