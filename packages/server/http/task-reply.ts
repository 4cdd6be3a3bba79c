import { type Content, Failure, type TaskReply } from '@atelier/contract'
import type { TaskView } from '../tasks/desk.ts'
import { fileNameOf } from './file-name.ts'
import { taskPath } from './paths.ts'
import { model } from './read-generation.ts'
import { type CodeType, wireError } from './telling.ts'
import { seconds } from './unix-time.ts'

export interface Telling {
  readonly base: string
  readonly requestId: string
  readonly codeType: CodeType
  readonly userAgent: string | undefined
  /** Address of the picture under its file name. */
  readonly resultUrl: (task: TaskView, fileName: string) => string
}

/** Members of `metadata` that are ours; a caller's own of the same name would break clients and is not echoed. */
const ours = [
  'phase',
  'queue_position',
  'in_queue_at',
  'started_at',
  'completed_at',
  'upload_at',
  'expires_at',
  'req_key',
  'sub_req_key',
]

/**
 * A task as it stands on the wire. Types matter more than they look: clients decode into fixed types and lose the
 * whole answer over one member of another type.
 * @param picture base64 of the finished picture, where the caller asked for it beside the url
 */
export function taskReply(task: TaskView, telling: Telling, picture?: string): TaskReply {
  const { base, requestId, codeType, userAgent } = telling
  const common = {
    id: task.id,
    model,
    created_at: seconds(task.createdAt),
    metadata: metadataOf(task),
    request_id: requestId,
  }
  const get = `${base}${taskPath}/${task.id}`
  if (task.state === 'failed') {
    const { name, about } = task.failure ?? { name: 'internal', about: {} }
    const error = wireError(new Failure(name, about), codeType, userAgent)
    return { ...common, status: 'failed', error, urls: { get } }
  }
  const { result } = task
  if (task.state !== 'completed' || !result)
    return {
      ...common,
      status: 'in_progress',
      progress: task.progress,
      urls: { get, stream: `${get}/stream`, cancel: `${get}/cancel` },
    }
  const file_name = fileNameOf(task, result)
  const content: Content = {
    type: 'image',
    url: telling.resultUrl(task, file_name),
    size: result.size,
    width: result.width,
    height: result.height,
    content_type: result.contentType,
    file_name,
    jobId: `${task.id}-${task.attempt}`,
    ...(picture !== undefined && { binary_data_base64: [picture], b64_json: picture }),
  }
  return {
    ...common,
    status: 'completed',
    output: [{ content: [content] }],
    usage: { cost: task.cost, discount: 0, quantity: 1, unit_price: task.cost },
    ...(task.warnings.length > 0 && { warnings: [...task.warnings] }),
    urls: { get, web: content.url },
  }
}

function metadataOf(task: TaskView): TaskReply['metadata'] {
  const theirs = Object.entries(task.metadata ?? {}).filter(([name]) => !ours.includes(name))
  return {
    ...Object.fromEntries(theirs),
    phase: task.state === 'failed' && task.failure?.name === 'canceled' ? 'canceled' : task.state,
    ...(task.queuePosition !== undefined && { queue_position: task.queuePosition }),
    in_queue_at: seconds(task.createdAt),
    ...(task.startedAt !== undefined && { started_at: seconds(task.startedAt) }),
    ...(task.finishedAt !== undefined && { completed_at: seconds(task.finishedAt) }),
    ...(task.result && { expires_at: seconds(task.result.expiresAt) }),
    ...(task.style.key !== '' && { req_key: task.style.key }),
    ...(task.style.subKey !== undefined && { sub_req_key: task.style.subKey }),
  }
}
