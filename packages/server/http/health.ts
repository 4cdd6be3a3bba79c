import type { FastifyInstance } from 'fastify'
import type { HttpParts } from './parts.ts'

/** /healthz: the process answers. /readyz: it can take work in; 503 names what is not ready. */
export function serveHealth(app: FastifyInstance, { ready }: HttpParts): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const { ok, parts } = ready ? await ready() : { ok: true, parts: {} }
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ready' : 'not ready', parts })
  })
}
