import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { inspectPhoto } from '../photo/inspect.ts'
import type { Once, TaskView } from '../tasks/desk.ts'
import { allow, callerOf } from './auth.ts'
import { bodyRoom } from './body-room.ts'
import { onceOf } from './idempotency.ts'
import type { HttpParts } from './parts.ts'
import { readGeneration } from './read-generation.ts'
import { isParamFailure, type RefusedTasks } from './refused-tasks.ts'

/** With what reading and decoding adds, about three times as much memory at worst. */
const roomBytes = 256 * 2 ** 20

/** Where generations come in, whichever route they take. */
export interface Intake {
  /** For every route that takes one: who may, and whether there is room for the body. */
  readonly hooks: onRequestAsyncHookHandler[]
  /**
   * Reads, checks and hands in, once only where an Idempotency-Key says so. What can be known at once is refused at once; addresses are fetched later, by the
   * task. Afterwards the body is gone, since the request may be held for long.
   */
  take(request: FastifyRequest, answer: FastifyReply): Promise<TaskView>
}

export function openIntake({ desk, config }: HttpParts, refused: RefusedTasks): Intake {
  const room = bodyRoom(roomBytes)
  const handIn = async (request: FastifyRequest, once: Once | undefined): Promise<TaskView> => {
    const header = request.headers['x-model']
    const submission = readGeneration(
      request.body,
      Array.isArray(header) ? header[0] : header,
      callerOf(request),
      config,
    )
    if ('bytes' in submission.photo) await inspectPhoto(submission.photo.bytes, { profile: config.limits })
    return desk.submit({ ...submission, ...(once && { once }) })
  }
  return {
    hooks: [allow('draw', 'draw', 'admin'), room.enter],
    take: async (request, answer) => {
      try {
        const once = onceOf(request)
        const before = once && (await desk.earlier(callerOf(request), once))
        if (!before) return await handIn(request, once)
        answer.header('Idempotency-Replayed', 'true')
        return before
      } catch (e) {
        if (config.paramErrors === 'request' || !isParamFailure(e)) throw e
        return refused.make(callerOf(request), e)
      } finally {
        request.body = undefined
        room.leave(request)
      }
    },
  }
}
