import { Failure } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { allow, authenticate } from './auth.ts'
import type { HttpParts } from './parts.ts'

/** GET /metrics for Prometheus: with a key that has the scope admin, or open, or not at all (ATELIER_METRICS). */
export function serveMetrics(app: FastifyInstance, { metrics, keys, config }: HttpParts): void {
  const guards = config.metrics === 'key' ? [authenticate(keys), allow('read the metrics', 'admin')] : []
  app.get('/metrics', { onRequest: guards }, async (_request, reply) => {
    if (config.metrics === 'off') throw new Failure('notFound', { what: 'page' })
    const { text, contentType } = await metrics.exposition()
    return reply.header('Cache-Control', 'no-store').type(contentType).send(text)
  })
}
