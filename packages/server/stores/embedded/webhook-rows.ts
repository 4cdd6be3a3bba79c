import type { EventType } from '@atelier/contract'
import type { Delivery, DisabledReason, FailedReason, Webhook } from '../../webhooks/webhook.ts'
import type { DeliveryRow, WebhookRow } from './schema.ts'

export const webhookColumns = (webhook: Webhook): WebhookRow => ({
  id: webhook.id,
  key_id: webhook.keyId,
  url: webhook.url,
  events: webhook.events.join(' '),
  description: webhook.description,
  base: webhook.base,
  created_at: webhook.createdAt,
  secrets: JSON.stringify(webhook.secrets),
  disabled_reason: webhook.disabled?.reason ?? null,
  disabled_at: webhook.disabled?.at ?? null,
  failing_since: webhook.failingSince ?? null,
})

export const asWebhook = (row: WebhookRow): Webhook => ({
  id: row.id,
  keyId: row.key_id,
  url: row.url,
  events: row.events.split(' ') as EventType[],
  description: row.description,
  base: row.base,
  createdAt: row.created_at,
  secrets: JSON.parse(row.secrets),
  ...(row.disabled_at !== null && {
    disabled: { reason: row.disabled_reason as DisabledReason, at: row.disabled_at },
  }),
  ...(row.failing_since !== null && { failingSince: row.failing_since }),
})

/** All but the lease, which is the store's own. */
export const deliveryColumns = (delivery: Delivery): Omit<DeliveryRow, 'lease_until'> => ({
  id: delivery.id,
  webhook_id: delivery.webhookId,
  key_id: delivery.keyId,
  task_id: delivery.taskId ?? null,
  type: delivery.type,
  created_at: delivery.createdAt,
  body: delivery.body ?? null,
  state: delivery.state,
  reason: delivery.reason ?? null,
  attempt: delivery.attempt,
  failures: delivery.failures,
  attempts: JSON.stringify(delivery.attempts),
  next_at: delivery.nextAt ?? null,
  ended_at: delivery.endedAt ?? null,
})

export const asDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  keyId: row.key_id,
  ...(row.task_id !== null && { taskId: row.task_id }),
  type: row.type as Delivery['type'],
  createdAt: row.created_at,
  ...(row.body !== null && { body: row.body }),
  state: row.state as Delivery['state'],
  ...(row.reason !== null && { reason: row.reason as FailedReason }),
  attempt: row.attempt,
  failures: row.failures,
  attempts: JSON.parse(row.attempts),
  ...(row.next_at !== null && { nextAt: row.next_at }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
})
