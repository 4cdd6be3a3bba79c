import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { entryOf, Failure, failures } from '@atelier/contract'
import type { Drawing, Engine } from '../engines/engine.ts'
import type { Log } from '../observe/log.ts'
import type { Begun, Tracing } from '../observe/tracing.ts'
import type { BlobStore } from '../stores/blob-store.ts'
import type { TaskStore } from '../stores/task-store.ts'
import type { Result } from './desk.ts'
import type { ProgressBoard } from './progress-board.ts'
import type { Slots } from './slots.ts'
import type { Order, Task, TaskFailure } from './task.ts'

/** Why an attempt is stopped although nothing is wrong with it. */
export class HandBack extends Error {}
export class LeaseLost extends Error {}
export class Canceled extends Error {}

export interface Workplace {
  readonly tasks: TaskStore
  readonly blobs: BlobStore
  readonly engines: readonly Engine[]
  readonly board: ProgressBoard
  /** Folder for files in the making, on the file system of the blobs. */
  readonly folder: string
  /** Drawings at once; photos may be fetched beside them. */
  readonly slots: number
  readonly leaseMs: number
  readonly drawTimeoutMs: number
  readonly resultMs: number
  readonly maxAttempts: number
  /** Downloads a photo into a file. @throws Failure photoDownload, photoAddressRefused, photoTooBig */
  readonly fetchPhoto: (url: string, file: string, signal: AbortSignal) => Promise<unknown>
  /** Checks a downloaded photo by its header. @throws Failure of the photo rows */
  readonly inspectPhoto: (file: string) => Promise<unknown>
  /** Reads a whole finished picture. @throws Failure resultUnreadable */
  readonly inspectPicture: (
    file: string,
  ) => Promise<{ readonly width: number; readonly height: number; readonly contentType: string }>
  readonly tracing: Pick<Tracing, 'attempt'>
  readonly log: Log
  readonly now: () => number
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

/**
 * One attempt at one task, from photo to stored picture; resolves when the store knows how it ended.
 * An attempt that lost its lease says nothing: the task is somebody else's.
 *
 * @param stop aborted with HandBack when the server stops, Canceled when its owner wants the task no more, LeaseLost
 */
export async function runAttempt(w: Workplace, { order, life }: Task, draw: Slots, stop: AbortSignal) {
  const { id } = order
  const { attempt } = life
  const folder = join(w.folder, `${id}-${attempt}`)
  const lost = new AbortController()
  const signal = AbortSignal.any([stop, lost.signal])
  const trace = w.tracing.attempt(order.trace, {
    'atelier.task': id,
    'atelier.attempt': attempt,
    'atelier.style': entryOf(order.style)?.short ?? order.style.key,
  })
  let fault: string | undefined
  const renewal = setInterval(() => {
    w.tasks.renew(id, attempt, w.leaseMs, w.board.of(id)).then(
      (held) => held || lost.abort(new LeaseLost()),
      (err) => w.log.error({ err, task: id }, 'a lease could not be renewed'),
    )
  }, w.leaseMs / 3)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const photo = await trace.step('photo', () => photoOf(w, order, folder, signal))
    const result = await draw.run(signal, async () => {
      const { drawing, picture } = await trace.step('draw', () => drawWithin(w, order, photo, folder, signal))
      const extension = extensions[picture.contentType] as string
      const expiresAt = w.now() + w.resultMs
      const blob = await trace.step('store', () =>
        w.blobs.adopt('pictures', `${id}-${attempt}`, drawing.file, extension, expiresAt),
      )
      const size = (await w.blobs.stat(blob))?.size ?? 0
      const stored: Result = { blob, ...picture, size, expiresAt, gone: false }
      return { stored, warnings: drawing.warnings }
    })
    const at = w.now()
    const { stored, warnings } = result
    const told = await w.tasks.apply(id, { type: 'completed', attempt, at, result: stored, warnings })
    if (!told?.changed) await w.blobs.remove(stored.blob) // a lost attempt's picture is nobody's
    w.log.info({ task: id, attempt, ms: at - order.createdAt, ...traceOf(trace) }, 'completed')
  } catch (err) {
    fault = await tellEnd(w, order, attempt, signal, err, trace)
  } finally {
    clearInterval(renewal)
    trace.end({}, fault)
    await rm(folder, { recursive: true, force: true })
    await tidy(w, id)
  }
}

/** Frees what only an open task needs. */
export async function tidy(w: Pick<Workplace, 'tasks' | 'blobs' | 'board'>, id: string): Promise<void> {
  const task = await w.tasks.get(id)
  if (task?.life.state === 'queued' || task?.life.state === 'running') return
  w.board.forget(id)
  if (task && 'blob' in task.order.photo) await w.blobs.remove(task.order.photo.blob)
}

/** @returns the reason, where something was wrong */
async function tellEnd(
  w: Workplace,
  order: Order,
  attempt: number,
  signal: AbortSignal,
  err: unknown,
  trace: Begun,
): Promise<string | undefined> {
  const { id } = order
  if (signal.reason instanceof LeaseLost) {
    w.log.warn(
      { task: id, attempt },
      'the lease was lost: another attempt has the task, or nobody wants it any more',
    )
  } else if (signal.reason instanceof Canceled) {
    w.log.info({ task: id, attempt }, 'canceled')
  } else if (signal.reason instanceof HandBack) {
    await w.tasks.apply(id, { type: 'handedBack', attempt })
    w.log.info({ task: id, attempt }, 'handed back')
  } else {
    const failure = asTaskFailure(err)
    await w.tasks.apply(id, { type: 'failed', attempt, at: w.now(), failure })
    w.log.warn({ err, task: id, attempt, failure: failure.name, ...traceOf(trace) }, 'failed')
    return failures[failure.name].reason
  }
  return undefined
}

const traceOf = ({ traceId }: Begun) => (traceId === undefined ? {} : { trace_id: traceId })

/** Only a `Failure` was written for callers; whatever else went wrong stays in the log. */
const asTaskFailure = (err: unknown): TaskFailure =>
  err instanceof Failure
    ? { name: err.failure, about: err.about }
    : { name: 'drawingFailed', about: { detail: 'an unexpected fault in the engine' } }

async function photoOf(w: Workplace, { photo }: Order, folder: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  if ('url' in photo) {
    const file = join(folder, 'photo')
    await w.fetchPhoto(photo.url, file, signal)
    await w.inspectPhoto(file)
    return file
  }
  const file = await w.blobs.local(photo.blob)
  if (file === undefined) throw new Error(`the photo ${photo.blob} is gone`)
  return file
}

async function drawWithin(w: Workplace, order: Order, photo: string, folder: string, outer: AbortSignal) {
  const engine = w.engines.find((e) => e.draws(order.style))
  if (!engine) throw new Failure('engineRefused', { detail: 'no engine draws this style any more' })
  const late = new AbortController()
  const timer = setTimeout(() => {
    late.abort(new Failure('drawingTimedOut', { seconds: w.drawTimeoutMs / 1000 }))
  }, w.drawTimeoutMs)
  const signal = AbortSignal.any([outer, late.signal])
  const { style, mark } = order
  const progress = (fraction: number) => w.board.raise(order.id, fraction)
  try {
    // An engine that does not stop when told to is left behind: it must not hold the slot.
    const drawing = await orAborted(
      engine.draw({ style, photo, folder, ...(mark && { mark }) }, { signal, progress }),
      signal,
    )
    return { drawing, picture: await readBack(w, drawing) }
  } catch (e) {
    throw signal.aborted ? signal.reason : e
  } finally {
    clearTimeout(timer)
  }
}

/** What the engine promised must be there, whole; a caller never gets half a picture. */
async function readBack(w: Workplace, drawing: Drawing) {
  const picture = await w.inspectPicture(drawing.file)
  const promised = `${drawing.width}x${drawing.height} ${drawing.contentType}`
  const found = `${picture.width}x${picture.height} ${picture.contentType}`
  if (promised !== found)
    throw new Failure('resultUnreadable', { detail: `promised was ${promised}, found ${found}` })
  return picture
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
