import type { Task } from '../../tasks/task.ts'
import { afterAttempt, endUnsent } from '../../webhooks/life.ts'
import { messagesOf } from '../../webhooks/outbox.ts'
import { type Delivery, isEnabled, type Webhook } from '../../webhooks/webhook.ts'
import { oneMoreWebhook } from '../one-more-webhook.ts'
import type { WebhookStore } from '../webhook-store.ts'

interface Entry {
  delivery: Delivery
  leaseUntil: number
}

/** What the task store beside it calls in the same breath as it changes a task. */
export interface Outbox {
  announce(task: Task): void
  unsay(taskId: string): void
}

/** @param isRevoked whether a key was revoked */
export function memoryWebhooks(
  now: () => number = Date.now,
  isRevoked: (keyId: string) => boolean = () => false,
): WebhookStore & Outbox {
  const webhooks = new Map<string, Webhook>()
  const entries = new Map<string, Entry>()
  const own = (keyId: string, id: string): Webhook | undefined => {
    const webhook = webhooks.get(id)
    return webhook?.keyId === keyId ? webhook : undefined
  }
  const of = (keyId: string): Webhook[] =>
    [...webhooks.values()]
      .filter((w) => w.keyId === keyId)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  const write = (before: Webhook, after: Webhook, at: number): void => {
    webhooks.set(after.id, after)
    if (!isEnabled(before) || isEnabled(after)) return
    for (const entry of entries.values())
      if (entry.delivery.webhookId === after.id)
        entry.delivery = endUnsent(entry.delivery, 'webhook_disabled', at)
  }
  const ofAttempt = (id: string, attempt: number): Entry | undefined => {
    const entry = entries.get(id)
    return entry?.delivery.attempt === attempt ? entry : undefined
  }
  return {
    announce: (task) => {
      if (isRevoked(task.order.keyId)) return
      for (const delivery of messagesOf(task, of(task.order.keyId)))
        entries.set(delivery.id, { delivery, leaseUntil: 0 })
    },
    unsay: (taskId) => {
      for (const entry of entries.values()) {
        if (entry.delivery.taskId !== taskId) continue
        const { body: _gone, ...rest } = endUnsent(entry.delivery, 'task_deleted', now())
        entry.delivery = rest
      }
    },
    addWebhook: async (webhook, most) => {
      oneMoreWebhook(of(webhook.keyId).length, most)
      webhooks.set(webhook.id, webhook)
    },
    findWebhook: async (keyId, id) => own(keyId, id),
    listWebhooks: async (keyId) => of(keyId),
    changeWebhook: async (keyId, id, change, at) => {
      const before = own(keyId, id)
      if (!before) return undefined
      const after = change(before)
      write(before, after, at)
      return after
    },
    removeWebhook: async (keyId, id) => {
      if (!own(keyId, id)) return false
      for (const { delivery } of [...entries.values()])
        if (delivery.webhookId === id) entries.delete(delivery.id)
      return webhooks.delete(id)
    },
    addDelivery: async (delivery) => void entries.set(delivery.id, { delivery, leaseUntil: 0 }),
    findDelivery: async (webhookId, id) => {
      const delivery = entries.get(id)?.delivery
      return delivery?.webhookId === webhookId ? delivery : undefined
    },
    listDeliveries: async ({ webhookId, states, behind, limit }) =>
      [...entries.values()]
        .map((e) => e.delivery)
        .filter((d) => d.webhookId === webhookId && (!states || states.includes(d.state)))
        .filter((d) => !behind || byAge(d, behind) < 0)
        .sort((a, b) => byAge(b, a))
        .slice(0, limit),
    changeDelivery: async (webhookId, id, change) => {
      const entry = entries.get(id)
      if (entry?.delivery.webhookId !== webhookId) return undefined
      entry.delivery = change(entry.delivery)
      return entry.delivery
    },
    takeDelivery: async (leaseMs, busy) => {
      const at = now()
      const entry = [...entries.values()]
        .filter(({ delivery: d, leaseUntil }) => {
          if (d.nextAt === undefined || d.nextAt > at || leaseUntil > at || isRevoked(d.keyId)) return false
          return !busy.webhookIds.includes(d.webhookId) && !busy.keyIds.includes(d.keyId)
        })
        .sort((a, b) => (a.delivery.nextAt ?? 0) - (b.delivery.nextAt ?? 0))[0]
      const webhook = entry && webhooks.get(entry.delivery.webhookId)
      if (!webhook) return undefined
      entry.delivery = { ...entry.delivery, attempt: entry.delivery.attempt + 1 }
      entry.leaseUntil = at + leaseMs
      return { webhook, delivery: entry.delivery }
    },
    keepBody: async (id, attempt, body) => {
      const entry = ofAttempt(id, attempt)
      if (entry?.delivery.state !== 'pending') return false
      entry.delivery = { ...entry.delivery, body }
      return true
    },
    endAttempt: async (id, report) => {
      const entry = ofAttempt(id, report.attempt)
      const before = entry && webhooks.get(entry.delivery.webhookId)
      if (!before) return undefined
      const { webhook, delivery } = afterAttempt(before, entry.delivery, report)
      entry.delivery = delivery
      entry.leaseUntil = 0
      write(before, webhook, report.at + report.ms)
      return { webhook, delivery, disabled: isEnabled(before) && !isEnabled(webhook) }
    },
    releaseDelivery: async (id, attempt) => {
      const entry = ofAttempt(id, attempt)
      if (entry) entry.leaseUntil = 0
    },
    dropDelivery: async (id, attempt, reason, at) => {
      const entry = ofAttempt(id, attempt)
      if (!entry) return
      entry.delivery = endUnsent(entry.delivery, reason, at)
      entry.leaseUntil = 0
    },
    expireDeliveries: async (before, limit) => {
      const old = [...entries.values()]
        .map((e) => e.delivery)
        .filter(
          (d) =>
            (d.endedAt ?? Number.POSITIVE_INFINITY) < before || (isRevoked(d.keyId) && d.createdAt < before),
        )
        .slice(0, limit)
      for (const { id } of old) entries.delete(id)
      return old.length
    },
  }
}

const byAge = (
  a: { readonly createdAt: number; readonly id: string },
  b: { readonly createdAt: number; readonly id: string },
): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
