import { STATUS_CODES } from 'node:http'
import { type Failure, type FailureBody, seedCodes, type WireError } from '@atelier/contract'
import type { Config } from '../config.ts'

/** Who reads the answer, as far as its form depends on it. */
export interface Reader {
  readonly userAgent?: string | undefined
  /** X-Source: the hosted API's command lines say `cli`. */
  readonly source?: string | undefined
  readonly accept?: string | undefined
}

export type CodeType = Config['errorCodeType']

/** sea-sdk-go decodes `error.code` as an integer and loses the whole answer otherwise; the others take both. */
const wantsInteger = (type: CodeType, userAgent: string | undefined): boolean =>
  type === 'int' || (type === 'auto' && userAgent?.startsWith('sa-go/') === true)

/** The text and what to do about it, in one: command lines show nothing else. */
const sentence = (failure: Failure): string => `${failure.message}. ${failure.hint}`

/** `error` of a failed task or a refused request. Both names of the text are always there. */
export function wireError(failure: Failure, codeType: CodeType, userAgent: string | undefined): WireError {
  const { code, param, hint, row } = failure
  const text = sentence(failure)
  return {
    code: wantsInteger(codeType, userAgent) && /^\d+$/.test(code) ? Number(code) : code,
    error_code: code,
    error_message: text,
    message: text,
    reason: row.reason,
    ...(param !== undefined && { param }),
    hint,
    retryable: row.retry,
  }
}

export interface Told {
  readonly contentType: string
  readonly body: object
}

/**
 * The body of a refused request, in the form its reader understands. There is never an integer `status` member: one
 * client of the hosted API expects an object there.
 */
export function tell(
  failure: Failure,
  to: Reader & { readonly codeType: CodeType; readonly requestId: string; readonly base: string },
): Told {
  const { code, row } = failure
  const problem = /application\/problem\+json/i.test(to.accept ?? '')
  if (to.source?.toLowerCase() === 'cli' && !problem)
    return {
      contentType: 'application/json; charset=utf-8',
      body: { message: `${code}: ${sentence(failure)}`, error: sentence(failure), request_id: to.requestId },
    }
  const body: FailureBody = {
    error: wireError(failure, to.codeType, to.userAgent),
    message: sentence(failure),
    request_id: to.requestId,
    type: `${to.base}/errors/${row.reason}`,
    title: (seedCodes as Readonly<Record<string, string>>)[code] ?? STATUS_CODES[row.http] ?? 'Error',
    detail: sentence(failure),
  }
  return { contentType: problem ? 'application/problem+json' : 'application/json; charset=utf-8', body }
}
