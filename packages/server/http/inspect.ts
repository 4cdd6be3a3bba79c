import { buffer } from 'node:stream/consumers'
import { Failure, limits, shown } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SentPhoto } from '../tasks/desk.ts'
import { allow } from './auth.ts'
import { bodyRoom } from './body-room.ts'
import { isPhoto } from './json-body.ts'
import type { HttpParts } from './parts.ts'
import { readPhoto } from './read-photo.ts'
import { SetAside } from './set-aside.ts'
import { uploadAt } from './uploaded.ts'

export const inspectPath = '/v1/inspect'
/** Bodies are small beside those that wait to be drawn, and gone after a second. */
const roomBytes = 64 * 2 ** 20

/**
 * POST /v1/inspect: what is in a photo, whether it keeps the limits, and which styles suit it. Nothing is stored and
 * nothing is charged. The body is a photo's bytes, or JSON with `binary_data_base64` or `image_urls`, bare or inside of a
 * whole generation. `?overlay=true` adds a picture of what was seen; `Accept: image/jpeg` answers with that picture.
 */
export function serveInspect(app: FastifyInstance, { inspector, uploads, blobs, config }: HttpParts): void {
  const room = bodyRoom(roomBytes)
  const fromUpload = async (request: FastifyRequest, photo: SentPhoto): Promise<SentPhoto> => {
    const upload = await uploadAt(photo, request, uploads, config.publicUrl)
    if (!upload) return photo
    const file = await blobs.read(upload.blob)
    if (!file) throw new Failure('uploadUnknown')
    return { bytes: await buffer(file.body) }
  }
  void app.register((photos, _options, done) => {
    photos.addContentTypeParser(
      /^\s*(image\/|application\/octet-stream\b)/i,
      { parseAs: 'buffer', bodyLimit: limits.bodyBytes },
      async (_request: FastifyRequest, body: Buffer) => body,
    )
    photos.post<{ Querystring: { overlay?: string } }>(
      inspectPath,
      { onRequest: [allow('inspect', 'draw', 'admin'), room.enter], config: { photoBody: true } },
      async (request, reply) => {
        const asPicture = /^\s*image\/(jpeg|\*)/i.test(request.headers.accept ?? '')
        const overlay = flag(request.query.overlay) || asPicture
        const photo = await fromUpload(request, photoOf(request))
        const inspection = await inspector.inspect(photo, { overlay, signal: untilClosed(request, reply) })
        if (!asPicture) return inspection
        if (!inspection.overlay) throw new Failure('notAnImage', { detail: inspection.warnings.join(' ') })
        return reply.type('image/jpeg').send(Buffer.from(inspection.overlay.b64_json, 'base64'))
      },
    )
    done()
  })
}

function photoOf(request: FastifyRequest): SentPhoto {
  const { body } = request
  if (isPhoto(request.headers['content-type']) && Buffer.isBuffer(body)) return { bytes: body }
  if (typeof body !== 'object' || body === null || Array.isArray(body) || body instanceof SetAside)
    throw new Failure('badJson', { detail: `expected an object but received ${shown(body)}` })
  const { input } = body as { input?: readonly { params?: Readonly<Record<string, unknown>> }[] }
  const nested = Array.isArray(input) ? input[0]?.params : undefined
  if (nested !== undefined && typeof nested === 'object' && nested !== null) return readPhoto(nested)
  return readPhoto(body as Readonly<Record<string, unknown>>, '')
}

/** @throws Failure badField for what is neither yes nor no */
function flag(given: string | undefined): boolean {
  if (given === undefined) return false
  if (['', '1', 'true'].includes(given)) return true
  if (['0', 'false'].includes(given)) return false
  throw new Failure('badField', {
    field: 'overlay',
    detail: `expected true or false but received ${shown(given)}`,
  })
}

/** Aborts when the caller goes away: nobody would read the answer. */
function untilClosed(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new Error(`the caller of ${request.id} went away`))
  })
  return gone.signal
}
