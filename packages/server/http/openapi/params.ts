import type { Json, Param } from './operation.ts'

const text: Json = { type: 'string' }
const param =
  (place: Param['in']) =>
  (name: string, doc: string, schema: Json = text, example?: string): Param => ({
    name,
    in: place,
    doc,
    schema,
    ...(place === 'path' && { required: true }),
    ...(example !== undefined && { example }),
  })

/** A member of the path is always there; the others may be left out. */
export const path = param('path')
export const query = param('query')
export const header = param('header')

export const wait = query(
  'wait',
  'Seconds to be held at most until the task has ended; cut to ATELIER_HOLD_S.',
  { type: 'integer', minimum: 0 },
)
export const prefer = header(
  'Prefer',
  '`wait=N` (RFC 7240) asks the same as `?wait=N`; what is granted is answered as Preference-Applied.',
)
