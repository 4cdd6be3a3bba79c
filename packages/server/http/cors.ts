import type { FastifyInstance } from 'fastify'

const methods = 'GET, HEAD, POST, PATCH, DELETE, OPTIONS'
const preflightSeconds = 600

/**
 * Browsers may call the API from any page: it knows callers by keys in headers, never by cookies, so a page can do
 * no more than its own key allows.
 */
export function allowBrowsers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Access-Control-Allow-Origin', '*')
    reply.header(
      'Access-Control-Expose-Headers',
      'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Preference-Applied, Idempotency-Replayed, Link, ETag, Content-Disposition',
    )
    if (request.method !== 'OPTIONS') return
    // Asked back word for word: `*` does not cover Authorization.
    const wanted = request.headers['access-control-request-headers']
    if (wanted !== undefined && /^[\w\-, ]{1,1000}$/.test(wanted))
      reply.header('Access-Control-Allow-Headers', wanted)
    reply.header('Access-Control-Allow-Methods', methods)
    reply.header('Access-Control-Max-Age', String(preflightSeconds))
    reply.header('Vary', 'Access-Control-Request-Headers')
    return reply.header('Allow', methods).code(204).send()
  })
}
