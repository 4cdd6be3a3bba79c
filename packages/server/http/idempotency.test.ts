import { Failure } from '@atelier/contract'
import { expect, test } from 'vitest'
import { fakeApp, jpeg } from './fixtures/fake-app.ts'
import { readIdempotencyKey } from './idempotency.ts'

test.each([
  ['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
  ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
  [' "a b, \\"c\\" \\\\" ', 'a b, "c" \\'],
  ['x'.repeat(255), 'x'.repeat(255)],
  [undefined, undefined],
])('reads the key %j', (header, key) => {
  expect(readIdempotencyKey(header)).toBe(key)
})

test.each(['', ' ', '""', 'a b', 'a, b', 'a"b', '"a', '"\\a"', 'ä', 'x'.repeat(256)])(
  'refuses the key %j',
  (header) => {
    expect(() => readIdempotencyKey(header)).toThrow(Failure)
  },
)

test('the body as it was sent is what a key stands for', async () => {
  const { app, headers, taken } = await fakeApp()
  const photo = (await jpeg()).toString('base64')
  const params = { req_key: 'img2img_water_paint_style_usage', binary_data_base64: [photo] }
  const body = JSON.stringify({ model: 'spark_style_template', input: [{ params }] })
  const send = (payload: string, key?: string) =>
    app.inject({
      method: 'POST',
      url: '/model/v1/generation',
      headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) },
      payload,
    })
  for (const payload of [body, body, `${body} `]) expect((await send(payload, '"k"')).statusCode).toBe(200)
  await send(body)
  const [first, second, third, none] = taken.map((t) => t.once)
  expect(first).toEqual({ name: 'k', fingerprint: expect.stringMatching(/^[\w-]{43}$/) })
  expect(second).toEqual(first)
  expect(third?.fingerprint).not.toBe(first?.fingerprint)
  expect(none).toBeUndefined()
  const refused = await send(body, 'a b')
  expect([refused.statusCode, refused.json().error.reason]).toEqual([400, 'invalid_idempotency_key'])
  expect(taken).toHaveLength(4)
})
