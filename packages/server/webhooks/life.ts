import type { Attempt, Delivery, FailedReason, Webhook } from './webhook.ts'

/** Attempts told in the log; a message that is sent again and again forgets its oldest ones. */
const keptAttempts = 30

/** How an attempt ended. */
export interface Report extends Attempt {
  readonly end:
    | { readonly type: 'delivered' }
    /** Tried again at `at`. */
    | { readonly type: 'retry'; readonly at: number }
    /** `gone`: HTTP 410, which disables the webhook. */
    | { readonly type: 'failed'; readonly reason: FailedReason }
  /** A webhook that took nothing for so long (ms) is disabled. */
  readonly failingMs: number
}

/** Ends a message without another attempt. One that has ended stays as it is. */
export function endUnsent(delivery: Delivery, reason: FailedReason, at: number): Delivery {
  if (delivery.state !== 'pending') return delivery
  const { nextAt: _none, ...rest } = delivery
  return { ...rest, state: 'failed', reason, endedAt: at }
}

/**
 * Sends a message again, from the beginning of the table of waits. One that is under way only has its next attempt made
 * sooner.
 */
export function sentAgain(delivery: Delivery, at: number): Delivery {
  const { reason, endedAt, ...rest } = delivery
  return { ...rest, state: 'pending', failures: 0, nextAt: at }
}

/** What becomes of a message and its webhook by an attempt: the only place where either changes by one. */
export function afterAttempt(webhook: Webhook, delivery: Delivery, report: Report) {
  const { end, failingMs, ...attempt } = report
  const ended = report.at + report.ms
  const attempts = [...delivery.attempts, attempt].slice(-keptAttempts)
  return {
    webhook: end.type === 'delivered' ? recovered(webhook) : failing(webhook, report, ended),
    delivery: moved({ ...delivery, attempts }, end, ended),
  }
}

function moved(delivery: Delivery, end: Report['end'], at: number): Delivery {
  const { nextAt: _none, reason, endedAt, ...rest } = delivery
  if (end.type === 'delivered') return { ...rest, state: 'delivered', endedAt: at }
  const failures = delivery.failures + 1
  // Ended while the attempt was under way, with its webhook or its task.
  if (delivery.state !== 'pending') return { ...delivery, failures }
  if (end.type === 'retry') return { ...rest, state: 'pending', failures, nextAt: end.at }
  return { ...rest, state: 'failed', failures, reason: end.reason, endedAt: at }
}

function recovered(webhook: Webhook): Webhook {
  const { failingSince: _none, ...rest } = webhook
  return rest
}

function failing(webhook: Webhook, { end, failingMs, at }: Report, now: number): Webhook {
  const told = { ...webhook, failingSince: webhook.failingSince ?? at }
  if (webhook.disabled) return told
  if (end.type === 'failed' && end.reason === 'gone')
    return { ...told, disabled: { reason: 'gone', at: now } }
  if (now - told.failingSince >= failingMs) return { ...told, disabled: { reason: 'failing', at: now } }
  return told
}
