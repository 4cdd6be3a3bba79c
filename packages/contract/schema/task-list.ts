import * as z from 'zod'
import { taskReply } from './task.ts'

/** Answer of GET /model/v1/generation/tasks. */
export const taskList = z.strictObject({
  /** As a poll tells each, but for its place in the queue and the picture itself. */
  tasks: z.array(taskReply),
  /** Opaque; null on the last page. */
  next_cursor: z.string().nullable(),
  request_id: z.string(),
})

/** Answer of DELETE /model/v1/generation/task/{id}?files=true. */
export const taskDeleted = z.strictObject({
  id: z.string(),
  deleted: z.literal(true),
  request_id: z.string(),
})

export type TaskList = z.infer<typeof taskList>
