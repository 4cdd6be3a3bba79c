import { Failure, limits } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Log } from '../observe/log.ts'
import { megabytes } from '../photo/photo-faults.ts'
import { linger } from './lingering.ts'
import { baseOf } from './links.ts'
import { type Told, tell, wireError } from './telling.ts'

/** Seconds until it is worth asking again, where the failure itself does not know. */
const retrySeconds = 2

export interface Refusing {
  readonly config: Pick<Config, 'publicUrl' | 'errorCodeType'>
  readonly log: Log
}

/** The one place where whatever was thrown becomes an answer. */
export function answerFailures(app: FastifyInstance, { config, log }: Refusing): void {
  app.setErrorHandler((thrown, request, reply) => {
    const failure = asFailure(thrown)
    if (failure.row.http >= 500 && failure.failure === 'internal')
      log.error({ err: thrown, request_id: request.id, path: request.routeOptions.url }, 'a request failed')
    refuse(failure, request, reply, config)
  })
}

export function refuse(
  failure: Failure,
  request: FastifyRequest,
  reply: FastifyReply,
  config: Refusing['config'],
): FastifyReply {
  const { http, retry } = failure.row
  const { seconds = retrySeconds } = failure.about
  if (http === 401) reply.header('WWW-Authenticate', 'Bearer realm="atelier"')
  if (retry && [409, 429, 503].includes(http)) reply.header('Retry-After', String(seconds))
  if (failure.failure === 'tooManyTasks') tellConcurrency(failure, reply)
  if (http === 413) linger(request, reply)
  reply.header('Cache-Control', 'no-store').code(http)
  // Discovery answers in an envelope; its readers call anything else an unexpected response.
  if (request.url.startsWith('/api/v1/')) {
    const status = { code: http, message: `${failure.message}. ${failure.hint}` }
    const error = wireError(failure, config.errorCodeType, request.headers['user-agent'])
    return reply
      .type('application/json; charset=utf-8')
      .send({ status, data: null, error, request_id: request.id })
  }
  const { contentType, body } = failureAnswer(failure, request, config)
  return reply.type(contentType).send(body)
}

/** What a failure is answered with, in the form its reader understands. */
export function failureAnswer(
  failure: Failure,
  request: FastifyRequest,
  { publicUrl, errorCodeType }: Refusing['config'],
): Told & { readonly http: number } {
  const told = tell(failure, {
    userAgent: request.headers['user-agent'],
    source: one(request.headers['x-source']),
    accept: request.headers.accept,
    codeType: errorCodeType,
    requestId: request.id,
    base: baseOf(request, publicUrl),
  })
  return { http: failure.row.http, ...told }
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

/** The quota unit of draft-11 for tasks that are open at once, beside the one for requests. */
function tellConcurrency({ about: { allowed = 0 } }: Failure, reply: FastifyReply): void {
  const beside = (name: string, value: string): void => {
    const there = reply.getHeader(name)
    reply.header(name, there === undefined ? value : `${String(there)}, ${value}`)
  }
  beside('RateLimit-Policy', `"tasks";q=${allowed};qu="concurrent-requests"`)
  beside('RateLimit', `"tasks";r=0;t=${retrySeconds}`)
}

/** What the HTTP library found wrong with a request, in our words; everything else is our own fault. */
function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  const { code, statusCode, message } = thrown as { code?: string; statusCode?: number; message?: string }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Failure('bodyTooBig', { allowed: megabytes(limits.bodyBytes) })
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Failure('badJson', { detail: 'it is not as long as Content-Length says' })
    case 'FST_ERR_BAD_URL':
      return new Failure('badField', { field: 'the address', detail: 'its escapes (%xx) are not valid' })
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Failure('badField', { field: 'the request', detail: message ?? 'is not valid' })
  return new Failure('internal', {}, { cause: thrown })
}
