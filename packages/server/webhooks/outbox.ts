import { randomBytes } from 'node:crypto'
import type { EventType } from '@atelier/contract'
import { phaseOf, type Task } from '../tasks/task.ts'
import { type Delivery, isEnabled, type Webhook } from './webhook.ts'

export const newMessageId = (): string => `msg_${randomBytes(16).toString('hex')}`

/** What a task that ended is called in a message; undefined while it is open. */
export function eventOf({ life }: Task): EventType | undefined {
  const phase = phaseOf(life)
  return phase === 'completed' || phase === 'failed' || phase === 'canceled' ? `task.${phase}` : undefined
}

/**
 * The messages that the end of a task owes to its key's webhooks. A store writes them in the transaction of the end
 * itself, so that a server that is killed owes both or neither; what they say is made when they are first sent.
 */
export function messagesOf(task: Task, webhooks: readonly Webhook[]): readonly Delivery[] {
  const type = eventOf(task)
  if (type === undefined || !('finishedAt' in task.life)) return []
  const { finishedAt } = task.life
  return webhooks
    .filter((w) => w.keyId === task.order.keyId && isEnabled(w) && w.events.includes(type))
    .map((w) => ({
      id: newMessageId(),
      webhookId: w.id,
      keyId: w.keyId,
      taskId: task.order.id,
      type,
      createdAt: finishedAt,
      state: 'pending',
      attempt: 0,
      failures: 0,
      attempts: [],
      nextAt: finishedAt,
    }))
}
