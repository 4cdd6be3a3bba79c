import { Failure } from '@atelier/contract'
import type { FastifyRequest } from 'fastify'
import type { Keys } from '../accounts/keys.ts'
import type { Caller } from '../tasks/desk.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `authenticate`. */
    caller?: Caller
  }
}

/**
 * The key a request presents: `Authorization: Bearer …` or `Key …` in any case, or `X-Api-Key`.
 * @throws Failure unauthorized when there is none that can be read
 */
export function presentedKey(headers: FastifyRequest['headers']): string {
  const apiKey = headers['x-api-key']
  const match = /^(?:bearer|key)[ \t]+(\S+)[ \t]*$/i.exec(headers.authorization ?? '')
  if (match) return match[1] as string
  if (typeof apiKey === 'string' && apiKey.trim() !== '') return apiKey.trim()
  const state = headers.authorization
    ? 'not readable: Authorization must be "Bearer" or "Key", a blank and the key'
    : 'missing'
  throw new Failure('unauthorized', { state })
}

/** A hook that knows the caller before the body is read: a stranger's 5 MB are not worth reading. */
export const authenticate =
  (keys: Pick<Keys, 'verify'>) =>
  async (request: FastifyRequest): Promise<void> => {
    const caller = await keys.verify(presentedKey(request.headers))
    if (!caller) throw new Failure('unauthorized', { state: 'unknown or revoked' })
    request.caller = caller
  }

/** A key with any of the scopes may go on. */
export const allow =
  (action: string, ...scopes: Caller['scopes']) =>
  async (request: FastifyRequest): Promise<void> => {
    if (!callerOf(request).scopes.some((s) => scopes.includes(s)))
      throw new Failure('forbidden', { action, scope: scopes.join(' or ') })
  }

/** Whoever may draw may also see what became of it. */
export const mayRead = allow('read tasks', 'read', 'draw', 'admin')

export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('a route asked for its caller without authenticating')
  return request.caller
}
