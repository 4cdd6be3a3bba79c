import {
  Failure,
  newSecret,
  newWebhook,
  type WebhookList,
  type WebhookReply,
  type WebhookSecretReply,
  webhookChange,
} from '@atelier/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Webhook } from '../webhooks/webhook.ts'
import type { WithSecret } from '../webhooks/webhooks.ts'
import { allow, callerOf, mayRead } from './auth.ts'
import { baseOf } from './links.ts'
import type { HttpParts } from './parts.ts'
import { webhookPath } from './paths.ts'
import { readShape } from './read-shape.ts'
import { tellWebhook } from './tell-webhook.ts'

type Of = FastifyRequest<{ Params: { id: string } }>

/** Whoever may draw may say where the end of it is told. */
export const mayChangeWebhooks = allow('change webhooks', 'draw', 'admin')

/** @throws Failure notFound for one that is not the caller's own */
export function known<T>(found: T | undefined, what = 'webhook'): T {
  if (found === undefined) throw new Failure('notFound', { what })
  return found
}

/** /v1/webhooks: where the caller is told of the end of its tasks. */
export function serveWebhooks(app: FastifyInstance, { webhooks, config, now = Date.now }: HttpParts): void {
  const change = { onRequest: mayChangeWebhooks }
  const bare = { onRequest: mayChangeWebhooks, config: { emptyBody: true } }
  const one = `${webhookPath}/:id`
  const reply = (request: FastifyRequest, answer: FastifyReply, webhook: Webhook): WebhookReply => {
    answer.header('Cache-Control', 'no-store')
    return { ...tellWebhook(webhook, now()), request_id: request.id }
  }
  const replySecret = (
    request: FastifyRequest,
    answer: FastifyReply,
    { webhook, secret }: WithSecret,
  ): WebhookSecretReply => ({ ...reply(request, answer, webhook), secret })

  app.post(webhookPath, change, async (request, answer) => {
    const { url, events, description, secret } = readShape(newWebhook, request.body, '')
    const made = await webhooks.create(callerOf(request), {
      url,
      base: baseOf(request, config.publicUrl),
      ...(events && { events }),
      ...(description && { description }),
      ...(secret && { secret }),
    })
    answer.code(201).header('Location', `${webhookPath}/${made.webhook.id}`)
    return replySecret(request, answer, made)
  })
  app.get(webhookPath, { onRequest: mayRead }, async (request, answer) => {
    const all = await webhooks.list(callerOf(request))
    answer.header('Cache-Control', 'no-store')
    const told = all.map((w) => tellWebhook(w, now()))
    return { webhooks: told, request_id: request.id } satisfies WebhookList
  })
  app.get(one, { onRequest: mayRead }, async (request: Of, answer) =>
    reply(request, answer, known(await webhooks.find(callerOf(request), request.params.id))),
  )
  app.patch(one, change, async (request: Of, answer) => {
    const given = readShape(webhookChange, request.body, '')
    const base = baseOf(request, config.publicUrl)
    return reply(
      request,
      answer,
      known(await webhooks.change(callerOf(request), request.params.id, { ...given, base })),
    )
  })
  app.delete(one, bare, async (request: Of, answer) => {
    const { id } = request.params
    if (!(await webhooks.remove(callerOf(request), id))) throw new Failure('notFound', { what: 'webhook' })
    return answer.header('Cache-Control', 'no-store').send({ id, deleted: true, request_id: request.id })
  })
  app.post(`${one}/rotate`, bare, async (request: Of, answer) => {
    const { secret } = readShape(newSecret, request.body ?? {}, '')
    return replySecret(
      request,
      answer,
      known(await webhooks.rotate(callerOf(request), request.params.id, secret ?? undefined)),
    )
  })
  for (const enabled of [true, false])
    app.post(`${one}/${enabled ? 'enable' : 'disable'}`, bare, async (request: Of, answer) =>
      reply(request, answer, known(await webhooks.setEnabled(callerOf(request), request.params.id, enabled))),
    )
}
