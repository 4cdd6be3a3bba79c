import assert from 'node:assert/strict'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { quick } from './engine-paths.ts'
import { pick } from './fields.ts'
import { type PhotoHost, photoHostMark } from './photo-host.ts'
import type { Wire } from './wire.ts'

/** A server whose webhooks may reach this machine, and which tries again soon, twice. */
export const webhooks = {
  ATELIER_ENGINES: quick,
  ATELIER_FETCH_ALLOW: photoHostMark,
  ATELIER_WEBHOOK_ALLOW: photoHostMark,
  ATELIER_WEBHOOK_RETRIES: '1s,1s',
} as const

export interface Message {
  readonly at: number
  readonly headers: IncomingHttpHeaders
  /** `webhook-id`. */
  readonly id: string
  /** As it came, byte by byte. */
  readonly raw: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

type Answering = (response: ServerResponse, nth: number) => void

export interface Receiver {
  readonly url: string
  readonly messages: readonly Message[]
  /** From now on it answers so; `nth` counts messages from 1. */
  answer(how: Answering): void
  /** Waits until so many messages came, and answers them all. */
  until(count: number): Promise<readonly Message[]>
}

/** Long enough for a busy machine. */
const patienceMs = 30_000

export const withStatus =
  (status: number, headers: Readonly<Record<string, string>> = {}): Answering =>
  (response) =>
    response.writeHead(status, headers).end()

/** A receiver of webhooks, as any web server can be one. It answers 204 unless told otherwise. */
export function openReceiver(host: PhotoHost, path = '/hook'): Receiver {
  const messages: Message[] = []
  let how: Answering = withStatus(204)
  const url = host.at(path, (response, request) => {
    let raw = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      raw += text
    })
    request.once('end', () => {
      const { headers, method } = request
      const body = JSON.parse(raw) as { type: string; data: Record<string, unknown> }
      assert.equal(method, 'POST')
      messages.push({ at: Date.now(), headers, id: String(headers['webhook-id']), raw, ...body })
      how(response, messages.length)
    })
  })
  return {
    url,
    messages,
    answer: (next) => {
      how = next
    },
    until: async (count) => {
      await until(() => messages.length >= count, `${count} messages, of which ${messages.length} came`)
      return messages
    },
  }
}

export async function until(true_: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await true_()); await wait(50))
    assert.ok(Date.now() < end, `within ${patienceMs / 1000} s there are ${what}`)
}

/** What a receiver does with the secret it was given: which of the signatures are made with it. */
export function signedWith({ headers, id, raw }: Message, secret: string): number {
  const timestamp = String(headers['webhook-timestamp'])
  const age = Math.abs(Date.now() / 1000 - Number(timestamp))
  assert.ok(age < 60, `the timestamp ${timestamp} is ${age} s away`)
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mine = createHmac('sha256', key).update(`${id}.${timestamp}.${raw}`).digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .map((s) => Buffer.from(s.replace(/^v1,/, ''), 'base64'))
    .filter((theirs) => theirs.length === mine.length && timingSafeEqual(theirs, mine)).length
}

export const hooks = '/v1/webhooks'

export async function newHook(wire: Wire, url: string, more: object = {}) {
  const body = JSON.stringify({ url, ...more })
  const answer = await wire.send('POST', hooks, { body })
  assert.equal(answer.status, 201, `the webhook is taken: ${answer.text}`)
  return { id: String(pick(answer.json, 'id')), secret: String(pick(answer.json, 'secret')) }
}

export interface Logged {
  readonly id: string
  readonly type: string
  readonly task_id?: string
  readonly status: string
  readonly reason?: string
  readonly attempts: readonly {
    readonly attempt: number
    readonly at: number
    readonly duration_ms: number
    readonly status_code?: number
    readonly error?: string
  }[]
  readonly next_attempt_at: number | null
}

export const logOf = async (wire: Wire, hook: string): Promise<readonly Logged[]> =>
  pick((await wire.get(`${hooks}/${hook}/deliveries`)).json, 'deliveries') as readonly Logged[]

/** Waits until the latest delivery stands so. */
export async function untilLogged(wire: Wire, hook: string, status: string): Promise<Logged> {
  let last: Logged | undefined
  await until(async () => {
    last = (await logOf(wire, hook))[0]
    return last?.status === status
  }, `deliveries that are ${status}`)
  assert.ok(last)
  return last
}

export const resend = (wire: Wire, hook: string, message: string) =>
  wire.send('POST', `${hooks}/${hook}/deliveries/${message}/resend`)
