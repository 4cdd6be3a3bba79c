import type { FailureName } from '@atelier/contract'
import type { SchemaName } from './schemas.ts'

export type Json = Readonly<Record<string, unknown>>

/** A member of the path, the query or the headers. */
export interface Param {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly doc: string
  readonly schema: Json
  readonly required?: boolean
  readonly example?: unknown
}

/** A body, by its content type: one of the named schemas, or one of its own. */
export interface Body {
  readonly schema: SchemaName | Json
  readonly examples?: Readonly<Record<string, unknown>>
}
export type Bodies = Readonly<Record<string, Body>>

export interface Answer {
  readonly doc: string
  readonly bodies?: Bodies
  readonly headers?: Readonly<Record<string, string>>
}

/** One call of the API. What it refuses with is told by failures' names; statuses and examples come from their table. */
export interface Operation {
  readonly id: string
  readonly method: 'get' | 'post' | 'delete' | 'patch'
  /** Members in braces: /model/v1/generation/task/{id}. */
  readonly path: string
  readonly tag: 'Drawing' | 'Tasks' | 'Photos' | 'Discovery' | 'Webhooks' | 'Service'
  readonly summary: string
  readonly description?: string
  /** Scopes of which a key needs one; left out where no key is asked for. */
  readonly scopes?: readonly ('draw' | 'read' | 'admin')[]
  readonly params?: readonly Param[]
  readonly body?: { readonly doc: string; readonly bodies: Bodies }
  readonly answers: Readonly<Record<string, Answer>>
  readonly failures?: readonly FailureName[]
  /** Refusals stand in the envelope of discovery. */
  readonly envelope?: boolean
}
