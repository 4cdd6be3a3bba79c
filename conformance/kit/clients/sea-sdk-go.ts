import assert from 'node:assert/strict'
import { pick } from '../fields.ts'
import type { Params, Wire } from '../wire.ts'
import { type GoType, goDecode } from './go-json.ts'

/**
 * What sea-sdk-go (source eeb1b3f) sends and how it reads answers: the model in X-Model alone, `error.code` as an
 * integer, `usage.cost` as text it parses as a number, times in metadata as numbers.
 */
const headersFor = (model: string) => ({
  'content-type': 'application/json',
  'user-agent': 'sa-go/0.1.0',
  'x-model': model,
})

const task: GoType = {
  struct: {
    id: 'string',
    created_at: 'int',
    status: 'string',
    model: 'string',
    progress: 'float',
    error: { struct: { code: 'int', error_message: 'string', message: 'string' } },
    output: {
      list: { struct: { content: { list: { struct: { type: 'string', url: 'string', jobId: 'string' } } } } },
    },
    usage: { struct: { cost: 'string', discount: 'float' } },
    metadata: { struct: { completed_at: 'float', in_queue_at: 'float', upload_at: 'float' } },
  },
}

/** The kinds of error the SDK tells apart, by HTTP status. */
const kindOf = (status: number): string =>
  status === 401 || status === 403 ? 'auth' : status === 429 ? 'quota' : status >= 500 ? 'server' : 'request'

export class SdkError extends Error {
  readonly kind: string
  constructor(kind: string, message: string) {
    super(message)
    this.kind = kind
  }
}

export const seaSdkGo = (wire: Wire) => ({
  async submit(model: string, params: Params, key: string | null = wire.key): Promise<string> {
    const body = JSON.stringify({ input: [{ params }], moderation: false })
    const answer = await wire.send('POST', '/model/v1/generation', { key, headers: headersFor(model), body })
    if (answer.status >= 400) {
      // Only `error` as an object with an integer code is understood; all else is the status's own name.
      goDecode(
        { struct: { error: { struct: { code: 'int', error_message: 'string' } } } },
        answer.json,
        'body',
      )
      throw new SdkError(kindOf(answer.status), String(pick(answer.json, 'error.error_message') ?? ''))
    }
    goDecode(task, answer.json, 'task')
    const id = pick(answer.json, 'id')
    if (!id) throw new SdkError('request', 'no task ID')
    return String(id)
  },
  /** Polls until the task is completed or failed. */
  async wait(model: string, id: string) {
    for (let polls = 0; polls < 600; polls++) {
      const answer = await wire.get(`/model/v1/generation/task/${id}`, { headers: headersFor(model) })
      assert.equal(answer.status, 200, answer.text)
      goDecode(task, answer.json, 'task')
      const status = pick(answer.json, 'status')
      if (status === 'failed') throw new SdkError('task', String(pick(answer.json, 'error.error_message')))
      if (status === 'completed') {
        const cost = Number(pick(answer.json, 'usage.cost'))
        assert.ok(Number.isFinite(cost), 'usage.cost parses as a number')
        return { url: String(pick(answer.json, 'output[0].content[0].url')), cost }
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new SdkError('timeout', 'task did not end')
  },
})
