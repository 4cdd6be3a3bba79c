import { Failure, limits } from '@atelier/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isForm } from './form.ts'
import { takeFingerprint } from './idempotency.ts'
import { parseJson } from './set-aside.ts'

/** Long strings under this name stay bytes: they are decoded, never read as text. */
const keptAsBytes = (key: string): boolean => key === 'binary_data_base64'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a photo's bytes as its body too; it reads them itself. */
    readonly photoBody?: boolean
    /** The route needs no body; some clients name a type all the same. */
    readonly emptyBody?: boolean
  }
}

/** What says of itself that it is a picture, or just bytes; what it really is, its content tells. */
export const isPhoto = (type: string | undefined): boolean =>
  type !== undefined && /^\s*(image\/|application\/octet-stream\b)/i.test(type)

/**
 * Bodies are JSON, with or without a Content-Type that says so; another type is refused before it is read.
 * They are read up to the limit and no further.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parse = (request: FastifyRequest, body: Buffer): unknown => {
    takeFingerprint(request, body)
    if (body.length === 0 && request.routeOptions.config.emptyBody) return undefined
    if (body.length === 0) throw new Failure('badJson', { detail: 'it is empty' })
    try {
      return parseJson(body, keptAsBytes)
    } catch (e) {
      const detail =
        e instanceof RangeError ? 'it nests too deeply' : (e as Error).message.replace(/\s+/g, ' ')
      throw new Failure('badJson', { detail: detail.slice(0, 160) })
    }
  }
  const options = { parseAs: 'buffer', bodyLimit: limits.bodyBytes } as const
  app.addContentTypeParser(
    /^application\/([\w.-]+\+)?json\b/i,
    options,
    async (request: FastifyRequest, body: Buffer) => parse(request, body),
  )
  app.addContentTypeParser('*', options, async (request: FastifyRequest, body: Buffer) =>
    parse(request, body),
  )
  app.addHook('preParsing', async (request) => {
    const { photoBody, form, emptyBody } = request.routeOptions.config
    if (photoBody && isPhoto(request.headers['content-type'])) return
    const {
      'content-type': type,
      'content-encoding': encoding,
      'content-length': length = '0',
    } = request.headers
    if (emptyBody && length === '0') return
    const allowed = form ? 'application/json or multipart/form-data' : 'application/json'
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
      throw new Failure('unsupportedType', { given: `in the encoding ${encoding.slice(0, 40)}`, allowed })
    if (form && isForm(type)) return
    if (type && !/^\s*application\/([\w.-]+\+)?json\b/i.test(type))
      throw new Failure('unsupportedType', { given: type.slice(0, 60), allowed })
  })
}
