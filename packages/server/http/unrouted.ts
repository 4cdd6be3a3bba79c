import { Failure } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'

/** Answers what no route takes: 405 where another method would do, else 404. Call it before the routes are made. */
export function answerUnrouted(app: FastifyInstance): void {
  const methods = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set()
    for (const m of [method].flat()) known.add(m)
    methods.set(url, known)
  })
  const patterns = new Map<string, RegExp>()
  app.addHook('onReady', async () => {
    for (const url of methods.keys())
      patterns.set(url, new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}/?$`))
  })
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const allowed = [...patterns].flatMap(([url, form]) =>
      form.test(path) ? [...(methods.get(url) ?? [])] : [],
    )
    if (allowed.length === 0) throw new Failure('notFound', { what: 'page' })
    const list = [...new Set(allowed), 'OPTIONS'].join(', ')
    reply.header('Allow', list)
    throw new Failure('methodNotAllowed', { given: request.method, allowed: list })
  })
}
