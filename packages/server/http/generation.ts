import type { FastifyInstance, FastifyRequest } from 'fastify'
import { inspectPhoto } from '../photo/inspect.ts'
import type { TaskView } from '../tasks/desk.ts'
import { allow, callerOf } from './auth.ts'
import { bodyRoom } from './body-room.ts'
import type { HttpParts } from './parts.ts'
import { readGeneration } from './read-generation.ts'
import { isParamFailure, type RefusedTasks } from './refused-tasks.ts'
import type { ReplyWith } from './task.ts'
import { untilEnded } from './waiting.ts'

/** With what reading and decoding adds, about three times as much memory at worst. */
const roomBytes = 256 * 2 ** 20

/**
 * POST /model/v1/generation: reads, checks and hands in. What can be known at once is answered at once; addresses
 * are fetched later, by the task.
 */
export function serveGeneration(
  app: FastifyInstance,
  { desk, config }: HttpParts,
  refused: RefusedTasks,
  reply: ReplyWith,
): void {
  const room = bodyRoom(roomBytes)
  const mayDraw = allow('draw', 'draw', 'admin')
  const take = async (request: FastifyRequest): Promise<TaskView> => {
    const header = request.headers['x-model']
    const submission = readGeneration(
      request.body,
      Array.isArray(header) ? header[0] : header,
      callerOf(request),
      config,
    )
    if ('bytes' in submission.photo) await inspectPhoto(submission.photo.bytes, { profile: config.limits })
    return desk.submit(submission)
  }
  app.post('/model/v1/generation', { onRequest: [mayDraw, room.enter] }, async (request, answer) => {
    const caller = callerOf(request)
    let task: TaskView
    try {
      task = await take(request)
    } catch (e) {
      if (config.paramErrors === 'request' || !isParamFailure(e)) throw e
      return reply(request, answer, refused.make(caller, e))
    }
    request.body = undefined // it need not stay while the request waits
    room.leave(request)
    const ended = await untilEnded(task, () => desk.find(caller, task.id), request, answer)
    return reply(request, answer, ended ?? task)
  })
}
