import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Begun } from '../observe/tracing.ts'
import type { HttpParts } from './parts.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The span of this request, set by `watchRequests`. */
    span?: Begun
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
    request.span = tracing.request(request.headers, request.method)
  })
  const watched = (request: FastifyRequest, status: number, ms: number): void => {
    const { method, span } = request
    const route = request.routeOptions.url ?? 'none'
    metrics.answered(method, route, status, ms / 1000)
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
    }
    span?.end({ ...attributes, 'atelier.request_id': request.id }, status >= 500 ? String(status) : undefined)
    const level = status >= 500 ? 'warn' : status >= 400 || !isRead(method) ? 'info' : 'debug'
    log[level](
      {
        request_id: request.id,
        ...(span?.traceId !== undefined && { trace_id: span.traceId }),
        ...(request.caller && { key: request.caller.keyId }),
        method,
        route,
        status,
        ms: Math.round(ms),
      },
      'answered',
    )
  }
  app.addHook('onResponse', async (request, reply: FastifyReply) => {
    watched(request, reply.statusCode, reply.elapsedTime)
  })
  app.addHook('onRequestAbort', async (request) => {
    watched(request, clientGone, performance.now() - (began.get(request) ?? performance.now()))
  })
  const began = new WeakMap<FastifyRequest, number>()
  app.addHook('onRequest', async (request) => {
    began.set(request, performance.now())
  })
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** What carries a request's trace on to what it sets going. */
export const traceparentOf = (request: FastifyRequest): string | undefined => request.span?.traceparent
