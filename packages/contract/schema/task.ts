import * as z from 'zod'
import { wireError } from './failure.ts'

/** One finished picture. Types are those the hosted API's clients decode; another type breaks them. */
export const content = z.object({
  type: z.literal('image'),
  /** Signed and opaque; answers 410 once it expired. */
  url: z.url(),
  /** Bytes. */
  size: z.int(),
  width: z.int(),
  height: z.int(),
  content_type: z.string(),
  file_name: z.string(),
  jobId: z.string(),
  /** With `return_url: false`: the picture itself. */
  binary_data_base64: z.array(z.string()).length(1).optional(),
  b64_json: z.string().optional(),
})

/** Members of the caller's own `metadata` stand beside these. Times are seconds since the epoch. */
export const taskMetadata = z.looseObject({
  /** `in_progress` is told apart here. */
  phase: z.enum(['queued', 'running', 'completed', 'failed', 'canceled']),
  /** Tasks before this one; 0 is next. */
  queue_position: z.int().min(0).optional(),
  in_queue_at: z.number(),
  started_at: z.number().optional(),
  completed_at: z.number().optional(),
  /** When the picture's address stops to answer. */
  expires_at: z.number().optional(),
  /** Normalised; absent where the request had none. */
  req_key: z.string().optional(),
  sub_req_key: z.string().optional(),
})

const common = {
  id: z.string().regex(/^[\w-]+$/),
  model: z.string(),
  /** Seconds since the epoch. */
  created_at: z.int(),
  metadata: taskMetadata,
  /** `stream` and `cancel` while it is open, `web` once there is a picture. */
  urls: z.object({
    get: z.url(),
    stream: z.url().optional(),
    cancel: z.url().optional(),
    web: z.url().optional(),
  }),
  request_id: z.string(),
}

/** Answer of POST /model/v1/generation and of GET /model/v1/generation/task/{id}. */
export const taskReply = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('in_progress'), progress: z.number().min(0).max(1) }),
  z.strictObject({
    ...common,
    status: z.literal('completed'),
    output: z.array(z.object({ content: z.array(content).length(1) })).length(1),
    usage: z.object({
      /** USD, digits only. */
      cost: z.string().regex(/^\d+\.\d+$/),
      discount: z.number(),
      quantity: z.int(),
      unit_price: z.string(),
    }),
    /** What could not be honoured, as sentences. */
    warnings: z.array(z.string()).optional(),
  }),
  z.strictObject({ ...common, status: z.literal('failed'), error: wireError }),
])

export type TaskReply = z.infer<typeof taskReply>
export type Content = z.infer<typeof content>
