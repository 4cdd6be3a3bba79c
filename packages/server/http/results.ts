import { Readable } from 'node:stream'
import { Failure } from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { HttpParts } from './parts.ts'
import type { Seal, Ticket } from './seal.ts'

const hourMs = 3_600_000

interface Address {
  readonly Params: { readonly sealed: string; readonly name: string }
}

/** Path of a picture; the name is there for people and programs that save by it. */
export const resultPath = (seal: Seal, ticket: Ticket, fileName: string): string =>
  `/results/${seal.close(ticket, fileName)}/${fileName}`

/**
 * The finished pictures. Whoever has an address has the picture, so no key is asked for; it expires by itself.
 * Answers parts of it too (Range), for players and broken downloads.
 */
export function serveResults(app: FastifyInstance, { blobs, config, now = Date.now }: HttpParts, seal: Seal) {
  app.get<Address>('/results/:sealed/:name', async (request, reply) => {
    const ticket = seal.open(request.params.sealed, request.params.name)
    if (!ticket) throw new Failure('badSignature')
    const left = ticket.expiresAt - now()
    if (left <= 0) throw expired(ticket, config.resultMs)
    const there = await blobs.stat(ticket.blob)
    // The address is one we gave, and its time is not over: somebody deleted the task with its files.
    if (!there) throw new Failure('resultDeleted')
    const etag = `"${request.params.sealed.slice(0, 16)}"`
    reply.headers({
      ETag: etag,
      'Cache-Control': `private, max-age=${Math.floor(left / 1000)}, immutable`,
      'Content-Disposition': `inline; filename="${request.params.name}"`,
      'Accept-Ranges': 'bytes',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return send(request, reply, there.size, there.contentType, ticket, blobs, etag)
  })
}

const expired = ({ expiresAt }: Ticket, keptMs: number): Failure =>
  new Failure('resultExpired', {
    at: new Date(expiresAt).toISOString(),
    hours: Number((keptMs / hourMs).toFixed(4)),
  })

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  size: number,
  contentType: string,
  { blob }: Ticket,
  blobs: HttpParts['blobs'],
  etag: string,
) {
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === etag ? rangeOf(request.headers.range, size) : undefined
  if (range === 'outside')
    return reply
      .code(416)
      .header('Content-Range', `bytes */${size}`)
      .header('Cache-Control', 'no-store')
      .send()
  reply.type(contentType).header('Content-Length', range ? range.end - range.start + 1 : size)
  if (range) reply.code(206).header('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  // An empty stream: without any payload the length of the picture would be told as 0.
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  const picture = await blobs.read(blob, range)
  if (!picture) throw new Failure('resultDeleted')
  return reply.send(picture.body)
}

const matches = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((t) => ['*', etag, `W/${etag}`].includes(t.trim())) === true

/** One range of bytes, inclusive; several at once are answered whole, as RFC 9110 allows. */
function rangeOf(header: string | undefined, size: number) {
  const m = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!m || (m[1] === '' && m[2] === '')) return undefined
  const start = m[1] === '' ? Math.max(0, size - Number(m[2])) : Number(m[1])
  const end = m[1] === '' || m[2] === '' ? size - 1 : Math.min(size - 1, Number(m[2]))
  if (start >= size || (m[1] === '' && Number(m[2]) === 0)) return 'outside'
  return start <= end ? { start, end } : undefined
}
