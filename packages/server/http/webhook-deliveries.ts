import { type DeliveryList, type DeliveryReply, limits } from '@atelier/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { DeliveryQuery } from '../stores/webhook-store.ts'
import type { Delivery } from '../webhooks/webhook.ts'
import { callerOf, mayRead } from './auth.ts'
import { baseOf } from './links.ts'
import { pageOf, placeOf } from './list-cursor.ts'
import type { HttpParts } from './parts.ts'
import { webhookPath } from './paths.ts'
import { type ListQuery, readLimit, textOf, wrong } from './read-list-query.ts'
import { tellDelivery } from './tell-webhook.ts'
import { known, mayChangeWebhooks } from './webhooks.ts'

type Of = FastifyRequest<{ Params: { id: string } }>
type Page = FastifyRequest<{ Params: { id: string }; Querystring: ListQuery }>
type Message = FastifyRequest<{ Params: { id: string; message: string } }>

const states: readonly string[] = ['pending', 'delivered', 'failed'] satisfies Delivery['state'][]

/** What was sent to a webhook and how it went, page by page; tests, and messages that are sent again. */
export function serveDeliveries(app: FastifyInstance, { webhooks, config }: HttpParts): void {
  const bare = { onRequest: mayChangeWebhooks, config: { emptyBody: true } }
  const one = `${webhookPath}/:id`

  app.get(`${one}/deliveries`, { onRequest: mayRead }, async (request: Page, answer) => {
    const { id } = request.params
    const query = readQuery(request.query)
    const found = known(
      await webhooks.deliveries(callerOf(request), id, { ...query, limit: query.limit + 1 }),
    )
    const address = `${baseOf(request, config.publicUrl)}${webhookPath}/${id}/deliveries`
    const { page, next } = pageOf(found, query.limit, request, answer, address)
    answer.header('Cache-Control', 'no-store')
    return {
      deliveries: page.map(tellDelivery),
      next_cursor: next,
      request_id: request.id,
    } satisfies DeliveryList
  })
  app.post(`${one}/test`, bare, async (request: Of, answer) => {
    const delivery = known(await webhooks.test(callerOf(request), request.params.id))
    answer.code(202).header('Cache-Control', 'no-store')
    return { ...tellDelivery(delivery), request_id: request.id } satisfies DeliveryReply
  })
  app.post(`${one}/deliveries/:message/resend`, bare, async (request: Message, answer) => {
    const { id, message } = request.params
    known(await webhooks.find(callerOf(request), id))
    const delivery = known(await webhooks.resend(callerOf(request), id, message), 'delivery')
    answer.code(202).header('Cache-Control', 'no-store')
    return { ...tellDelivery(delivery), request_id: request.id } satisfies DeliveryReply
  })
}

/** @throws Failure badField naming the first member that is wrong; members nobody knows are ignored */
function readQuery(query: ListQuery): Omit<DeliveryQuery, 'webhookId'> {
  const status = textOf(query, 'status')
  const cursor = textOf(query, 'cursor')
  const wanted = status?.split(',').map((name) => {
    if (!states.includes(name.trim())) throw wrong('status', `some of ${states.join(', ')}`, name)
    return name.trim() as Delivery['state']
  })
  return {
    limit: readLimit(textOf(query, 'limit'), limits.pageDeliveries),
    ...(wanted && { states: wanted }),
    ...(cursor !== undefined && { behind: placeOf(cursor) }),
  }
}
