import assert from 'node:assert/strict'
import type { Answer } from '../exchange.ts'
import { isRecord, pick } from '../fields.ts'
import type { Wire } from '../wire.ts'
import { type GoType, goDecode } from './go-json.ts'

/**
 * What vtrix-cli (source 32ff351) sends and how it reads answers: strict types, a 30 s limit, Content-Type even on GET,
 * discovery without a key, parameters checked against the spec before anything is sent.
 */
const headers = { 'content-type': 'application/json', 'user-agent': 'vtrix-cli/1.0.0', 'x-source': 'cli' }

const content: GoType = {
  struct: {
    type: 'string',
    url: 'string',
    jobId: 'string',
    duration: 'string',
    id: 'string',
    img_id: 'int',
    metadata: { struct: {} },
  },
}
export const vtrixTask: GoType = {
  struct: {
    id: 'string',
    created_at: 'int',
    status: 'string',
    model: 'string',
    progress: 'float',
    error: { struct: { code: 'any', message: 'string', error_message: 'string' } },
    output: { list: { struct: { content: { list: content } } } },
    usage: { struct: { cost: 'string', discount: 'float', quantity: 'int', unit_price: 'string' } },
    metadata: { struct: {} },
  },
}
const constraints: GoType = {
  struct: { enum: { list: 'string' }, default: 'any', min: 'float', max: 'float', max_items: 'int' },
}
const parameter = (children: GoType): GoType => ({
  struct: {
    name: 'string',
    path: 'string',
    type: 'string',
    required: 'bool',
    description: 'string',
    constraints,
    children: { list: children },
  },
})
const envelope = (data: GoType): GoType => ({
  struct: { status: { struct: { code: 'int', message: 'string' } }, data },
})
const spec = envelope({
  struct: {
    model_id: 'string',
    name: 'string',
    vendor: 'string',
    type: 'string',
    api: { struct: { endpoint: 'string', method: 'string' } },
    parameters: { list: parameter(parameter({ struct: {} })) },
    agent_prompt: 'string',
  },
})
const models = envelope({
  struct: {
    models: {
      list: {
        struct: {
          id: 'string',
          name: 'string',
          type: 'string',
          description: 'string',
          input_modalities: { list: 'string' },
          output_modalities: { list: 'string' },
        },
      },
    },
    total: 'int',
    page: 'int',
    page_size: 'int',
    total_pages: 'int',
  },
})

export const vtrixCli = (wire: Wire) => ({
  /** `vtrix models list` */
  async listModels() {
    const answer = await wire.get('/api/v1/skill/models?page=1&page_size=20', { headers, key: null })
    goDecode(models, answer.json, 'models')
    return pick(answer.json, 'data.models') as readonly { readonly id: string }[]
  },
  /** `vtrix models spec`: endpoint, and the names a parameter may be sent under. */
  async readSpec(model: string) {
    const answer = await wire.get(`/api/v1/skill/models/${model}/spec`, { headers, key: null })
    goDecode(spec, answer.json, 'spec')
    assert.equal(pick(answer.json, 'status.code'), 200, 'the envelope tells 200')
    const endpoint = String(pick(answer.json, 'data.api.endpoint'))
    assert.ok(URL.canParse(endpoint), `the endpoint ${endpoint} is absolute`)
    const parameters = pick(answer.json, 'data.parameters') as readonly {
      readonly name: string
      readonly children?: readonly { readonly name: string }[]
    }[]
    return { endpoint, parameters }
  },
  /** `vtrix run`: what is printed on an error is the text of the body, or the raw body where it cannot be read. */
  async submit(
    endpoint: string,
    model: string,
    params: object,
  ): Promise<{ id: string } | { printed: string }> {
    const body = JSON.stringify({ model, input: [{ params }] })
    const answer = await wire.send('POST', endpoint, { headers, body })
    if (answer.status >= 300) return { printed: printedError(answer) }
    goDecode(vtrixTask, answer.json, 'task')
    const id = String(pick(answer.json, 'id') ?? '')
    assert.ok(id, 'an id is answered')
    return { id }
  },
  async status(id: string) {
    const answer = await wire.get(`/model/v1/generation/task/${id}`, { headers })
    goDecode(vtrixTask, answer.json, 'task')
    return answer.json
  },
})

/** `error` and `message` are read as texts; with any other type the raw body is shown. */
export function printedError(answer: Answer): string {
  const { json } = answer
  if (!isRecord(json)) return answer.text
  try {
    goDecode({ struct: { message: 'string', error: 'string' } }, json, 'error')
  } catch {
    return answer.text
  }
  return String(json['message'] || json['error'] || answer.text)
}
