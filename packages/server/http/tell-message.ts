import type { TaskReply, WebhookMessage } from '@atelier/contract'
import type { Config } from '../config.ts'
import type { Sending } from '../stores/webhook-store.ts'
import type { Desk, TaskView } from '../tasks/desk.ts'
import { resultPath } from './results.ts'
import { sealWith } from './seal.ts'
import { taskReply } from './task-reply.ts'

/**
 * The body of a message about a task: the task as a poll of the webhook's owner tells it, links and all, but for the
 * picture itself. Undefined when the task is not kept any more.
 */
export function tellingMessages(
  desk: Pick<Desk, 'find'>,
  { publicUrl, errorCodeType }: Pick<Config, 'publicUrl' | 'errorCodeType'>,
  urlSecret: Uint8Array,
): (sending: Sending) => Promise<string | undefined> {
  const seal = sealWith(urlSecret)
  return async ({ webhook, delivery }) => {
    const { keyId, taskId, type, createdAt } = delivery
    const task = taskId === undefined ? undefined : await desk.find({ keyId, scopes: [] }, taskId)
    if (!task) return undefined
    const base = publicUrl === '' ? webhook.base : publicUrl.replace(/\/+$/, '')
    const data: TaskReply = taskReply(task, {
      base,
      requestId: delivery.id,
      codeType: errorCodeType,
      userAgent: undefined,
      resultUrl: ({ result }: TaskView, fileName) =>
        result ? base + resultPath(seal, result, fileName) : base,
    })
    const message: WebhookMessage = { type, timestamp: new Date(createdAt).toISOString(), data }
    return JSON.stringify(message)
  }
}
