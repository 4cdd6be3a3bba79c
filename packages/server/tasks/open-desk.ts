import { randomBytes } from 'node:crypto'
import { catalogue, Failure, type StyleChoice } from '@atelier/contract'
import type { Engine } from '../engines/engine.ts'
import type { BlobStore } from '../stores/blob-store.ts'
import type { Admission, TaskStore } from '../stores/task-store.ts'
import { tidy } from './attempt.ts'
import type { Bell } from './bell.ts'
import { Claims } from './claims.ts'
import type { Caller, Desk, Submission, TaskView } from './desk.ts'
import { follow } from './follow.ts'
import type { ProgressBoard } from './progress-board.ts'
import { isOpen, type Order, phaseOf, type Task, type TaskFailure } from './task.ts'

/** Seconds a caller is asked to wait while the server restarts. */
const restartSeconds = 5

export interface DeskParts {
  readonly tasks: TaskStore
  readonly blobs: BlobStore
  readonly engines: readonly Pick<Engine, 'draws'>[]
  readonly board: ProgressBoard
  readonly bell: Bell
  readonly admission: Admission
  /** USD a picture costs, a decimal string. */
  readonly price: string
  /** How long (ms) a submission's own name is remembered. */
  readonly onceMs: number
  /** Called when a task was taken in. */
  readonly onSubmit: () => void
  /** Called when nobody wants a task any more that may be drawn at this moment. */
  readonly onCancel: (id: string) => void
  readonly now?: () => number
}

export interface OpenDesk extends Desk {
  /** From now on nothing is taken in; what is here can still be read. */
  close(): void
  /** Nobody is kept waiting any longer: whoever follows a task hears no more of it. */
  release(): void
  isOpen(): boolean
}

export function openDesk(parts: DeskParts): OpenDesk {
  const { tasks, blobs, engines, board, bell, now = Date.now } = parts
  let closed = false
  const draws = (style: StyleChoice): boolean => engines.some((e) => e.draws(style))
  const view = async (task: Task): Promise<TaskView> => {
    const position = task.life.state === 'queued' ? await tasks.position(task.order.id) : undefined
    return viewOf(task, board.of(task.order.id), position)
  }

  const takeIn = async (submission: Submission): Promise<TaskView> => {
    if (closed) throw new Failure('shuttingDown', { seconds: restartSeconds })
    const { style, photo } = submission
    if (!draws(style)) throw new Failure('styleNotDrawn', { given: nameOf(style), allowed: drawn(draws) })
    const { queueLimit } = parts.admission
    // The store decides; asking first spares a full server the writing of photos it will not take.
    if ((await tasks.counts()).queued >= queueLimit) throw new Failure('queueFull', { seconds: 10 })
    const id = `task_${randomBytes(16).toString('hex')}`
    const createdAt = now()
    // The photo first: a row without its photo would be a promise that cannot be kept.
    const kept = 'url' in photo ? photo : { blob: await keepPhoto(blobs, id, photo, createdAt) }
    const order: Order = {
      id,
      keyId: submission.caller.keyId,
      createdAt,
      style,
      photo: kept,
      inline: submission.inline,
      ...(submission.mark && { mark: submission.mark }),
      ...(submission.metadata && { metadata: submission.metadata }),
      ...(submission.moderation !== undefined && { moderation: submission.moderation }),
      ...(submission.trace !== undefined && { trace: submission.trace }),
      price: parts.price,
    }
    let task: Task
    try {
      const { once } = submission
      const until = createdAt + parts.onceMs
      task = await tasks.add(order, parts.admission, once && { ...once, until })
    } catch (e) {
      if ('blob' in kept) await blobs.remove(kept.blob)
      throw e
    }
    parts.onSubmit()
    return view(task)
  }

  const claims = new Claims()
  const submit = (submission: Submission): Promise<TaskView> => {
    const { once, caller } = submission
    if (!once) return takeIn(submission)
    return claims.hold(`${caller.keyId} ${once.name}`, once.fingerprint, () => takeIn(submission))
  }

  const own = async ({ keyId }: Caller, id: string): Promise<Task | undefined> => {
    const task = await tasks.get(id)
    return task?.order.keyId === keyId ? task : undefined
  }
  const find = async (caller: Caller, id: string): Promise<TaskView | undefined> => {
    const task = await own(caller, id)
    return task && view(task)
  }
  /** Which of a cancellation and a completion came first, the store decides: it hears one of them. */
  const cancel = async (id: string): Promise<Task | undefined> => {
    const told = await tasks.apply(id, { type: 'canceled', at: now() })
    if (told?.changed) {
      parts.onCancel(id)
      await tidy(parts, id)
    }
    return told?.task
  }

  return {
    submit,
    earlier: async (caller, { name, fingerprint }) => {
      const before = await tasks.once(caller.keyId, name)
      if (!before) return undefined
      if (before.fingerprint !== fingerprint) throw new Failure('idempotencyKeyReused')
      const task = await find(caller, before.taskId)
      if (!task) throw new Failure('notFound', { what: 'task' })
      return task
    },
    find,
    list: async ({ keyId }, query) =>
      (await tasks.list({ ...query, keyId })).map((task) => viewOf(task, board.of(task.order.id), undefined)),
    follow: (caller, id, following) => follow(() => find(caller, id), bell.listen(id), following),
    cancel: async (caller, id) => {
      const task = (await own(caller, id)) && (await cancel(id))
      if (task && phaseOf(task.life) !== 'canceled')
        throw new Failure('taskEnded', { state: task.life.state })
      return task && view(task)
    },
    remove: async (caller, id) => {
      const task = (await own(caller, id)) && (await cancel(id))
      if (!task) return undefined
      // Files first: who is cut off in between still has the task, and can ask again.
      if ('blob' in task.order.photo) await blobs.remove(task.order.photo.blob)
      if (task.life.state === 'completed') await blobs.remove(task.life.result.blob)
      await tasks.remove(id)
      return view(task)
    },
    draws,
    isOpen: () => !closed,
    release: () => bell.silence(),
    close: () => {
      closed = true
    },
  }
}

/** @throws Failure uploadUnknown when the upload expired at this very moment */
async function keepPhoto(
  blobs: BlobStore,
  id: string,
  photo: Exclude<Submission['photo'], { readonly url: string }>,
  at: number,
): Promise<string> {
  if ('bytes' in photo) return blobs.put('photos', id, photo.bytes, 'bin', at)
  if ('file' in photo) return blobs.adopt('photos', id, photo.file, 'bin', at)
  const copy = await blobs.copy(photo.upload, 'photos', id, 'bin', at)
  if (copy === undefined) throw new Failure('uploadUnknown')
  return copy
}

const nameOf = ({ key, subKey }: StyleChoice): string => (subKey === undefined ? key : `${key} / ${subKey}`)

const drawn = (draws: (style: StyleChoice) => boolean): string =>
  catalogue.filter(draws).map(nameOf).join(', ') || 'nothing yet'

function viewOf({ order, life }: Task, progress: number, queuePosition: number | undefined): TaskView {
  return {
    id: order.id,
    style: order.style,
    state: life.state,
    progress: isOpen(life) ? Math.max(life.progress, progress) : life.progress,
    attempt: life.attempt,
    ...(queuePosition !== undefined && { queuePosition }),
    createdAt: order.createdAt,
    ...('startedAt' in life && life.startedAt !== undefined && { startedAt: life.startedAt }),
    ...('finishedAt' in life && { finishedAt: life.finishedAt }),
    inline: order.inline,
    ...(order.metadata && { metadata: order.metadata }),
    ...(life.state === 'completed' && { result: life.result }),
    ...(life.state === 'failed' && {
      failure: 'url' in order.photo ? ofAddress(life.failure) : life.failure,
    }),
    warnings: life.state === 'completed' ? life.warnings : [],
    cost: life.state === 'completed' ? order.price : '0.00',
  }
}

/** What is wrong with a photo is told of the member it came in. */
const ofAddress = ({ name, about }: TaskFailure): TaskFailure => ({
  name: name === 'notAnImage' ? 'downloadNotAnImage' : name,
  about: { field: 'image_urls', ...about },
})
