import { unreadable } from './errors.ts'
import { listPath } from './paths.ts'
import type { ShortName, StyleKeys } from './style.ts'
import { isTask, type Task } from './task.ts'
import type { Transport } from './transport.ts'

type Status = 'in_progress' | 'completed' | 'failed' | 'queued' | 'running' | 'canceled'

export interface ListQuery {
  /** `failed` holds canceled tasks too; `queued` and `running` tell `in_progress` apart. */
  readonly status?: Status | readonly Status[] | undefined
  readonly style?: ShortName | StyleKeys['req_key'] | undefined
  /** From then on. */
  readonly createdAfter?: Date | undefined
  readonly createdBefore?: Date | undefined
  readonly order?: 'newest' | 'oldest' | undefined
  /** Tasks asked for at once, 1 to 100. */
  readonly pageSize?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** The caller's tasks, page after page as they are asked for. */
export async function* listTasks(transport: Transport, query: ListQuery): AsyncGenerator<Task, void> {
  const { status, style, createdAfter, createdBefore, order, pageSize, signal } = query
  const search = new URLSearchParams()
  if (status !== undefined) search.set('status', [status].flat().join(','))
  if (style !== undefined) search.set('style', style)
  if (createdAfter) search.set('created_after', createdAfter.toISOString())
  if (createdBefore) search.set('created_before', createdBefore.toISOString())
  if (order !== undefined) search.set('order', order)
  if (pageSize !== undefined) search.set('limit', String(pageSize))
  for (;;) {
    const page = await transport.json({ method: 'GET', path: `${listPath}?${search}`, signal })
    const { tasks, next_cursor } = page as { readonly tasks?: unknown; readonly next_cursor?: unknown }
    if (!Array.isArray(tasks) || !tasks.every(isTask))
      throw unreadable('what was answered is no list of tasks')
    yield* tasks
    if (typeof next_cursor !== 'string' || next_cursor === '') return
    search.set('cursor', next_cursor)
  }
}
