import type { ServerReason } from './reasons.gen.ts'

/** What goes wrong on this side of the wire. */
export type ClientReason =
  /** The server could not be reached, or its answer broke off. */
  | 'network'
  /** The time that was given is over. */
  | 'timed_out'
  /** What was answered is not what the API answers: another program may listen there. */
  | 'unreadable_answer'
  /** The call itself is wrong; nothing was sent. */
  | 'invalid_argument'
  /** The server refused or failed without saying why in a word: see `code` and `message`. */
  | 'unknown'

export type Reason = ServerReason | ClientReason

export interface ErrorFacts {
  readonly code: string
  readonly reason: Reason
  readonly retryable: boolean
  readonly param?: string | undefined
  readonly hint?: string | undefined
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  readonly taskId?: string | undefined
  readonly retryAfterMs?: number | undefined
}

/** Everything that goes wrong, but for an abort: that rejects with the reason of its signal, as `fetch` does. */
export class AtelierError extends Error {
  override readonly name = 'AtelierError'
  /** The API's code such as `003008001`, the HTTP status as text, or `client` for what never left. */
  readonly code: string
  /** Machine word. A newer server may say one that this version does not know. */
  readonly reason: Reason
  /** Whether the same may succeed later. */
  readonly retryable: boolean
  /** The member of the request that it is about. */
  readonly param: string | undefined
  /** What to do about it. */
  readonly hint: string | undefined
  /** Of the answer; undefined where there was none, or where it was a task that failed. */
  readonly status: number | undefined
  /** For the operator of the server, to find it in the log. */
  readonly requestId: string | undefined
  /** The task that failed, or that may go on at the server. */
  readonly taskId: string | undefined
  /** How long the server asks to wait. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, facts: ErrorFacts, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = facts.code
    this.reason = facts.reason
    this.retryable = facts.retryable
    this.param = facts.param
    this.hint = facts.hint
    this.status = facts.status
    this.requestId = facts.requestId
    this.taskId = facts.taskId
    this.retryAfterMs = facts.retryAfterMs
  }

  /** The same, about a task. */
  of(taskId: string): AtelierError {
    if (this.taskId === taskId) return this
    const same = new AtelierError(this.message, { ...this, taskId }, { cause: this.cause })
    if (this.stack !== undefined) same.stack = this.stack
    return same
  }
}

const local = (message: string, reason: ClientReason, retryable: boolean, cause?: unknown): AtelierError =>
  new AtelierError(message, { code: 'client', reason, retryable }, cause === undefined ? {} : { cause })

export const invalid = (param: string, message: string): AtelierError =>
  new AtelierError(`${param}: ${message}`, {
    code: 'client',
    reason: 'invalid_argument',
    retryable: false,
    param,
  })

export const timedOut = (what: string, ms: number): AtelierError =>
  local(`${what} took longer than ${ms / 1000} s`, 'timed_out', true)

/** What `fetch` threw, with what lies beneath: `fetch failed` alone tells nobody anything. */
export function networkFault(thrown: unknown, address: string): AtelierError {
  const { message, cause } = thrown instanceof Error ? thrown : new Error(String(thrown))
  const beneath = cause instanceof Error ? cause.message || ((cause as { code?: string }).code ?? '') : ''
  const host = new URL(address).host
  return local(`${host} could not be reached: ${beneath || message}`, 'network', true, thrown)
}

export const unreadable = (message: string, status?: number, requestId?: string): AtelierError =>
  new AtelierError(message, {
    code: 'client',
    reason: 'unreadable_answer',
    retryable: false,
    status,
    requestId,
  })

/** Answers that mean `later`: the only ones that are asked again. */
export const passing: ReadonlySet<number> = new Set([429, 502, 503, 504])

type Members = Readonly<Record<string, unknown>>
const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {}
const textOf = (...values: readonly unknown[]): string | undefined =>
  values.find((v): v is string => typeof v === 'string' && v !== '')

/** Codes are texts with leading zeros; a server may be set to send them as integers. */
function codeOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value !== 'number') return undefined
  return value >= 3_008_000 && value < 3_009_000 ? String(value).padStart(9, '0') : String(value)
}

/** `error` of a failed task or a refused request, in any of the forms that servers of this API send. */
function factsOf(error: unknown, status: number | undefined, otherwise: Members = {}) {
  const e = membersOf(error)
  const envelope = membersOf(otherwise['status'])
  const message = textOf(e['error_message'], e['message'], otherwise['message'], error, envelope['message'])
  const facts: ErrorFacts = {
    code: codeOf(e['error_code']) ?? codeOf(e['code']) ?? String(status ?? 'unknown'),
    reason: (textOf(e['reason']) ?? 'unknown') as Reason,
    retryable:
      typeof e['retryable'] === 'boolean' ? e['retryable'] : status !== undefined && passing.has(status),
    param: textOf(e['param']),
    hint: textOf(e['hint']),
    status,
  }
  return { message, facts }
}

/** The failure a task ended with. */
export function taskFailure(taskId: string, error: unknown, requestId: string | undefined): AtelierError {
  const { message, facts } = factsOf(error, undefined)
  return new AtelierError(message ?? 'the task failed', { ...facts, taskId, requestId })
}

/** The refusal an answer carries. */
export function refusal(status: number, headers: Headers, body: string): AtelierError {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    json = undefined // a proxy's page, or nothing
  }
  const whole = membersOf(json)
  const { message, facts } = factsOf(whole['error'], status, whole)
  return new AtelierError(message ?? `the server answered ${status}`, {
    ...facts,
    requestId: headers.get('x-request-id') ?? textOf(whole['request_id']),
    retryAfterMs: retryAfterOf(headers.get('retry-after')),
  })
}

/** Seconds, or a date (RFC 9110). */
export function retryAfterOf(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
