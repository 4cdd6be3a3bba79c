import { Failure } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { callerOf, mayRead } from './auth.ts'
import type { HttpParts } from './parts.ts'
import { taskPath } from './paths.ts'
import type { RefusedTasks } from './refused-tasks.ts'
import type { TellTask } from './tell-task.ts'
import { askedWait, untilEnded } from './waiting.ts'

/** GET /model/v1/generation/task/{id}: only one's own tasks; a foreign id and an unknown one look the same. */
export function serveTasks(
  app: FastifyInstance,
  { desk, config }: HttpParts,
  refused: RefusedTasks,
  tell: TellTask,
): void {
  app.get<{ Params: { id: string } }>(`${taskPath}/:id`, { onRequest: mayRead }, async (request, answer) => {
    const caller = callerOf(request)
    const { id } = request.params
    const seconds = askedWait(request, answer, Math.floor(config.holdMs / 1000))
    const task = refused.find(caller, id) ?? (await desk.find(caller, id))
    const last = task && (await untilEnded(task, seconds, caller, desk, answer))
    if (!last) throw new Failure('notFound', { what: 'task' })
    return tell.reply(request, answer, last)
  })
}
