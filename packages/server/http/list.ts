import type { TaskList } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { callerOf, mayRead } from './auth.ts'
import { baseOf } from './links.ts'
import { pageOf } from './list-cursor.ts'
import type { HttpParts } from './parts.ts'
import { listPath } from './paths.ts'
import { type ListQuery, readListQuery } from './read-list-query.ts'
import type { TellTask } from './tell-task.ts'

/** GET /model/v1/generation/tasks: the caller's own tasks, page by page. */
export function serveList(app: FastifyInstance, { desk, config }: HttpParts, tell: TellTask): void {
  app.get<{ Querystring: ListQuery }>(listPath, { onRequest: mayRead }, async (request, answer) => {
    const query = readListQuery(request.query)
    const found = await desk.list(callerOf(request), { ...query, limit: query.limit + 1 })
    const address = baseOf(request, config.publicUrl) + listPath
    const { page, next } = pageOf(found, query.limit, request, answer, address)
    const tasks = page.map((task) => tell.plain(request, task))
    answer.header('Cache-Control', 'no-store')
    return { tasks, next_cursor: next, request_id: request.id } satisfies TaskList
  })
}
