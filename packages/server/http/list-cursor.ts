import { Failure } from '@atelier/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Place } from '../stores/task-store.ts'

/**
 * Where a page ended: behind which task the next one begins. It names a place and not a number of tasks, so that tasks
 * which come or go meanwhile neither hide another nor show one twice. Opaque to callers.
 */
export const cursorAt = ({ createdAt, id }: Place): string =>
  Buffer.from(`${createdAt} ${id}`).toString('base64url')

/** @throws Failure badField for anything that cursorAt did not make */
export function placeOf(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, createdAt, id] = /^(\d{1,15}) ([\w-]{1,100})$/.exec(text) ?? []
  if (
    createdAt === undefined ||
    id === undefined ||
    cursorAt({ createdAt: Number(createdAt), id }) !== cursor
  )
    throw new Failure('badField', {
      field: 'cursor',
      detail: 'expected next_cursor of another page, unchanged',
    })
  return { createdAt: Number(createdAt), id }
}

/** One more than a page holds is to be asked for: it tells whether there is another page. */
export interface Page<T> {
  readonly page: readonly T[]
  /** Null on the last page. */
  readonly next: string | null
}

/**
 * What was found, as a page; the address of the next one is told in Link (RFC 8288), with all that was asked for.
 * @param address of the list, without a query
 */
export function pageOf<T extends Place>(
  found: readonly T[],
  limit: number,
  request: FastifyRequest,
  answer: FastifyReply,
  address: string,
): Page<T> {
  const page = found.slice(0, limit)
  const last = page.at(-1)
  if (found.length <= page.length || !last) return { page, next: null }
  const next = cursorAt(last)
  const asked = Object.entries(request.query as Readonly<Record<string, unknown>>).filter(
    (e): e is [string, string] => typeof e[1] === 'string',
  )
  const search = new URLSearchParams({ ...Object.fromEntries(asked), cursor: next })
  answer.header('Link', `<${address}?${search}>; rel="next"`)
  return { page, next }
}
