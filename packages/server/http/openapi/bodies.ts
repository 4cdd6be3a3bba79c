import type { Bodies } from './operation.ts'
import type { SchemaName } from './schemas.ts'

/** JSON of a named schema. */
export const json = (schema: SchemaName, examples?: Readonly<Record<string, unknown>>): Bodies => ({
  'application/json': { schema, ...(examples && { examples }) },
})
export const picture: Bodies = { 'image/jpeg': { schema: {} }, 'image/png': { schema: {} } }
export const events: Bodies = { 'text/event-stream': { schema: { type: 'string' } } }
