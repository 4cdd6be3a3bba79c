import assert from 'node:assert/strict'
import type { Answer } from './exchange.ts'
import { pick } from './fields.ts'
import type { TaskBody } from './task-body.ts'
import type { Params, Sending, Wire } from './wire.ts'

export interface Expected {
  /** HTTP status of the request; 200 for a failure that is read in the task. */
  readonly http: number
  readonly code: string
  readonly reason?: string | RegExp
  /** The member it is about, with or without `input[0].params.`. */
  readonly param?: string
}

export interface Refusal {
  readonly http: number
  readonly code: string
  readonly reason: string
  readonly text: string
  readonly hint: string
  readonly param: string
}

/** The refusal in an error answer's default body. */
export function refusalOf(answer: Answer): Refusal {
  const { json } = answer
  const text = (path: string): string => String(pick(json, path) ?? '')
  return {
    http: answer.status,
    code: text('error.code'),
    reason: text('error.reason'),
    text: text('error.error_message'),
    hint: text('error.hint'),
    param: text('error.param'),
  }
}

export const failureOf = (task: TaskBody): Refusal => {
  const { error } = task
  assert.equal(task.status, 'failed', `the task fails, not ${task.status}`)
  assert.ok(error)
  return {
    http: 200,
    code: String(error.error_code ?? error.code),
    reason: error.reason ?? '',
    text: error.error_message,
    hint: error.hint ?? '',
    param: error.param ?? '',
  }
}

export function expectRefusal(found: Refusal, { http, code, reason, param }: Expected): void {
  const brief = JSON.stringify(found)
  assert.equal(found.http, http, `answered with HTTP ${http}: ${brief}`)
  assert.equal(found.code, code, `code ${code}: ${brief}`)
  assert.ok(found.text.length > 3, `says in words what is wrong: ${brief}`)
  assert.ok(!/^\d{9}/.test(found.text), `the text begins with words, not with the code: ${brief}`)
  if (typeof reason === 'string') assert.equal(found.reason, reason, brief)
  if (reason instanceof RegExp) assert.match(found.reason, reason, brief)
  if (param !== undefined) {
    const member = found.param.replace('input[0].params.', '')
    assert.equal(member, param.replace('input[0].params.', ''), `names the member: ${brief}`)
  }
}

/** A generation the server refuses at once. */
export async function refused(wire: Wire, params: Params, expected: Expected, sending?: Sending) {
  const answer = await wire.submit(params, sending)
  expectRefusal(refusalOf(answer), expected)
  return answer
}

/** A generation that is taken and then fails; `http` is 200. */
export async function fails(wire: Wire, params: Params, expected: Omit<Expected, 'http'>, sending?: Sending) {
  const task = await wire.outcome(params, sending)
  expectRefusal(failureOf(task), { http: 200, ...expected })
  return task
}

/** A fault that may be seen at once or while drawing: either way with the same code and reason. */
export async function refusedOrFails(wire: Wire, params: Params, expected: Omit<Expected, 'http'>) {
  const answer = await wire.submit(params)
  if (answer.status !== 200) {
    expectRefusal(refusalOf(answer), { http: 400, ...expected })
    return
  }
  const task = await wire.ended(String(pick(answer.json, 'id')))
  expectRefusal(failureOf(task), { http: 200, ...expected })
}

/** The code a wrong generation ends with, told at once or in the task, as text or as a number. */
export async function codeOfFault(wire: Wire, params: Params): Promise<string> {
  const answer = await wire.submit(params)
  const code =
    answer.status === 200
      ? failureOf(await wire.ended(String(pick(answer.json, 'id')))).code
      : String(pick(answer.json, 'error.code'))
  return code.padStart(9, '0')
}
