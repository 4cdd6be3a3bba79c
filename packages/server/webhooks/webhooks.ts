import { randomBytes } from 'node:crypto'
import { type EventType, eventTypes, Failure, limits } from '@atelier/contract'
import type { DeliveryQuery, WebhookStore } from '../stores/webhook-store.ts'
import type { Caller } from '../tasks/desk.ts'
import { sentAgain } from './life.ts'
import { newMessageId } from './outbox.ts'
import type { SecretBox } from './secret-box.ts'
import { newSigningSecret } from './signature.ts'
import { type Delivery, isEnabled, type KeptSecret, type Webhook } from './webhook.ts'

/** Secrets that may be signed with at once: the newest, and those that were rotated away within the overlap. */
const keptSecrets = 5

export interface NewWebhook {
  readonly url: string
  readonly events?: readonly EventType[] | undefined
  readonly description?: string | undefined
  readonly secret?: string | undefined
  /** How the caller reaches this server. */
  readonly base: string
}

/** What is left out stays. */
export type WebhookChange = Pick<NewWebhook, 'base' | 'events' | 'description'> & {
  readonly url?: string | undefined
}

export interface WithSecret {
  readonly webhook: Webhook
  /** The only moment it is told. */
  readonly secret: string
}

/** A key's own webhooks, and what was sent to them; undefined for what is foreign as for what never was. */
export interface Webhooks {
  /** @throws Failure webhookUrlInvalid, webhookAddressRefused, webhooksFull */
  create(caller: Caller, given: NewWebhook): Promise<WithSecret>
  list(caller: Caller): Promise<readonly Webhook[]>
  find(caller: Caller, id: string): Promise<Webhook | undefined>
  /** @throws Failure webhookUrlInvalid, webhookAddressRefused */
  change(caller: Caller, id: string, change: WebhookChange): Promise<Webhook | undefined>
  remove(caller: Caller, id: string): Promise<boolean>
  /** A new secret; the one before signs beside it for a while. */
  rotate(caller: Caller, id: string, secret?: string): Promise<WithSecret | undefined>
  setEnabled(caller: Caller, id: string, enabled: boolean): Promise<Webhook | undefined>
  /** Sends a message about nothing. @throws Failure webhookDisabled */
  test(caller: Caller, id: string): Promise<Delivery | undefined>
  deliveries(
    caller: Caller,
    id: string,
    query: Omit<DeliveryQuery, 'webhookId'>,
  ): Promise<readonly Delivery[] | undefined>
  /** @throws Failure webhookDisabled, deliveryDeleted */
  resend(caller: Caller, id: string, message: string): Promise<Delivery | undefined>
}

export interface WebhooksParts {
  readonly webhooks: WebhookStore
  readonly box: SecretBox
  /** @throws Failure webhookUrlInvalid, webhookAddressRefused */
  readonly check: (url: string) => void
  readonly overlapMs: number
  /** Called when there is something to send. */
  readonly onSend: () => void
  readonly now?: () => number
}

export function openWebhooks(parts: WebhooksParts): Webhooks {
  const { webhooks, box, check, overlapMs, onSend, now = Date.now } = parts
  const find: Webhooks['find'] = ({ keyId }, id) => webhooks.findWebhook(keyId, id)
  const change = ({ keyId }: Caller, id: string, by: (webhook: Webhook) => Webhook) =>
    webhooks.changeWebhook(keyId, id, by, now())

  return {
    create: async ({ keyId }, { url, events, description = '', base, secret = newSigningSecret() }) => {
      check(url)
      const id = `wh_${randomBytes(16).toString('hex')}`
      const webhook: Webhook = {
        id,
        keyId,
        url,
        events: inOrder(events ?? eventTypes),
        description,
        base,
        createdAt: now(),
        secrets: [{ sealed: box.seal(secret, id) }],
      }
      await webhooks.addWebhook(webhook, limits.webhooks)
      return { webhook, secret }
    },
    list: ({ keyId }) => webhooks.listWebhooks(keyId),
    find,
    change: async (caller, id, { url, events, description, base }) => {
      if (url !== undefined) check(url)
      return change(caller, id, (webhook) => {
        const { failingSince, ...rest } = webhook
        // Another receiver has not failed yet.
        const kept = url === undefined || url === webhook.url ? webhook : rest
        return {
          ...kept,
          base,
          ...(url !== undefined && { url }),
          ...(events !== undefined && { events: inOrder(events) }),
          ...(description !== undefined && { description }),
        }
      })
    },
    remove: ({ keyId }, id) => webhooks.removeWebhook(keyId, id),
    rotate: async (caller, id, secret = newSigningSecret()) => {
      const until = now() + overlapMs
      const webhook = await change(caller, id, (w) => ({
        ...w,
        secrets: rotated(w.secrets, box.seal(secret, id), now(), until),
      }))
      return webhook && { webhook, secret }
    },
    setEnabled: async (caller, id, enabled) =>
      change(caller, id, (webhook) => {
        if (isEnabled(webhook) === enabled) return webhook
        if (!enabled) return { ...webhook, disabled: { reason: 'owner', at: now() } }
        const { disabled, failingSince, ...rest } = webhook
        return rest
      }),
    test: async (caller, id) => {
      const webhook = await find(caller, id)
      if (!webhook) return undefined
      if (!isEnabled(webhook)) throw new Failure('webhookDisabled')
      const createdAt = now()
      const body = {
        type: 'webhook.test',
        timestamp: new Date(createdAt).toISOString(),
        data: { webhook_id: id, message: 'This is a test. Nothing was drawn.' },
      }
      const delivery: Delivery = {
        id: newMessageId(),
        webhookId: id,
        keyId: webhook.keyId,
        type: 'webhook.test',
        createdAt,
        body: JSON.stringify(body),
        state: 'pending',
        attempt: 0,
        failures: 0,
        attempts: [],
        nextAt: createdAt,
      }
      await webhooks.addDelivery(delivery)
      onSend()
      return delivery
    },
    deliveries: async (caller, id, query) =>
      (await find(caller, id)) && webhooks.listDeliveries({ ...query, webhookId: id }),
    resend: async (caller, id, message) => {
      const webhook = await find(caller, id)
      if (!webhook) return undefined
      if (!isEnabled(webhook)) throw new Failure('webhookDisabled')
      const delivery = await webhooks.changeDelivery(id, message, (d) => {
        // What was sent once and has no body any more went with its task.
        if (d.reason === 'task_deleted' || (d.body === undefined && d.attempts.length > 0))
          throw new Failure('deliveryDeleted')
        return sentAgain(d, now())
      })
      if (delivery) onSend()
      return delivery
    },
  }
}

/** Each once, in the order of the table. */
const inOrder = (events: readonly EventType[]): readonly EventType[] =>
  eventTypes.filter((type) => events.includes(type))

/** The newest first; each older one keeps the end it has, and what ended is forgotten. */
const rotated = (
  secrets: readonly KeptSecret[],
  sealed: string,
  now: number,
  until: number,
): readonly KeptSecret[] =>
  [{ sealed }, ...secrets.map((s) => ({ ...s, until: s.until ?? until }))]
    .filter((s) => !('until' in s) || s.until > now)
    .slice(0, keptSecrets)
