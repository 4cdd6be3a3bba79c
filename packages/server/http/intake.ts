import { rm } from 'node:fs/promises'
import { Failure } from '@atelier/contract'
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { inspectPhoto } from '../photo/inspect.ts'
import type { Once, Submission, TaskView } from '../tasks/desk.ts'
import { allow, callerOf } from './auth.ts'
import { bodyRoom } from './body-room.ts'
import { type Form, inForm, isForm, readForm } from './form.ts'
import { onceOf, takeFormFingerprint } from './idempotency.ts'
import type { HttpParts } from './parts.ts'
import { photoFields, readFormGeneration } from './read-form.ts'
import { readGeneration } from './read-generation.ts'
import { isParamFailure, type RefusedTasks } from './refused-tasks.ts'
import { uploadAt } from './uploaded.ts'
import { traceparentOf } from './watching.ts'

/** With what reading and decoding adds, about three times as much memory at worst. */
const roomBytes = 256 * 2 ** 20

/** Where generations come in, whichever route they take. */
export interface Intake {
  /** For every route that takes one: who may, whether there is room for the body, and that it may be a form. */
  readonly options: {
    readonly onRequest: onRequestAsyncHookHandler[]
    readonly config: { readonly form: true }
  }
  /**
   * Reads, checks and hands in, once only where an Idempotency-Key says so. What can be known at once is refused at once; addresses are fetched later, by the
   * task. Afterwards the body is gone, since the request may be held for long.
   */
  take(request: FastifyRequest, answer: FastifyReply): Promise<TaskView>
}

export function openIntake({ desk, config, uploads, arriving }: HttpParts, refused: RefusedTasks): Intake {
  const room = bodyRoom(roomBytes)
  const handIn = async (
    request: FastifyRequest,
    form: Form | undefined,
    once: Once | undefined,
  ): Promise<TaskView> => {
    const header = [request.headers['x-model']].flat()[0]
    const caller = callerOf(request)
    const submission = form
      ? readFormGeneration(form, header, caller, config)
      : readGeneration(request.body, header, caller, config)
    const photo = await checked(request, submission.photo, form)
    const trace = traceparentOf(request)
    return desk.submit({
      ...submission,
      photo,
      ...(once && { once }),
      ...(trace !== undefined && { trace }),
    })
  }
  /** The photo, once all is known of it that can be known without fetching it. */
  const checked = async (
    request: FastifyRequest,
    photo: Submission['photo'],
    form: Form | undefined,
  ): Promise<Submission['photo']> => {
    if ('upload' in photo) return photo
    if ('url' in photo) {
      const upload = await uploadAt(photo, request, uploads, config.publicUrl)
      return upload ? { upload: upload.blob } : photo
    }
    await inspectPhoto('file' in photo ? photo.file : photo.bytes, { profile: config.limits }).catch(
      (e: unknown) => {
        throw e instanceof Failure && form?.file ? inForm(e, form.file.field) : e
      },
    )
    return photo
  }
  return {
    options: { onRequest: [allow('draw', 'draw', 'admin'), room.enter], config: { form: true } },
    take: async (request, answer) => {
      let form: Form | undefined
      try {
        if (isForm(request.headers['content-type'])) {
          room.leave(request) // it goes to the disk as it comes
          form = await readForm(request, answer, arriving, photoFields)
          takeFormFingerprint(request, form)
        }
        const once = onceOf(request)
        const before = once && (await desk.earlier(callerOf(request), once))
        if (!before) return await handIn(request, form, once)
        answer.header('Idempotency-Replayed', 'true')
        return before
      } catch (e) {
        if (config.paramErrors === 'request' || !isParamFailure(e)) throw e
        return refused.make(callerOf(request), e)
      } finally {
        if (form?.file) await rm(form.file.path, { force: true })
        request.body = undefined
        room.leave(request)
      }
    },
  }
}
