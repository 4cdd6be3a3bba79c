import { Failure } from '@atelier/contract'
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
