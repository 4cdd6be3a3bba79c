import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { TaskReply } from '@atelier/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TaskView } from '../tasks/desk.ts'
import { baseOf } from './links.ts'
import type { HttpParts } from './parts.ts'
import { resultPath } from './results.ts'
import type { Seal } from './seal.ts'
import { taskReply } from './task-reply.ts'
import { withPicture } from './with-picture.ts'

/** Tells a task to the one who asks: links as they reach us. */
export interface TellTask {
  /** Its body, without the picture itself. */
  plain(request: FastifyRequest, task: TaskView): TaskReply
  /** Its body as JSON, with the picture itself where it was asked for. */
  whole(request: FastifyRequest, task: TaskView): Promise<string | Readable>
  /** Answers with its whole body. */
  reply(request: FastifyRequest, answer: FastifyReply, task: TaskView): Promise<FastifyReply>
}

export function tellingTasks({ config, blobs, now = Date.now }: HttpParts, seal: Seal): TellTask {
  const hole = `picture ${randomBytes(12).toString('hex')}`
  const hasPicture = async ({ inline, result }: TaskView): Promise<boolean> =>
    inline &&
    result !== undefined &&
    !result.gone &&
    result.expiresAt > now() &&
    (await blobs.stat(result.blob)) !== undefined
  const body = (request: FastifyRequest, task: TaskView, picture?: string): TaskReply => {
    const base = baseOf(request, config.publicUrl)
    const telling = {
      base,
      requestId: request.id,
      codeType: config.errorCodeType,
      userAgent: request.headers['user-agent'],
      resultUrl: ({ result }: TaskView, fileName: string) =>
        result ? base + resultPath(seal, result, fileName) : base,
    }
    return taskReply(task, telling, picture)
  }
  const whole = async (request: FastifyRequest, task: TaskView): Promise<string | Readable> => {
    const { result } = task
    if (!result || !(await hasPicture(task))) return JSON.stringify(body(request, task))
    return withPicture(body(request, task, hole), hole, async () => (await blobs.read(result.blob))?.body)
  }
  return {
    plain: body,
    whole,
    reply: async (request, answer, task) =>
      answer
        .header('Cache-Control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(await whole(request, task)),
  }
}
