import type { About, FailureName, StyleChoice } from '@atelier/contract'
import type { Mark } from '../engines/engine.ts'
import type { TaskQuery } from '../stores/task-store.ts'
import type { Following } from './follow.ts'

/** Who is asking: the id of an API key and what it may do. */
export interface Caller {
  readonly keyId: string
  readonly scopes: readonly ('draw' | 'read' | 'admin')[]
}

/** A submission's own name, under which it is taken in once, and a fingerprint of what was sent under it. */
export interface Once {
  readonly name: string
  readonly fingerprint: string
}

/** A photo as a body brings it: its bytes, or an address that is fetched later. */
export type SentPhoto = { readonly bytes: Uint8Array } | { readonly url: string }

/** What a caller hands in, read and checked by the wire. */
export interface Submission {
  readonly caller: Caller
  readonly style: StyleChoice
  /** Bytes or a local file whose header was already checked, an upload's blob, or an address that the worker fetches. */
  readonly photo: SentPhoto | { readonly file: string } | { readonly upload: string }
  /** `return_url: false`: the picture itself is answered beside its url. */
  readonly inline: boolean
  readonly mark?: Mark
  /** Echoed to the caller untouched. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Stored for a content checker; none is configured by default. */
  readonly moderation?: boolean
  readonly once?: Once
  /** The trace the submission belongs to (W3C traceparent). */
  readonly trace?: string
}

/** A finished picture as the store knows it. Times are milliseconds since the epoch. */
export interface Result {
  readonly blob: string
  readonly contentType: string
  readonly width: number
  readonly height: number
  /** Bytes. */
  readonly size: number
  readonly expiresAt: number
  /** True once the file was swept; the row stays. */
  readonly gone: boolean
}

/** A task as its owner may see it. Times are milliseconds since the epoch. */
export interface TaskView {
  readonly id: string
  readonly style: StyleChoice
  readonly state: 'queued' | 'running' | 'completed' | 'failed'
  /** 0..1, never falling. */
  readonly progress: number
  readonly attempt: number
  /** Tasks before this one; only while queued, 0 is next. */
  readonly queuePosition?: number
  readonly createdAt: number
  readonly startedAt?: number
  readonly finishedAt?: number
  readonly inline: boolean
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly result?: Result
  readonly failure?: { readonly name: FailureName; readonly about: About }
  readonly warnings: readonly string[]
  /** USD as a decimal string, "0.00" where pictures are free. */
  readonly cost: string
}

export const hasEnded = ({ state }: TaskView): boolean => state === 'completed' || state === 'failed'

/** Takes tasks in and tells how they stand: all that the wire knows of them. */
export interface Desk {
  /**
   * Answers once the task is on disk and would survive a power cut. A file is taken over.
   * @throws Failure uploadUnknown, queueFull, shuttingDown, tooManyTasks, insufficientBalance, styleNotDrawn, idempotencyInFlight,
   * idempotencyKeyReused
   */
  submit(submission: Submission): Promise<TaskView>
  /**
   * The task that was taken in under a name before, as it stands now; undefined while the name is free.
   * @throws Failure idempotencyKeyReused when something else was sent under it, notFound when the task was forgotten
   */
  earlier(caller: Caller, once: Once): Promise<TaskView | undefined>
  /** Only the caller's own task; undefined for a foreign id as for an unknown one. */
  find(caller: Caller, id: string): Promise<TaskView | undefined>
  /** The caller's own tasks; a place in the queue is not told here, since counting it costs as much as a page. */
  list(caller: Caller, query: Omit<TaskQuery, 'keyId'>): Promise<readonly TaskView[]>
  /** A task of the caller's own as it stands, again and again until it has ended; nothing for any other. */
  follow(caller: Caller, id: string, following: Following): AsyncIterable<TaskView>
  /**
   * Ends an open task: one that waits is never begun, a drawing is stopped. One that was canceled before is told as it is.
   * @throws Failure taskEnded when it completed or failed first
   */
  cancel(caller: Caller, id: string): Promise<TaskView | undefined>
  /** Forgets a task with its photo and picture, canceling it first where it is open. Tells it as it was. */
  remove(caller: Caller, id: string): Promise<TaskView | undefined>
  /** The styles that some open engine draws. */
  draws(style: StyleChoice): boolean
}
