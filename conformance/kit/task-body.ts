import assert from 'node:assert/strict'
import { type Fields, readFields } from './fields.ts'

/** One picture of a finished task. */
export interface Content {
  readonly type: string
  readonly url: string
  readonly size: number
  readonly jobId: string
  readonly width?: number
  readonly height?: number
  readonly content_type?: string
  readonly binary_data_base64?: readonly string[] | string
  readonly b64_json?: string
}

export interface TaskError {
  readonly code: string | number
  readonly error_message: string
  readonly message?: string
  readonly error_code?: string
  readonly reason?: string
  readonly hint?: string
  readonly param?: string
  readonly retryable?: boolean
}

export interface TaskBody {
  readonly id: string
  readonly created_at: number
  readonly status: 'in_progress' | 'completed' | 'failed'
  readonly model: string
  readonly progress?: number
  readonly error?: TaskError | null
  readonly output?: readonly { readonly content: readonly Content[] }[]
  readonly usage?: { readonly cost: string; readonly discount: number }
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** The field table of task answers, to the letter: what is there must have this type. */
const taskFields: Fields = {
  id: 'text',
  created_at: 'integer',
  status: 'text',
  model: 'text',
  progress: 'number?',
  error: {
    optional: {
      code: 'text or integer',
      error_message: 'text',
      message: 'text?',
      error_code: 'text?',
      reason: 'text?',
      hint: 'text?',
      param: 'text?',
      retryable: 'boolean?',
    },
  },
  output: {
    each: {
      content: {
        each: {
          type: 'text',
          url: 'text',
          size: 'integer',
          jobId: 'text',
          width: 'integer?',
          height: 'integer?',
          content_type: 'text?',
          file_name: 'text?',
          duration: 'text?',
          id: 'text?',
          img_id: 'integer?',
          metadata: { optional: {} },
          b64_json: 'text?',
        },
      },
    },
  },
  usage: { optional: { cost: 'text', discount: 'number', quantity: 'integer?', unit_price: 'text?' } },
  metadata: {
    optional: {
      completed_at: 'number?',
      in_queue_at: 'number?',
      upload_at: 'number?',
      expires_at: 'number?',
    },
  },
}

const statuses = ['in_progress', 'completed', 'failed']

/** Reads a task's answer strictly; every answer of every scenario passes through here. */
export function asTask(json: unknown): TaskBody {
  readFields(json, taskFields, 'task')
  const task = json as TaskBody
  assert.ok(task.id.length > 0, 'a task has an id')
  assert.match(task.id, /^[A-Za-z0-9._~-]+$/, 'an id can be put into a path as it is')
  assert.ok(statuses.includes(task.status), `status "${task.status}" is none of ${statuses.join(', ')}`)
  if (task.status === 'in_progress') {
    const { progress = 0 } = task
    assert.ok(progress >= 0 && progress <= 1, `progress ${progress} is within 0..1`)
  } else {
    assert.equal(task.progress, undefined, 'progress is only told while a task is in progress')
  }
  if (task.status === 'failed') assert.ok(task.error, 'a failed task tells its error')
  else assert.ok(!task.error, 'error is only told by a failed task')
  if (task.status === 'completed') {
    assert.ok(task.output && task.output.length > 0, 'a completed task has an output')
    assert.ok(task.usage, 'a completed task tells its usage')
    assert.match(task.usage.cost, /^(\d+(\.\d+)?)?$/, 'usage.cost is digits alone')
  } else {
    assert.ok(!task.output, 'output is only told by a completed task')
    assert.ok(!task.usage, 'usage is only told by a completed task')
  }
  return task
}

/** The one picture of a completed task. */
export function contentOf(task: TaskBody): Content {
  assert.equal(task.status, 'completed', `the task ${task.status}: ${JSON.stringify(task.error)}`)
  const content = task.output?.[0]?.content[0]
  assert.ok(content, 'a completed task has one picture')
  return content
}
