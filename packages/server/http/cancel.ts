import { Failure } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allow, callerOf } from './auth.ts'
import type { HttpParts } from './parts.ts'
import { taskPath } from './paths.ts'
import type { RefusedTasks } from './refused-tasks.ts'
import type { TellTask } from './tell-task.ts'

type Of<T> = FastifyRequest<{ Params: { id: string }; Querystring: T }>

/**
 * POST …/task/{id}/cancel and DELETE …/task/{id} end an open task; with `?files=true` DELETE forgets it and all that
 * belongs to it, open or ended.
 */
export function serveCancel(
  app: FastifyInstance,
  { desk }: HttpParts,
  refused: RefusedTasks,
  tell: TellTask,
): void {
  const options = { onRequest: allow('cancel tasks', 'draw', 'admin'), config: { emptyBody: true } }
  const cancel = async (request: Of<unknown>, answer: FastifyReply) => {
    const caller = callerOf(request)
    const { id } = request.params
    if (refused.find(caller, id)) throw new Failure('taskEnded', { state: 'failed' })
    const task = await desk.cancel(caller, id)
    if (!task) throw new Failure('notFound', { what: 'task' })
    return tell.reply(request, answer, task)
  }
  const remove = async (request: Of<unknown>, answer: FastifyReply) => {
    const { id } = request.params
    if (!(await desk.remove(callerOf(request), id))) throw new Failure('notFound', { what: 'task' })
    return answer.header('Cache-Control', 'no-store').send({ id, deleted: true, request_id: request.id })
  }
  app.post<{ Params: { id: string }; Querystring: unknown }>(`${taskPath}/:id/cancel`, options, cancel)
  app.delete<{ Params: { id: string }; Querystring: { files?: unknown } }>(
    `${taskPath}/:id`,
    options,
    async (request, answer) => {
      const { files = 'false' } = request.query
      // Never guessed: what is deleted does not come back.
      if (files !== 'true' && files !== 'false')
        throw new Failure('badField', { field: 'files', detail: 'expected true or false' })
      return files === 'true' ? remove(request, answer) : cancel(request, answer)
    },
  )
}
