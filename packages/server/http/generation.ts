import { Failure } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { callerOf } from './auth.ts'
import type { Intake } from './intake.ts'
import type { HttpParts } from './parts.ts'
import { submitPath } from './paths.ts'
import type { TellTask } from './tell-task.ts'
import { askedWait, untilEnded } from './waiting.ts'

/** POST /model/v1/generation: takes a generation in and answers at once, unless it is asked to wait. */
export function serveGeneration(
  app: FastifyInstance,
  { desk, config }: HttpParts,
  intake: Intake,
  tell: TellTask,
): void {
  app.post(submitPath, intake.options, async (request, answer) => {
    const seconds = askedWait(request, answer, Math.floor(config.holdMs / 1000))
    const task = await intake.take(request, answer)
    const last = await untilEnded(task, seconds, callerOf(request), desk, answer)
    if (!last) throw new Failure('notFound', { what: 'task' }) // deleted while it was waited for
    return tell.reply(request, answer, last)
  })
}
