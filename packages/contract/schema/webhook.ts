import * as z from 'zod'
import { limits } from '../limits.ts'
import { expected } from './value.ts'

/** What a webhook is told of. A canceled task is `failed` on the wire and has an event of its own. */
export const eventTypes = ['task.completed', 'task.failed', 'task.canceled'] as const
export type EventType = (typeof eventTypes)[number]

/** Standard Webhooks: 24 to 64 random bytes as base64 behind a prefix that scanners for leaked secrets know. */
export const webhookSecret = z
  .string(expected('a text'))
  .regex(
    /^whsec_(?:[A-Za-z0-9+/]{4}){8}(?:(?:[A-Za-z0-9+/]{4}){0,13}(?:[A-Za-z0-9+/]{2}==)?|(?:[A-Za-z0-9+/]{4}){0,12}[A-Za-z0-9+/]{3}=)$/,
    {
      error: 'expected whsec_ and 24 to 64 bytes as base64',
    },
  )

const events = z
  .array(z.enum(eventTypes, { error: `expected some of ${eventTypes.join(', ')}` }), expected('an array'))
  .min(1, { error: `expected at least one of ${eventTypes.join(', ')}` })

const description = z.string(expected('a text')).max(limits.webhookDescriptionChars, {
  error: `expected at most ${limits.webhookDescriptionChars} characters`,
})

/** `url` stays a plain text here: what is wrong with it has a reason of its own. */
const url = z.string(expected('a text'))

/** Body of POST /v1/webhooks. Members nobody knows are refused: a misspelt `events` would be missed silently. */
export const newWebhook = z.strictObject(
  { url, events: events.nullish(), description: description.nullish(), secret: webhookSecret.nullish() },
  expected('an object'),
)

/** Body of PATCH /v1/webhooks/{id}; what is left out stays. */
export const webhookChange = z.strictObject(
  { url: url.optional(), events: events.optional(), description: description.optional() },
  expected('an object'),
)

/** Body of POST /v1/webhooks/{id}/rotate; may be left out. */
export const newSecret = z.strictObject({ secret: webhookSecret.nullish() }, expected('an object'))

/** A webhook as its owner sees it. Times are seconds since the epoch. */
export const webhook = z.strictObject({
  id: z.string().regex(/^wh_[0-9a-f]{32}$/),
  url: z.url(),
  events: z.array(z.enum(eventTypes)).min(1),
  description: z.string(),
  created_at: z.int(),
  status: z.enum(['enabled', 'disabled']),
  /** Why and since when nothing is sent; only while disabled. */
  disabled_reason: z.enum(['owner', 'gone', 'failing']).optional(),
  disabled_at: z.int().optional(),
  /** Since when every attempt has failed; absent while all is well. */
  failing_since: z.int().optional(),
  /** Until when messages are signed with the secret before this one too. */
  old_secret_until: z.int().optional(),
})

/** Answer of GET, PATCH, /disable and /enable. */
export const webhookReply = z.strictObject({ ...webhook.shape, request_id: z.string() })

/** Answer of POST /v1/webhooks and /rotate: the only places where a secret is told. */
export const webhookSecretReply = z.strictObject({ ...webhookReply.shape, secret: webhookSecret })

export const webhookList = z.strictObject({ webhooks: z.array(webhook), request_id: z.string() })

export const webhookDeleted = z.strictObject({
  id: z.string(),
  deleted: z.literal(true),
  request_id: z.string(),
})

/** One message to one webhook, and every attempt at sending it. Times are seconds since the epoch. */
export const delivery = z.strictObject({
  /** `webhook-id` of the message. */
  id: z.string().regex(/^msg_[0-9a-f]{32}$/),
  type: z.string(),
  /** Absent for tests. */
  task_id: z.string().optional(),
  created_at: z.int(),
  status: z.enum(['pending', 'delivered', 'failed']),
  /** Why it failed: the last wait was over, HTTP 410, its webhook was disabled, its task was deleted. */
  reason: z.enum(['gave_up', 'gone', 'webhook_disabled', 'task_deleted']).optional(),
  /** The latest ones, oldest first. */
  attempts: z.array(
    z.strictObject({
      attempt: z.int(),
      at: z.int(),
      duration_ms: z.int(),
      /** What the receiver answered; absent when it did not. */
      status_code: z.int().optional(),
      error: z.string().optional(),
    }),
  ),
  next_attempt_at: z.int().nullable(),
})

export const deliveryReply = z.strictObject({ ...delivery.shape, request_id: z.string() })

export const deliveryList = z.strictObject({
  deliveries: z.array(delivery),
  /** Opaque; null on the last page. */
  next_cursor: z.string().nullable(),
  request_id: z.string(),
})

/** What is sent: `data` is the task as GET …/task/{id} tells it, without the picture itself. */
export const webhookMessage = z.strictObject({
  type: z.string(),
  /** ISO 8601: when it happened. */
  timestamp: z.iso.datetime(),
  data: z.looseObject({}),
})

export type WebhookReply = z.infer<typeof webhookReply>
export type WebhookSecretReply = z.infer<typeof webhookSecretReply>
export type WebhookList = z.infer<typeof webhookList>
export type DeliveryReply = z.infer<typeof deliveryReply>
export type DeliveryList = z.infer<typeof deliveryList>
export type WebhookMessage = z.infer<typeof webhookMessage>
