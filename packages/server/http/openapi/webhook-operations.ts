import { eventTypes, limits } from '@atelier/contract'
import { webhookPath } from '../paths.ts'
import { json } from './bodies.ts'
import { bodyFaults, tasksFaults, withKey } from './faults.ts'
import type { Answer, Json, Operation } from './operation.ts'
import { path, query } from './params.ts'
import type { SchemaName } from './schemas.ts'

const text: Json = { type: 'string' }
const id = path('id', 'Of a webhook of the key.', text, 'wh_0f8fad5bd9cb469fa16570867728950e')
const message = path('message', '`webhook-id` of a message.', text, 'msg_0f8fad5bd9cb469fa16570867728950e')
const secret: Json = {
  type: 'string',
  description: 'whsec_ and 24 to 64 bytes as base64; made where it is left out.',
}
const members: Json = {
  url: { type: 'string', format: 'uri', description: 'Where messages are sent, by https or http.' },
  events: {
    type: 'array',
    minItems: 1,
    items: { enum: eventTypes },
    description: 'All where it is left out.',
  },
  description: { type: 'string', maxLength: limits.webhookDescriptionChars },
}

const told = (doc: string, schema: SchemaName): Answer => ({
  doc,
  bodies: json(schema),
})
const body = (doc: string, schema: Json, example: unknown): NonNullable<Operation['body']> => ({
  doc,
  bodies: { 'application/json': { schema, examples: { usual: example } } },
})

const read = { tag: 'Webhooks', scopes: ['read', 'draw', 'admin'] } as const
const change = { tag: 'Webhooks', scopes: ['draw', 'admin'] } as const
const changeFaults = [...tasksFaults, ...bodyFaults] as const
const addressFaults = ['webhookUrlInvalid', 'webhookAddressRefused'] as const
const one = `${webhookPath}/{id}`

/** Calls about webhooks; a stranger's is not found. */
export const webhookOperations: readonly Operation[] = [
  {
    ...change,
    id: 'createWebhook',
    method: 'post',
    path: webhookPath,
    summary: 'Has an address told of the end of tasks',
    description:
      'Messages are signed by Standard Webhooks. The secret is answered here and at rotation, and nowhere else.',
    body: body(
      'The address.',
      {
        type: 'object',
        required: ['url'],
        additionalProperties: false,
        properties: { ...members, secret },
      },
      { url: 'https://shop.example/pictures', events: ['task.completed'] },
    ),
    answers: { 201: told('The webhook, with its secret.', 'WebhookWithSecret') },
    failures: [...withKey, ...bodyFaults, ...addressFaults, 'webhooksFull'],
  },
  {
    ...read,
    id: 'listWebhooks',
    method: 'get',
    path: webhookPath,
    summary: "Lists the key's webhooks",
    answers: { 200: told('All of them.', 'WebhookList') },
    failures: withKey,
  },
  {
    ...read,
    id: 'readWebhook',
    method: 'get',
    path: one,
    summary: 'One webhook',
    params: [id],
    answers: { 200: told('The webhook.', 'Webhook') },
    failures: tasksFaults,
  },
  {
    ...change,
    id: 'changeWebhook',
    method: 'patch',
    path: one,
    summary: 'Changes address, events or description',
    params: [id],
    body: body(
      'What changes; the rest stays.',
      { type: 'object', additionalProperties: false, properties: members },
      { description: 'the shop' },
    ),
    answers: { 200: told('The webhook as it is now.', 'Webhook') },
    failures: [...changeFaults, ...addressFaults],
  },
  {
    ...change,
    id: 'deleteWebhook',
    method: 'delete',
    path: one,
    summary: 'Removes a webhook with its log',
    params: [id],
    answers: { 200: told('It is gone.', 'WebhookDeleted') },
    failures: changeFaults,
  },
  {
    ...change,
    id: 'rotateWebhook',
    method: 'post',
    path: `${one}/rotate`,
    summary: 'Gives a webhook another secret',
    description: 'For a while messages are signed with both.',
    params: [id],
    answers: { 200: told('The webhook, with its new secret.', 'WebhookWithSecret') },
    failures: changeFaults,
  },
  ...(['enable', 'disable'] as const).map(
    (what): Operation => ({
      ...change,
      id: `${what}Webhook`,
      method: 'post',
      path: `${one}/${what}`,
      summary: what === 'enable' ? 'Sends to it again' : 'Sends nothing to it any more',
      params: [id],
      answers: { 200: told('The webhook as it is now.', 'Webhook') },
      failures: changeFaults,
    }),
  ),
  {
    ...change,
    id: 'testWebhook',
    method: 'post',
    path: `${one}/test`,
    summary: 'Sends a test',
    params: [id],
    answers: { 202: told('The message, which is sent now.', 'Delivery') },
    failures: [...changeFaults, 'webhookDisabled'],
  },
  {
    ...read,
    id: 'listDeliveries',
    method: 'get',
    path: `${one}/deliveries`,
    summary: 'What was sent and how it went, page by page',
    params: [
      id,
      query('status', 'Some of pending, delivered, failed.'),
      query('limit', 'Messages on a page.', { type: 'integer', minimum: 1 }),
      query('cursor', '`next_cursor` of the page before.'),
    ],
    answers: {
      200: {
        ...told('One page.', 'DeliveryList'),
        headers: { Link: 'The next page, as RFC 8288 writes it; absent on the last.' },
      },
    },
    failures: [...tasksFaults, 'badField'],
  },
  {
    ...change,
    id: 'resendDelivery',
    method: 'post',
    path: `${one}/deliveries/{message}/resend`,
    summary: 'Sends a message once more',
    params: [id, message],
    answers: { 202: told('The message, which is sent now.', 'Delivery') },
    failures: [...changeFaults, 'webhookDisabled'],
  },
]
