import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { Phase } from '../../tasks/task.ts'
import type { TaskQuery } from '../task-store.ts'
import type { Schema } from './schema.ts'

type Where = ExpressionBuilder<Schema, 'tasks'>

/** A canceled task lies in the database as one that failed over being canceled. */
const inPhase = (e: Where, phase: Phase): Expression<SqlBool> =>
  phase === 'canceled' || phase === 'failed'
    ? e.and([e('state', '=', 'failed'), e('failure', phase === 'canceled' ? '=' : '!=', 'canceled')])
    : e('state', '=', phase)

/**
 * The rows of a page, read along the index tasks_by_age: a page costs what it holds, however many are before it.
 * Rows that filters leave out are walked over.
 */
export function listed(db: Kysely<Schema>, query: TaskQuery) {
  const { keyId, phases, style, from, before, order, behind, limit } = query
  const direction = order === 'newest' ? 'desc' : 'asc'
  const [beyond, beyondOrAt] = order === 'newest' ? (['<', '<='] as const) : (['>', '>='] as const)
  let rows = db.selectFrom('tasks').selectAll().where('key_id', '=', keyId)
  if (phases) rows = rows.where((e) => e.or(phases.map((phase) => inPhase(e, phase))))
  if (style) rows = rows.where('style_key', '=', style.key)
  if (style?.subKey !== undefined) rows = rows.where('style_sub_key', '=', style.subKey)
  if (from !== undefined) rows = rows.where('created_at', '>=', from)
  if (before !== undefined) rows = rows.where('created_at', '<', before)
  if (behind)
    rows = rows
      // Says nothing new, but an index can be entered by it and not by the two that follow.
      .where('created_at', beyondOrAt, behind.createdAt)
      .where((e) => e.or([e('created_at', beyond, behind.createdAt), e('id', beyond, behind.id)]))
  return rows.orderBy('created_at', direction).orderBy('id', direction).limit(limit)
}
