import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { fakeApp } from '../fixtures/fake-app.ts'
import { openApi } from './document.ts'
import { answerChecker } from './fixtures/answer-checker.ts'

const document = openApi({ server: 'http://127.0.0.1:8080', version: '0.1.0', profile: 'strict' })

interface Told {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly examples?: object }>> }>
  >
}
const operations = Object.entries(document['paths'] as Record<string, Record<string, Told>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, told]) => ({ path, method, told })),
)

test('the document is OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('tells every route there is, and no others', async () => {
  const routes = new Set<string>()
  const { app } = await fakeApp({}, {}, (made) =>
    made.addHook('onRoute', ({ method, url }) => {
      for (const m of [method].flat())
        if (m !== 'HEAD' && m !== 'OPTIONS') routes.add(`${m} ${url.replace(/:(\w+)/g, '{$1}')}`)
    }),
  )
  await app.ready()
  const told = new Set(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`))
  expect([...told].filter((o) => !routes.has(o))).toEqual([])
  expect([...routes].filter((o) => !told.has(o))).toEqual([])
})

test('every example of an answer fits its schema', () => {
  const check = answerChecker(document)
  let checked = 0
  for (const { path, method, told } of operations)
    for (const [status, { content = {} }] of Object.entries(told.responses))
      for (const [type, { examples = {} }] of Object.entries(content))
        for (const { value } of Object.values(examples) as { value: unknown }[]) {
          checked++
          expect(check({ method, path, status: Number(status), type, body: value })).toEqual([])
        }
  expect(checked).toBeGreaterThan(100)
})

test('an answer that the document does not know is told', () => {
  const check = answerChecker(document)
  const healthz = { method: 'get', path: '/healthz', type: 'application/json' }
  expect(check({ ...healthz, status: 200, body: { status: 'ok' } })).toEqual([])
  expect(check({ ...healthz, status: 200, body: { status: 'fine' } })[0]).toContain('/status')
  expect(check({ ...healthz, status: 418, body: {} })).toEqual(['GET /healthz: 418 is not in the document'])
  expect(check({ ...healthz, path: '/health', status: 200, body: {} })).toEqual([
    'GET /health is not in the document',
  ])
})

test('is served with the address of the caller', async () => {
  const { app } = await fakeApp()
  const reply = await app.inject({ url: '/openapi.json', headers: { host: 'pictures.example' } })
  expect(reply.json()).toMatchObject({ openapi: '3.1.1', servers: [{ url: 'http://pictures.example' }] })
})
