import { Failure, type FailureName, failures, type LimitsProfile } from '@atelier/contract'
import { tell, wireError } from '../telling.ts'
import type { Answer, Bodies, Json, Operation, Param } from './operation.ts'
import { operationsOf } from './operations.ts'
import { componentSchemas } from './schemas.ts'

const requestId = 'req_7c9e6679f4d2b1a3'
const base = 'https://atelier.example'

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

const content = (bodies: Bodies): Json =>
  Object.fromEntries(
    Object.entries(bodies).map(([type, { schema, examples }]) => [
      type,
      {
        schema: typeof schema === 'string' ? refTo(schema) : schema,
        ...(examples && {
          examples: Object.fromEntries(
            Object.entries(examples).map(([name, value]) => [keyOf(name), { summary: name, value }]),
          ),
        }),
      },
    ]),
  )

/** In the order of the first of each. */
function grouped<T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one])
  return groups
}

/** Names of examples may hold nothing that the document's own names may not. */
const keyOf = (name: string): string => name.replace(/[^\w.-]+/g, '_')

const param = ({ name, in: place, doc, schema, required = false, example }: Param): Json => ({
  name,
  in: place,
  required,
  description: doc,
  schema,
  ...(example !== undefined && { example }),
})

const answer = ({ doc, bodies, headers }: Answer): Json => ({
  description: doc,
  ...(bodies && { content: content(bodies) }),
  headers: {
    'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
    ...Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, text]) => [
        name,
        { description: text, schema: { type: 'string' } },
      ]),
    ),
  },
})

/** What a failure is answered with, as an example. */
function exampleOf(name: FailureName, envelope: boolean): Json {
  const failure = new Failure(name)
  if (envelope)
    return {
      status: { code: failure.row.http, message: `${failure.message}. ${failure.hint}` },
      data: null,
      error: wireError(failure, 'string', undefined),
      request_id: requestId,
    }
  return tell(failure, { codeType: 'string', requestId, base }).body as Json
}

/** A refusal a status, with every failure that is told by it as an example. */
function refusals({
  failures: names = [],
  envelope = false,
  answers,
}: Operation): Readonly<Record<string, Json>> {
  const byStatus = grouped([...new Set(names)], (name) => String(failures[name].http))
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !(status in answers))
      .map(([status, told]) => [
        status,
        {
          description: told.map((name) => `\`${failures[name].reason}\``).join(', '),
          headers: {
            'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
            ...(['409', '429', '503'].includes(status) && {
              'Retry-After': {
                description: 'Seconds until it is worth asking again.',
                schema: { type: 'integer' },
              },
            }),
          },
          content: {
            'application/json': {
              schema: refTo(envelope ? 'DiscoveryFailure' : 'Failure'),
              examples: Object.fromEntries(
                told.map((name) => [failures[name].reason, { value: exampleOf(name, envelope) }]),
              ),
            },
          },
        },
      ]),
  )
}

const operation = (o: Operation): Json => ({
  operationId: o.id,
  tags: [o.tag],
  summary: o.summary,
  ...(o.description !== undefined && { description: o.description }),
  ...(o.scopes ? { security: [{ bearer: [] }, { apiKey: [] }], 'x-scopes': o.scopes } : { security: [] }),
  ...(o.params && { parameters: o.params.map(param) }),
  ...(o.body && {
    requestBody: { description: o.body.doc, required: true, content: content(o.body.bodies) },
  }),
  responses: {
    ...Object.fromEntries(Object.entries(o.answers).map(([status, told]) => [status, answer(told)])),
    ...refusals(o),
  },
})

const tags = {
  Drawing: 'Photos in, pictures out.',
  Tasks: 'How tasks stand, and changing one’s mind.',
  Photos: 'Uploads and finished pictures.',
  Discovery: 'What there is, as the hosted API’s clients ask for it.',
  Webhooks: 'Being told when a task ends.',
  Service: 'For operators.',
} as const

/**
 * The whole API as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1).
 * @param server the address callers reach it by
 */
export function openApi({
  server,
  version,
  profile,
}: {
  readonly server: string
  readonly version: string
  readonly profile: LimitsProfile
}): Json {
  const operations = operationsOf(profile)
  const byPath = grouped(operations, (o) => o.path)
  const used = new Set(operations.map((o) => o.tag))
  return {
    openapi: '3.1.1',
    info: {
      title: 'Atelier',
      version,
      summary: 'Photos in, pictures out: the Spark Style Template API, self-hosted.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    tags: Object.entries(tags)
      .filter(([name]) => used.has(name as Operation['tag']))
      .map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(
      [...byPath].map(([path, of]) => [path, Object.fromEntries(of.map((o) => [o.method, operation(o)]))]),
    ),
    components: {
      schemas: componentSchemas(),
      headers: {
        'X-Request-Id': {
          description: 'The caller’s own X-Request-Id, or one of the server’s; it stands in the log.',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'Authorization: Bearer, or Key, and the key.',
        },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      },
    },
  }
}
