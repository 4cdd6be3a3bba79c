import { Failure, limits } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { parseJson } from './set-aside.ts'

/** Long strings under this name stay bytes: they are decoded, never read as text. */
const keptAsBytes = (key: string): boolean => key === 'binary_data_base64'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a photo's bytes as its body too; it reads them itself. */
    readonly photoBody?: boolean
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
  const parse = (body: Buffer): unknown => {
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
    async (_request: unknown, body: Buffer) => parse(body),
  )
  app.addContentTypeParser('*', options, async (_request: unknown, body: Buffer) => parse(body))
  app.addHook('preParsing', async (request) => {
    if (request.routeOptions.config.photoBody && isPhoto(request.headers['content-type'])) return
    const { 'content-type': type, 'content-encoding': encoding } = request.headers
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
      throw new Failure('unsupportedType', { given: `in the encoding ${encoding.slice(0, 40)}` })
    if (type && !/^\s*application\/([\w.-]+\+)?json\b/i.test(type))
      throw new Failure('unsupportedType', { given: type.slice(0, 60) })
  })
}
