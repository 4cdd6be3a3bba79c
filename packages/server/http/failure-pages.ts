import { Failure, failures } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'

/** The addresses that `type` of an error names: what a failure means in general, by its reason. */
export function serveFailures(app: FastifyInstance): void {
  app.get<{ Params: { reason: string } }>('/errors/:reason', async (request) => {
    const row = Object.values(failures).find((f) => f.reason === request.params.reason)
    if (!row) throw new Failure('notFound', { what: 'error' })
    const { code, http, reason, retry, text, hint } = row
    return { code, http, reason, retryable: retry, text, hint }
  })
}
