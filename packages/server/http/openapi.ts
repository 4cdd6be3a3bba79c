import type { FastifyInstance } from 'fastify'
import { version } from '../observe/version.ts'
import { baseOf } from './links.ts'
import { openApi } from './openapi/document.ts'
import type { HttpParts } from './parts.ts'

/** GET /openapi.json: the API as a document, for clients, viewers and generators. */
export function serveOpenApi(app: FastifyInstance, { config }: HttpParts): void {
  // Made once, and not before it is asked for: 20 ms are long for the thread that answers everybody.
  let made: ReturnType<typeof openApi> | undefined
  app.get('/openapi.json', async (request, reply) => {
    const server = baseOf(request, config.publicUrl)
    made ??= openApi({ server, version, profile: config.limits })
    reply.header('Cache-Control', 'public, max-age=300')
    return { ...made, servers: [{ url: server }] }
  })
}
