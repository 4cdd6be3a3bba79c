import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Failure, type UploadReply } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inspectPhoto } from '../photo/inspect.ts'
import type { Upload } from '../stores/upload-store.ts'
import { allow, callerOf, mayRead } from './auth.ts'
import { inForm, isForm, readForm, wrongField } from './form.ts'
import { baseOf } from './links.ts'
import type { HttpParts } from './parts.ts'
import { photoFields } from './read-form.ts'
import { seconds } from './unix-time.ts'
import { idOf, pathOf, uploadPath } from './uploaded.ts'

/** As the hosted API's command lines call it; the other names mean the same. */
const fileFields = ['file', ...photoFields.filter((name) => name !== 'file')]

type Named = FastifyRequest<{ Params: { name: string } }>

/**
 * POST /api/v1/storage/files takes a photo in a form, for tasks to come; GET and DELETE of the address it answers are for the key
 * that uploaded, and for nobody else.
 */
export function serveStorage(app: FastifyInstance, { config, uploads, blobs, arriving }: HttpParts): void {
  const mayUpload = allow('upload', 'draw', 'admin')

  app.post(uploadPath, { onRequest: mayUpload, config: { form: true } }, async (request, answer) => {
    if (!isForm(request.headers['content-type']))
      throw new Failure('unsupportedType', {
        given: request.headers['content-type'] ?? 'application/json',
        allowed: 'multipart/form-data, as `curl -F file=@photo.jpg` does',
      })
    const { file } = await readForm(request, answer, arriving, fileFields)
    if (!file) throw wrongField('file', 'is missing; add it with curl -F file=@photo.jpg')
    try {
      const facts = await inspectPhoto(file.path, { profile: config.limits }).catch((e: unknown) => {
        throw e instanceof Failure ? inForm(e, file.field) : e
      })
      const upload = await uploads.keep(callerOf(request), file.path, facts)
      return tell(request, answer, upload)
    } finally {
      await rm(file.path, { force: true })
    }
  })

  const tell = (request: FastifyRequest, answer: FastifyReply, upload: Upload): UploadReply => {
    const url = baseOf(request, config.publicUrl) + pathOf(upload)
    const { id, size, width, height } = upload
    answer.header('Cache-Control', 'no-store')
    return {
      status: { code: 200, message: 'success' },
      data: {
        id,
        url,
        size,
        content_type: upload.contentType as UploadReply['data']['content_type'],
        width,
        height,
        created_at: seconds(upload.createdAt),
        expires_at: seconds(upload.expiresAt),
      },
      url,
      request_id: request.id,
    }
  }

  const own = async (request: Named, find: 'find' | 'remove'): Promise<Upload> => {
    const id = idOf(request.params.name)
    const upload = id === undefined ? undefined : await uploads[find](callerOf(request), id)
    if (!upload) throw new Failure('notFound', { what: 'upload' })
    return upload
  }

  app.get(`${uploadPath}/:name`, { onRequest: mayRead }, async (request: Named, answer) => {
    const upload = await own(request, 'find')
    answer
      .type(upload.contentType)
      .headers({ 'Content-Length': upload.size, 'Cache-Control': 'private, no-store' })
    // An empty stream: without any payload the length of the photo would be told as 0.
    if (request.method === 'HEAD') return answer.send(Readable.from([]))
    const file = await blobs.read(upload.blob)
    if (!file) throw new Failure('notFound', { what: 'upload' })
    return answer.send(file.body)
  })

  app.delete(
    `${uploadPath}/:name`,
    { onRequest: mayUpload, config: { emptyBody: true } },
    async (request: Named) => {
      const { id } = await own(request, 'remove')
      return {
        status: { code: 200, message: 'success' },
        data: { id, deleted: true },
        request_id: request.id,
      }
    },
  )
}
