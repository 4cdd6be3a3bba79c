import type { About, FailureName, StyleChoice } from '@atelier/contract'
import type { Mark } from '../engines/engine.ts'

/** Who is asking: the id of an API key and what it may do. */
export interface Caller {
  readonly keyId: string
  readonly scopes: readonly ('draw' | 'read' | 'admin')[]
}

/** What a caller hands in, read and checked by the wire. */
export interface Submission {
  readonly caller: Caller
  readonly style: StyleChoice
  /** Bytes whose header was already checked, or an address that the worker fetches. */
  readonly photo: { readonly bytes: Uint8Array } | { readonly url: string }
  /** `return_url: false`: the picture itself is answered beside its url. */
  readonly inline: boolean
  readonly mark?: Mark
  /** Echoed to the caller untouched. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Stored for a content checker; none is configured by default. */
  readonly moderation?: boolean
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

/** Takes tasks in and tells how they stand: all that the wire knows of them. */
export interface Desk {
  /**
   * Answers once the task is on disk and would survive a power cut.
   * @throws Failure queueFull, shuttingDown, tooManyTasks, insufficientBalance, styleNotDrawn
   */
  submit(submission: Submission): Promise<TaskView>
  /** Only the caller's own task; undefined for a foreign id as for an unknown one. */
  find(caller: Caller, id: string): Promise<TaskView | undefined>
  /** The styles that some open engine draws. */
  draws(style: StyleChoice): boolean
}
