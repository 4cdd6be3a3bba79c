import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answered } from '@atelier/server/http/openapi/fixtures/answer-checker.ts'
import { type Answer, answerOf, answerText, type Exchange } from './exchange.ts'
import { type Size, standardSize } from './photos.ts'
import { asTask, type TaskBody } from './task-body.ts'

export const model = 'spark_style_template'
/** The style most scenarios draw: one that every server of this API has. */
export const styleKey = 'img2img_water_paint_style_usage'

export type Params = Readonly<Record<string, unknown>>

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent instead of the stage's key; null sends none. */
  readonly key?: string | null
  /** Members beside `model` and `input`; `model: undefined` leaves the model out. */
  readonly top?: Readonly<Record<string, unknown>>
}

/** How long a scenario waits for a task: long enough for a slow machine, short enough to end a hung run. */
const patienceMs = 150_000
const pollMs = 100

/** The API at a base address, called with a key as any HTTP client would, and remembered for reports. */
export class Wire {
  readonly base: string
  readonly key: string
  /** The smallest photo this server takes: what does not depend on size is drawn faster so. */
  readonly smallest: Size
  readonly exchanges: Exchange[] = []
  /** Every answer, to be held against the document. */
  readonly answered: Answered[] = []

  constructor(base: string, key: string, smallest: Size = standardSize) {
    this.smallest = smallest
    this.base = base.replace(/\/$/, '')
    this.key = key
  }

  /** The same server for another caller. */
  as(key: string): Wire {
    const other = new Wire(this.base, key, this.smallest)
    ;(other as { exchanges: Exchange[] }).exchanges = this.exchanges
    ;(other as { answered: Answered[] }).answered = this.answered
    return other
  }

  async send(
    method: string,
    path: string,
    { headers = {}, key = this.key, body }: Sending & { readonly body?: string | Uint8Array } = {},
  ): Promise<Answer> {
    const url = new URL(path, `${this.base}/`)
    const authorization = key === null ? undefined : `Bearer ${key}`
    const exchange: Exchange = {
      request: [method, url.href, ...Object.entries(headers).map(([k, v]) => `[${k}: ${v}]`)].join(' '),
      ...(body !== undefined && { body: typeof body === 'string' ? body : `<${body.length} bytes>` }),
    }
    this.exchanges.push(exchange)
    const response = await fetch(url, {
      method,
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      redirect: 'manual',
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    exchange.status = response.status
    exchange.answer = answerText(response, bytes)
    const type = response.headers.get('content-type')?.split(';', 1)[0] ?? ''
    const isJson = /json$/.test(type) && bytes.length > 0
    this.answered.push({
      method,
      path: url.pathname,
      status: response.status,
      type,
      ...(isJson && { body: JSON.parse(bytes.toString('utf8')) }),
    })
    return answerOf(response, bytes)
  }

  get(path: string, sending?: Sending): Promise<Answer> {
    return this.send('GET', path, sending)
  }

  /** POST of one generation; whatever the server answers. */
  submit(params: Params, { top, ...sending }: Sending = {}): Promise<Answer> {
    const body = JSON.stringify({ model, input: [{ params }], ...top })
    return this.send('POST', '/model/v1/generation', { ...sending, body })
  }

  /** A generation the server takes. */
  async accepted(params: Params, sending?: Sending): Promise<TaskBody> {
    const answer = await this.submit(params, sending)
    assert.equal(answer.status, 200, `the generation is taken, not answered ${answer.status}: ${answer.text}`)
    return asTask(answer.json)
  }

  async read(id: string, sending?: Sending): Promise<TaskBody> {
    const answer = await this.get(`/model/v1/generation/task/${id}`, sending)
    assert.equal(answer.status, 200, `the task can be read, not answered ${answer.status}: ${answer.text}`)
    const task = asTask(answer.json)
    assert.equal(task.id, id)
    return task
  }

  /** Polls until the task completed or failed; `seen` is told every answer on the way. */
  async ended(id: string, seen: (task: TaskBody) => void = () => {}): Promise<TaskBody> {
    for (const until = Date.now() + patienceMs; Date.now() < until; await wait(pollMs)) {
      const task = await this.read(id)
      seen(task)
      if (task.status !== 'in_progress') return task
    }
    throw new Error(`task ${id} did not end within ${patienceMs / 1000} s`)
  }

  /** A generation that is taken and comes to its end, whichever. */
  async outcome(params: Params, sending?: Sending): Promise<TaskBody> {
    const task = await this.accepted(params, sending)
    return task.status === 'in_progress' ? this.ended(task.id) : task
  }

  /** A generation that completes. */
  async drawn(params: Params, sending?: Sending): Promise<TaskBody> {
    const task = await this.outcome(params, sending)
    assert.equal(task.status, 'completed', `the drawing completes: ${JSON.stringify(task.error)}`)
    return task
  }

  /** The picture behind a result's address, fetched as a browser would: without key. */
  async picture(url: string): Promise<Buffer> {
    const answer = await this.send('GET', url, { key: null })
    assert.equal(answer.status, 200, `the picture can be fetched, not answered ${answer.status}`)
    return answer.bytes
  }
}
