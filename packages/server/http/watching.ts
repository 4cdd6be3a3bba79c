import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Begun } from '../observe/tracing.ts'
import type { HttpParts } from './parts.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `watchRequests`. */
    watched?: { readonly span: Begun; readonly began: number }
  }
}

/** What nginx logs when a client went before it had its answer. */
const clientGone = 499

/**
 * Counts, times, traces and logs every request. The log names the route's pattern and never the address itself, which
 * may hold what opens a picture. Reads that went well are logged as `debug`: clients poll.
 */
export function watchRequests(app: FastifyInstance, { metrics, tracing, log }: HttpParts): void {
  app.addHook('onRequest', async (request) => {
    request.watched = { span: tracing.request(request.headers, request.method), began: performance.now() }
  })
  const tell = (request: FastifyRequest, status: number): void => {
    const { method, watched } = request
    if (!watched) return
    const { span, began } = watched
    const ms = performance.now() - began
    const route = request.routeOptions.url ?? 'none'
    metrics.answered(method, route, status, ms / 1000)
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
    }
    span.end({ ...attributes, 'atelier.request_id': request.id }, status >= 500 ? String(status) : undefined)
    const level = status >= 500 ? 'warn' : status >= 400 || !isRead(method) ? 'info' : 'debug'
    log[level](
      {
        request_id: request.id,
        ...(span.traceId !== undefined && { trace_id: span.traceId }),
        ...(request.caller && { key: request.caller.keyId }),
        method,
        route,
        status,
        ms: Math.round(ms),
      },
      'answered',
    )
  }
  app.addHook('onResponse', async (request, reply) => tell(request, reply.statusCode))
  app.addHook('onRequestAbort', async (request) => tell(request, clientGone))
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** What carries a request's trace on to what it sets going. */
export const traceparentOf = (request: FastifyRequest): string | undefined =>
  request.watched?.span.traceparent
