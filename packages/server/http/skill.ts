import { catalogue, Failure } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { baseOf } from './links.ts'
import type { HttpParts } from './parts.ts'
import { model } from './read-generation.ts'
import { modelContract, modelItem, modelSpec } from './skill-model.ts'

const pageSizeMax = 100
const pageSizeDefault = 20

interface ListQuery {
  readonly page?: string
  readonly page_size?: string
  readonly type?: string
  readonly keywords?: string
  readonly include_curl?: string
}

const ok = <T>(data: T) => ({ status: { code: 200, message: 'success' }, data })

/** Words that find the model: its own and those of its styles. */
const haystack = [
  model,
  'Spark Style Template',
  ...catalogue.flatMap((e) => [e.key, e.short, e.label.en, e.label.zh]),
]
  .join(' ')
  .toLowerCase()

/** Discovery, as the hosted API's command lines call it; without a key, since they send none. */
export function serveSkills(app: FastifyInstance, { desk, config }: HttpParts): void {
  app.get<{ Querystring: ListQuery }>('/api/v1/skill/models', async (request) => {
    const { type, keywords, include_curl } = request.query
    const page = whole(request.query, 'page', 1, Number.MAX_SAFE_INTEGER)
    const page_size = whole(request.query, 'page_size', pageSizeDefault, pageSizeMax)
    const item = modelItem(baseOf(request, config.publicUrl), include_curl === 'true' || include_curl === '1')
    const words = (keywords ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const matches =
      (!type || item.type.toLowerCase() === type.toLowerCase()) && words.every((w) => haystack.includes(w))
    const found = matches ? [item] : []
    return ok({
      models: found.slice((page - 1) * page_size, page * page_size),
      total: found.length,
      page,
      page_size,
      total_pages: Math.ceil(found.length / page_size),
    })
  })
  app.get<{ Params: { id: string } }>('/api/v1/skill/models/:id/spec', async (request) => {
    check(request.params.id)
    return ok(modelSpec(baseOf(request, config.publicUrl), (s) => desk.draws(s), config.limits))
  })
  app.get<{ Params: { id: string } }>('/api/v1/skill/model-contracts/:id', async (request) => {
    check(request.params.id)
    return ok(modelContract((s) => desk.draws(s), config.limits))
  })
}

function check(id: string): void {
  if (id !== model) throw new Failure('notFound', { what: 'model' })
}

/** A whole number of the query from 1 on; more than the most is cut. */
function whole(query: ListQuery, field: 'page' | 'page_size', def: number, most: number): number {
  const raw = query[field]
  if (raw === undefined || raw === '') return def
  if (!/^[1-9]\d{0,14}$/.test(raw))
    throw new Failure('badField', {
      field,
      detail: `expected a whole number from 1 but received ${JSON.stringify(raw).slice(0, 40)}`,
    })
  return Math.min(most, Number(raw))
}
