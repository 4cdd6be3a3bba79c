import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { limits } from '@atelier/contract'
import Fastify, { type FastifyInstance } from 'fastify'
import { authenticate } from './auth.ts'
import { serveCancel } from './cancel.ts'
import { allowBrowsers } from './cors.ts'
import { serveFailures } from './failure-pages.ts'
import { passForms } from './form.ts'
import { serveFrontDoor } from './front-door.ts'
import { serveGeneration } from './generation.ts'
import { serveHealth } from './health.ts'
import { serveInspect } from './inspect.ts'
import { openIntake } from './intake.ts'
import { readJsonBodies } from './json-body.ts'
import { serveList } from './list.ts'
import { serveMetrics } from './metrics.ts'
import { serveOpenApi } from './openapi.ts'
import type { HttpParts } from './parts.ts'
import { limitRate } from './rates.ts'
import { refusedTasks } from './refused-tasks.ts'
import { answerFailures } from './refusing.ts'
import { serveResults } from './results.ts'
import { sealWith } from './seal.ts'
import { serveSkills } from './skill.ts'
import { serveStorage } from './storage.ts'
import { sendingEvents, serveStream } from './stream.ts'
import { serveSync } from './sync.ts'
import { serveTasks } from './task.ts'
import { tellingTasks } from './tell-task.ts'
import { answerUnrouted } from './unrouted.ts'
import { watchRequests } from './watching.ts'
import { serveDeliveries } from './webhook-deliveries.ts'
import { serveWebhooks } from './webhooks.ts'

export type { HttpParts } from './parts.ts'

/** A client has so long to send its headers, and its whole request; slower ones are held open by nobody. */
const headersMs = 20_000
const requestMs = 120_000
/** Idle connections stay open longer than those of common proxies, which would otherwise reuse a closed one. */
const keepAliveMs = 75_000
/** Ids of refused tasks are the longest part of an address. */
const paramMaxLetters = 4096

const goodRequestId = /^[\w.:/+=@-]{1,128}$/

/**
 * The HTTP application: every route of the wire, on nothing but the parts it is given.
 * @param before is shown the bare application, for who wants to see its routes come
 */
export function buildApp(parts: HttpParts, before?: (app: FastifyInstance) => void): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    http: { headersTimeout: headersMs },
    routerOptions: { maxParamLength: paramMaxLetters, ignoreTrailingSlash: true },
    // Polls are still answered while the last drawings end; the desk itself refuses new ones.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: (raw) => {
      const given = raw.headers['x-request-id']
      return typeof given === 'string' && goodRequestId.test(given)
        ? given
        : `req_${randomBytes(12).toString('hex')}`
    },
    clientErrorHandler: answerBrokenRequest,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id)
    reply.header('X-Content-Type-Options', 'nosniff')
  })
  before?.(app)
  watchRequests(app, parts)
  allowBrowsers(app)
  answerFailures(app, parts)
  answerUnrouted(app)
  readJsonBodies(app)

  const seal = sealWith(parts.urlSecret)
  const refused = refusedTasks(parts.urlSecret, parts.now)
  const tell = tellingTasks(parts, seal)
  const send = sendingEvents(parts, tell)
  const intake = openIntake(parts, refused)
  void app.register((callers, _options, done) => {
    callers.addHook('onRequest', authenticate(parts.keys))
    callers.addHook('onRequest', limitRate(parts.config.ratePerMinute))
    passForms(callers)
    serveGeneration(callers, parts, intake, tell)
    serveSync(callers, parts, intake, tell, send)
    serveTasks(callers, parts, refused, tell)
    serveStream(callers, parts, refused, send)
    serveCancel(callers, parts, refused, tell)
    serveList(callers, parts, tell)
    serveInspect(callers, parts)
    serveStorage(callers, parts)
    serveWebhooks(callers, parts)
    serveDeliveries(callers, parts)
    done()
  })
  serveSkills(app, parts)
  serveResults(app, parts, seal)
  serveFailures(app)
  serveHealth(app, parts)
  serveMetrics(app, parts)
  serveOpenApi(app, parts)
  serveFrontDoor(app, parts)
  return app
}

/** What is not HTTP at all never becomes a request; it is answered on the bare socket. */
function answerBrokenRequest(err: Error & { code?: string }, socket: import('node:net').Socket): void {
  if (err.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status =
    err.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : err.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
  const title = STATUS_CODES[status] ?? 'Bad Request'
  const text = `${title}: this is not a request that can be read`
  const body = JSON.stringify({
    error: { code: String(status), error_message: text, message: text, reason: 'invalid_http' },
    message: text,
    request_id: `req_${randomBytes(12).toString('hex')}`,
  })
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
