import { createHash } from 'node:crypto'
import { Failure } from '@atelier/contract'
import type { FastifyRequest } from 'fastify'
import type { Once } from '../tasks/desk.ts'
import type { Form } from './form.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the body as it was sent; only where the request names an Idempotency-Key. */
    fingerprint?: string
  }
}

/** Letters between quotes, as the draft writes it, or the bare key that most clients send. */
const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,255})"$/
const bare = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,255}$/

/**
 * The key of `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07), the same with and without quotes.
 * @throws Failure badIdempotencyKey
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  const given = String(header).trim()
  const inQuotes = quoted.exec(given)?.[1]?.replace(/\\(["\\])/g, '$1')
  if (inQuotes !== undefined) return inQuotes
  if (!bare.test(given)) throw new Failure('badIdempotencyKey')
  return given
}

/** Called where the body is read: later its bytes are gone. */
export function takeFingerprint(request: FastifyRequest, body: Buffer): void {
  if (request.headers['idempotency-key'] === undefined) return
  request.fingerprint = createHash('sha256').update(body).digest('base64url')
}

/** Of a form what it says: its boundary is another each time it is sent. */
export function takeFormFingerprint(request: FastifyRequest, { fields, file }: Form): void {
  const said = JSON.stringify([
    [...fields].sort(([a], [b]) => (a < b ? -1 : 1)),
    file && [file.field, file.sha256],
  ])
  takeFingerprint(request, Buffer.from(said))
}

/** What makes a submission one that is taken in once only; undefined where it does not ask for that. */
export function onceOf(request: FastifyRequest): Once | undefined {
  const name = readIdempotencyKey(request.headers['idempotency-key'])
  const { fingerprint } = request
  return name === undefined || fingerprint === undefined ? undefined : { name, fingerprint }
}
