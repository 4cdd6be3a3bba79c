/** Requests made from the document, right and wrong: none may be answered by a fault of ours, nor by what it does not tell. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws, fakeApp, jpeg } from '../fixtures/fake-app.ts'
import { openApi } from './document.ts'
import { answerChecker } from './fixtures/answer-checker.ts'

const document = openApi({ server: 'http://localhost', version: '0.1.0', profile: 'strict' })
const check = answerChecker(document)

interface Param {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: { readonly type?: string; readonly enum?: readonly string[] }
  readonly example?: string
}
interface Told {
  readonly parameters?: readonly Param[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly examples?: object }>> }
}
const operations = Object.entries(document['paths'] as Record<string, Record<string, Told>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, told]) => ({ path, method, told })),
)

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e999',
    'true',
    'null',
    '../../etc/passwd',
    '%00',
    '\u202e',
    'a'.repeat(3000),
    '$ne',
  ),
  fc.integer().map(String),
  fc.double().map(String),
)
/** What fits a parameter, or anything at all. */
const fitting = ({ schema, example }: Param): fc.Arbitrary<string> =>
  fc.oneof(
    odd,
    example === undefined ? fc.constant('x') : fc.constant(example),
    schema.enum ? fc.constantFrom(...schema.enum) : fc.nat(200).map(String),
  )

/** A text as a header may carry it. */
const headerSafe = (text: string): string => text.replace(/[^\t\x20-\x7e]/g, '?').trim()

/** A JSON value with one of its parts, however deep, put in place of another value or left out. */
function bent(value: unknown): fc.Arbitrary<unknown> {
  const other = fc.jsonValue({ maxDepth: 2 })
  if (Array.isArray(value) && value.length > 0)
    return fc.oneof(
      other,
      bent(value[0]).map((v) => [v, ...value.slice(1)]),
      fc.constant([...value, ...value]),
    )
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    return fc.oneof(
      other,
      ...entries.flatMap(([name, part]) => [
        bent(part).map((v) => ({ ...value, [name]: v })),
        fc.constant(Object.fromEntries(entries.filter(([n]) => n !== name))),
      ]),
    )
  }
  return other
}

async function bodiesOf({
  requestBody,
}: Told): Promise<fc.Arbitrary<{ type: string; payload: string | Buffer }>> {
  const generation = {
    model: 'spark_style_template',
    input: [
      {
        params: {
          req_key: draws[0],
          binary_data_base64: [(await jpeg()).toString('base64')],
          return_url: true,
          logo_info: { add_logo: true, position: 1, language: 1, opacity: 0.5, logo_text_content: 'x' },
        },
      },
    ],
    metadata: { order: 7 },
    moderation: false,
  }
  const types = Object.keys(requestBody?.content ?? { 'application/json': {} })
  const json = fc
    .oneof(bent(generation), fc.constant(generation), fc.jsonValue())
    .map((value) => ({ type: 'application/json', payload: JSON.stringify(value) }))
  const raw = fc
    .tuple(
      fc.constantFrom(...types, 'text/plain', 'multipart/form-data; boundary=x', 'application/json'),
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }).map((b) => Buffer.from(b)),
        fc.string({ maxLength: 200 }),
      ),
    )
    .map(([type, payload]) => ({ type, payload }))
  const form = fc
    .tuple(fc.constantFrom('photo', 'file', 'image', 'style', ''), odd, odd)
    .map(([field, style, text]) => {
      const part = (head: string, value: string) =>
        `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`
      const photo = part(`name="${field}"; filename="a.jpg"`, text)
      return {
        type: 'multipart/form-data; boundary=x',
        payload: `${photo}${part('name="style"', style)}--x--\r\n`,
      }
    })
  return fc.oneof(json, raw, form)
}

test.each(operations.map((o) => [`${o.method.toUpperCase()} ${o.path}`, o] as const))(
  '%s',
  async (_name, { path, method, told }) => {
    const { app, headers } = await fakeApp({ metrics: 'open', syncMs: 1 })
    const bodies =
      method === 'get' ? fc.constant(undefined) : fc.option(await bodiesOf(told), { nil: undefined })
    const given = fc.record({
      values: fc.tuple(...(told.parameters ?? []).map((p) => fc.option(fitting(p), { nil: undefined }))),
      body: bodies,
      accept: fc.constantFrom('*/*', 'application/json', 'application/problem+json', 'nonsense'),
      agent: fc.constantFrom('sa-go/0.1.0', 'vtrix-cli/1.0', ''),
    })
    await fc.assert(
      fc.asyncProperty(given, async ({ values, body, accept, agent }) => {
        let url = path
        const query = new URLSearchParams()
        const sent: Record<string, string> = { ...headers, accept, ...(agent && { 'user-agent': agent }) }
        for (const [i, p] of (told.parameters ?? []).entries()) {
          const value = values[i]
          if (p.in === 'path')
            url = url.replace(`{${p.name}}`, encodeURIComponent(value || 'x').replaceAll('.', '%2E'))
          else if (value === undefined) continue
          else if (p.in === 'query') query.append(p.name, value)
          else sent[p.name.toLowerCase()] = headerSafe(value)
        }
        // Who asks to be held is; here nobody draws what it waits for.
        if (query.has('wait')) query.set('wait', '0')
        delete sent['prefer']
        const reply = await app.inject({
          method: method.toUpperCase() as 'GET',
          url: `${url}${query.size > 0 ? `?${query}` : ''}`,
          headers: { ...sent, ...(body && { 'content-type': body.type }) },
          ...(body && { payload: body.payload }),
        })
        const type = String(reply.headers['content-type'] ?? '').split(';', 1)[0] ?? ''
        expect(reply.statusCode, `${url} ${query} ${reply.body.slice(0, 300)}`).not.toBe(500)
        const isJson = /json$/.test(type)
        const answer = { method, path, status: reply.statusCode, type, ...(isJson && { body: reply.json() }) }
        expect(check(answer)).toEqual([])
      }),
      { numRuns: 120, seed: 7 },
    )
  },
  120_000,
)
