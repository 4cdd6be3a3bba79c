import { randomBytes } from 'node:crypto'
import { Failure } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TaskView } from '../tasks/desk.ts'
import { allow, callerOf } from './auth.ts'
import { baseOf } from './links.ts'
import type { HttpParts } from './parts.ts'
import type { RefusedTasks } from './refused-tasks.ts'
import { resultPath } from './results.ts'
import type { Seal } from './seal.ts'
import { taskReply } from './task-reply.ts'
import { untilEnded } from './waiting.ts'
import { withPicture } from './with-picture.ts'

export type ReplyWith = (
  request: FastifyRequest,
  answer: FastifyReply,
  task: TaskView,
) => Promise<FastifyReply>

/** Tells a task to the one who asks: links as they reach us, the picture itself when it was asked for. */
export function replying({ config, blobs, now = Date.now }: HttpParts, seal: Seal): ReplyWith {
  const hole = `picture ${randomBytes(12).toString('hex')}`
  const hasPicture = async ({ inline, result }: TaskView): Promise<boolean> =>
    inline &&
    result !== undefined &&
    !result.gone &&
    result.expiresAt > now() &&
    (await blobs.stat(result.blob)) !== undefined
  return async (request, answer, task) => {
    answer.header('Cache-Control', 'no-store')
    const base = baseOf(request, config.publicUrl)
    const telling = {
      base,
      requestId: request.id,
      codeType: config.errorCodeType,
      userAgent: request.headers['user-agent'],
      resultUrl: ({ result }: TaskView, fileName: string) =>
        result ? base + resultPath(seal, result, fileName) : base,
    }
    const { result } = task
    if (!result || !(await hasPicture(task))) return answer.send(taskReply(task, telling))
    const open = async () => (await blobs.read(result.blob))?.body
    const body = await withPicture(taskReply(task, telling, hole), hole, open)
    return answer.type('application/json; charset=utf-8').send(body)
  }
}

/** GET /model/v1/generation/task/{id}: only one's own tasks; a foreign id and an unknown one look the same. */
export function serveTasks(
  app: FastifyInstance,
  { desk }: HttpParts,
  refused: RefusedTasks,
  reply: ReplyWith,
): void {
  const read = allow('read tasks', 'read', 'draw', 'admin')
  app.get<{ Params: { id: string } }>(
    '/model/v1/generation/task/:id',
    { onRequest: read },
    async (request, answer) => {
      const caller = callerOf(request)
      const { id } = request.params
      const find = async () => refused.find(caller, id) ?? (await desk.find(caller, id))
      const task = await untilEnded(await find(), find, request, answer)
      if (!task) throw new Failure('notFound', { what: 'task' })
      return reply(request, answer, task)
    },
  )
}
