import type { FastifyInstance } from 'fastify'
import { version } from '../observe/version.ts'
import { baseOf } from './links.ts'
import { openApi } from './openapi/document.ts'
import type { HttpParts } from './parts.ts'

/** GET /openapi.json: the API as a document, for clients, viewers and generators. */
export function serveOpenApi(app: FastifyInstance, { config }: HttpParts): void {
  app.get('/openapi.json', async (request, reply) => {
    const server = baseOf(request, config.publicUrl)
    reply.header('Cache-Control', 'public, max-age=300')
    return openApi({ server, version, profile: config.limits })
  })
}
