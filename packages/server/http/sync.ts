import { Failure } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasEnded, type TaskView } from '../tasks/desk.ts'
import { callerOf } from './auth.ts'
import type { Intake } from './intake.ts'
import type { HttpParts } from './parts.ts'
import { submitPath } from './paths.ts'
import { failureAnswer } from './refusing.ts'
import type { SendEvents } from './stream.ts'
import type { TellTask } from './tell-task.ts'
import { askedWait, untilEnded } from './waiting.ts'

const wantsEvents = ({ headers }: FastifyRequest): boolean =>
  /\btext\/event-stream\b/i.test(headers.accept ?? '')

/**
 * POST /model/v1/generation/sync: a generation that is answered with the task that ended, or with its events where the
 * client accepts those. When its time is up the answer is 504 and names the task, which goes on.
 */
export function serveSync(
  app: FastifyInstance,
  { desk, config }: HttpParts,
  intake: Intake,
  tell: TellTask,
  send: SendEvents,
): void {
  const late = (request: FastifyRequest, answer: FastifyReply, task: TaskView, seconds: number) => {
    const failure = new Failure('syncTimeout', { seconds })
    const { id, status, created_at, model, urls } = tell.plain(request, task)
    const { http, contentType, body } = failureAnswer(failure, request, config)
    answer.header('Cache-Control', 'no-store').code(http).type(contentType)
    return answer.send({ id, status, created_at, model, urls, ...body })
  }
  app.post(`${submitPath}/sync`, intake.options, async (request, answer) => {
    const longest = Math.floor(config.syncMs / 1000)
    const seconds = askedWait(request, answer, longest) || longest
    const begun = Date.now()
    const task = await intake.take(request, answer)
    if (wantsEvents(request)) return send(request, answer, task)
    const last = await untilEnded(task, seconds, callerOf(request), desk, answer)
    if (!last) throw new Failure('notFound', { what: 'task' })
    if (hasEnded(last)) return tell.reply(request, answer, last)
    return late(request, answer, last, Math.round((Date.now() - begun) / 1000))
  })
}
