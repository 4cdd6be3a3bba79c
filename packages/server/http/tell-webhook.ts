import type { DeliveryReply, WebhookList } from '@atelier/contract'
import type { Delivery, Webhook } from '../webhooks/webhook.ts'
import { seconds } from './unix-time.ts'

/** A webhook on the wire; its secret is not among its members. */
export function tellWebhook(webhook: Webhook, now: number): WebhookList['webhooks'][number] {
  const { id, url, events, description, disabled, failingSince, secrets } = webhook
  const ends = secrets.flatMap(({ until = 0 }) => (until > now ? [until] : []))
  return {
    id,
    url,
    events: [...events],
    description,
    created_at: seconds(webhook.createdAt),
    status: disabled ? 'disabled' : 'enabled',
    ...(disabled && { disabled_reason: disabled.reason, disabled_at: seconds(disabled.at) }),
    ...(failingSince !== undefined && { failing_since: seconds(failingSince) }),
    ...(ends.length > 0 && { old_secret_until: seconds(Math.max(...ends)) }),
  }
}

/** A delivery on the wire; what was sent is not told again, its task is. */
export const tellDelivery = (delivery: Delivery): Omit<DeliveryReply, 'request_id'> => ({
  id: delivery.id,
  type: delivery.type,
  ...(delivery.taskId !== undefined && { task_id: delivery.taskId }),
  created_at: seconds(delivery.createdAt),
  status: delivery.state,
  ...(delivery.state === 'failed' && delivery.reason && { reason: delivery.reason }),
  attempts: delivery.attempts.map(({ attempt, at, ms, status, error }) => ({
    attempt,
    at: seconds(at),
    duration_ms: ms,
    ...(status !== undefined && { status_code: status }),
    ...(error !== undefined && { error }),
  })),
  next_attempt_at: delivery.nextAt === undefined ? null : seconds(delivery.nextAt),
})
