import type { About, FailureName, StyleChoice } from '@atelier/contract'
import type { Mark } from '../engines/engine.ts'
import type { Result } from './desk.ts'

/** What was ordered: written once, when the task is taken in. Times are milliseconds since the epoch. */
export interface Order {
  readonly id: string
  readonly keyId: string
  readonly createdAt: number
  readonly style: StyleChoice
  readonly photo: { readonly blob: string } | { readonly url: string }
  readonly inline: boolean
  readonly mark?: Mark
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly moderation?: boolean
  /** The trace of the submission (W3C traceparent), which its drawing goes on with. */
  readonly trace?: string
  /** USD, a decimal string; charged when the task completes, never when it fails. */
  readonly price: string
}

export interface TaskFailure {
  readonly name: FailureName
  readonly about: About
}

interface Tries {
  /** Number of the latest attempt, 0 before the first; only ever grows. */
  readonly attempt: number
  /** Attempts that ended without a word: the process died or its lease ran out. Handed back ones do not count. */
  readonly lost: number
  /** 0..1, the farthest any attempt came; never falls. */
  readonly progress: number
}

/** A task is one of four things; what a state does not have, its type does not have. */
export type Life =
  | ({ readonly state: 'queued' } & Tries)
  | ({ readonly state: 'running'; readonly startedAt: number } & Tries)
  | ({
      readonly state: 'completed'
      readonly startedAt: number
      readonly finishedAt: number
      readonly result: Result
      readonly warnings: readonly string[]
    } & Tries)
  | ({
      readonly state: 'failed'
      readonly startedAt?: number
      readonly finishedAt: number
      readonly failure: TaskFailure
    } & Tries)

export interface Task {
  readonly order: Order
  readonly life: Life
}

/** Everything that can befall a task. `attempt` says which attempt speaks; a lost attempt is not heard. */
export type Event =
  | { readonly type: 'started'; readonly attempt: number; readonly at: number }
  | { readonly type: 'progressed'; readonly attempt: number; readonly fraction: number }
  | {
      readonly type: 'completed'
      readonly attempt: number
      readonly at: number
      readonly result: Result
      readonly warnings: readonly string[]
    }
  | { readonly type: 'failed'; readonly attempt: number; readonly at: number; readonly failure: TaskFailure }
  /** Given up on purpose, such as by a server that stops: does not count against the allowed attempts. */
  | { readonly type: 'handedBack'; readonly attempt: number }
  /** Its owner wants it no more. It names no attempt: whichever runs, its end is not heard any more. */
  | { readonly type: 'canceled'; readonly at: number }
  /** The lease ran out or the process died; `allowed` attempts may be lost before the task fails. */
  | { readonly type: 'lost'; readonly attempt: number; readonly at: number; readonly allowed: number }

export const newborn: Life = { state: 'queued', attempt: 0, lost: 0, progress: 0 }

const raised = (progress: number, fraction: number): number =>
  fraction > progress ? Math.min(1, fraction) : progress

/** The only place a task changes state. Returns the very same object when the event changes nothing. */
export function advance(life: Life, event: Event): Life {
  if (life.state === 'completed' || life.state === 'failed') return life
  const { lost, progress } = life
  if (event.type === 'canceled') {
    const { attempt } = life
    const begun = life.state === 'running' && { startedAt: life.startedAt }
    const failure: TaskFailure = { name: 'canceled', about: {} }
    return { state: 'failed', attempt, lost, progress, ...begun, finishedAt: event.at, failure }
  }
  if (life.state === 'queued') {
    // Only the attempt after the last may begin; everything else comes from an attempt that was lost.
    if (event.type !== 'started' || event.attempt !== life.attempt + 1) return life
    return { state: 'running', attempt: event.attempt, lost, progress, startedAt: event.at }
  }
  if (event.attempt !== life.attempt) return life
  const { attempt, startedAt } = life
  switch (event.type) {
    case 'started':
      return life
    case 'progressed': {
      const now = raised(progress, event.fraction)
      return now === progress ? life : { ...life, progress: now }
    }
    case 'completed': {
      const { at: finishedAt, result, warnings } = event
      return { state: 'completed', attempt, lost, progress: 1, startedAt, finishedAt, result, warnings }
    }
    case 'failed':
      return {
        state: 'failed',
        attempt,
        lost,
        progress,
        startedAt,
        finishedAt: event.at,
        failure: event.failure,
      }
    case 'handedBack':
      return { state: 'queued', attempt, lost, progress }
    case 'lost': {
      if (lost + 1 < event.allowed) return { state: 'queued', attempt, lost: lost + 1, progress }
      const failure: TaskFailure = { name: 'attemptsExhausted', about: { given: lost + 1 } }
      return { state: 'failed', attempt, lost: lost + 1, progress, startedAt, finishedAt: event.at, failure }
    }
  }
}

/** What its owner is told: a task that was canceled failed, and yet is something else. */
export type Phase = Life['state'] | 'canceled'

export const phaseOf = (life: Life): Phase =>
  life.state === 'failed' && life.failure.name === 'canceled' ? 'canceled' : life.state

export const isOpen = (life: Life): boolean => life.state === 'queued' || life.state === 'running'
