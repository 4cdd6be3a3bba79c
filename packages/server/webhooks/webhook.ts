import type { EventType } from '@atelier/contract'

/** A secret as it is kept: sealed, so that a copy of the database alone signs nothing. */
export interface KeptSecret {
  readonly sealed: string
  /** From this moment on (ms) nothing is signed with it any more; the newest one has no end. */
  readonly until?: number
}

/** Its owner said so, it answered 410, or it took nothing for days. */
export type DisabledReason = 'owner' | 'gone' | 'failing'

/** Where a key wants to be told of its tasks. Times are milliseconds since the epoch. */
export interface Webhook {
  readonly id: string
  readonly keyId: string
  readonly url: string
  readonly events: readonly EventType[]
  readonly description: string
  /** How its owner reaches this server: the beginning of the links in messages. */
  readonly base: string
  readonly createdAt: number
  /** Newest first, at least one. */
  readonly secrets: readonly KeptSecret[]
  readonly disabled?: { readonly reason: DisabledReason; readonly at: number }
  /** The first attempt that failed since one succeeded. */
  readonly failingSince?: number
}

export interface Attempt {
  /** Number of the attempt; one that was cut off by a dying server left no record. */
  readonly attempt: number
  readonly at: number
  readonly ms: number
  readonly status?: number
  readonly error?: string
}

export type FailedReason = 'gave_up' | 'gone' | 'webhook_disabled' | 'task_deleted'

/** One message to one webhook. Its id is the message's for ever, also when it is sent again. */
export interface Delivery {
  readonly id: string
  readonly webhookId: string
  readonly keyId: string
  /** None for a test. */
  readonly taskId?: string
  readonly type: EventType | 'webhook.test'
  readonly createdAt: number
  /** What is sent, made at the first attempt and kept byte by byte; gone with its task. */
  readonly body?: string
  readonly state: 'pending' | 'delivered' | 'failed'
  readonly reason?: FailedReason
  /** Attempts begun, ever. */
  readonly attempt: number
  /** Attempts that failed since it was made or sent again: the place in the table of waits. */
  readonly failures: number
  /** The latest ones, oldest first. */
  readonly attempts: readonly Attempt[]
  /** Only while pending. */
  readonly nextAt?: number
  /** Only when it is not. */
  readonly endedAt?: number
}

export const isEnabled = (webhook: Webhook): boolean => webhook.disabled === undefined
