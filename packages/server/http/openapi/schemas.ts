import {
  commandLineFailureBody,
  deliveryList,
  deliveryReply,
  envelope,
  failureBody,
  inspection,
  modelContract,
  modelList,
  modelSpec,
  taskDeleted,
  taskList,
  taskReply,
  uploadReply,
  webhookDeleted,
  webhookList,
  webhookMessage,
  webhookReply,
  webhookSecretReply,
  wireError,
} from '@atelier/contract'
import * as z from 'zod'

const status = z.strictObject({ code: z.int(), message: z.string() })

/** What has a name of its own in the document. */
const named = {
  Task: taskReply,
  TaskList: taskList,
  TaskDeleted: taskDeleted,
  TaskError: wireError,
  Failure: z.union([failureBody, commandLineFailureBody]),
  DiscoveryFailure: z.object({ status, data: z.null(), error: wireError, request_id: z.string() }),
  SyncTimeout: z.looseObject({
    id: z.string(),
    status: z.literal('in_progress'),
    error: z.looseObject({ code: z.literal('SYNC_TIMEOUT') }),
  }),
  Upload: uploadReply,
  UploadDeleted: z.strictObject({
    status,
    data: z.strictObject({ id: z.string(), deleted: z.literal(true) }),
    request_id: z.string(),
  }),
  Inspection: inspection,
  Webhook: webhookReply,
  WebhookWithSecret: webhookSecretReply,
  WebhookList: webhookList,
  WebhookDeleted: webhookDeleted,
  WebhookMessage: webhookMessage,
  Delivery: deliveryReply,
  DeliveryList: deliveryList,
  ModelList: envelope(modelList),
  ModelSpec: envelope(modelSpec),
  ModelContract: envelope(modelContract),
  ErrorPage: z.strictObject({
    code: z.string(),
    http: z.int(),
    reason: z.string(),
    retryable: z.boolean(),
    text: z.string(),
    hint: z.string(),
  }),
  Health: z.strictObject({ status: z.literal('ok') }),
  Readiness: z.strictObject({
    status: z.enum(['ready', 'not ready']),
    parts: z.record(z.string(), z.string()),
  }),
  FrontDoor: z.record(z.string(), z.string()),
} as const satisfies Readonly<Record<string, z.ZodType>>

export type SchemaName = keyof typeof named

/** All named schemas as JSON Schema 2020-12, which is what OpenAPI 3.1 reads, referring to one another. */
export function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema as z.ZodType, { id })
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    // One schema is a foreign JSON schema; whatever it is, it is an object.
    unrepresentable: 'any',
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _, $schema: __, ...schema }]) => [name, schema]),
  )
}
