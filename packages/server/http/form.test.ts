import { readdirSync } from 'node:fs'
import { limits } from '@atelier/contract'
import { expect, test } from 'vitest'
import { fakeApp, jpeg } from './fixtures/fake-app.ts'

const submitPath = '/model/v1/generation'
const uploadPath = '/api/v1/storage/files'
const style = 'img2img_water_paint_style_usage'

type Part = readonly [name: string, value: string | Buffer, fileName?: string | undefined]

const form = (parts: readonly Part[], end = '--', boundary = 'x-y') => {
  const pieces = parts.flatMap(([name, value, fileName]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${
      fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: image/jpeg`
    }\r\n\r\n`,
    value,
    '\r\n',
  ])
  return {
    payload: Buffer.concat([...pieces, `--${boundary}${end}`].map((p) => Buffer.from(p))),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

async function setup() {
  const app = await fakeApp()
  const photo = await jpeg()
  const send = (url: string, { payload, headers }: ReturnType<typeof form>, more: object = {}) =>
    app.app.inject({ method: 'POST', url, headers: { ...app.headers, ...headers, ...more }, payload })
  return { ...app, photo, send }
}

test('a form is the generation it stands for', async () => {
  const { send, photo, taken, arriving } = await setup()
  const answer = await send(
    submitPath,
    form([
      ['style', 'comic_marvel'],
      ['photo', photo, 'me.jpg'],
      ['return_url', 'false'],
      ['logo_info', '{"add_logo":true}'],
      ['logo_info.position', '2'],
      ['metadata', '{"order":7}'],
    ]),
  )
  expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('in_progress')])
  expect(taken[0]).toMatchObject({
    style: { key: 'img2img_comic_style_usage', subKey: 'img2img_comic_style_marvel' },
    photo: { file: expect.stringContaining('arriving') },
    inline: true,
    mark: { position: 2 },
    metadata: { order: 7 },
  })
  expect(readdirSync(arriving)).toEqual([])
})

test.each<[string, readonly Part[] | 'cut' | 'text', string, string, string?]>([
  ['no photo', [['style', 'water_paint']], '003008004', 'missing_image', 'photo'],
  ['no style', [['photo', '@', 'a.jpg']], '003008001', 'missing_req_key', 'req_key'],
  [
    'a text instead of a file',
    [
      ['style', 'water_paint'],
      ['photo', 'me.jpg'],
    ],
    '400',
    'invalid_field',
    'photo',
  ],
  [
    'an unknown style',
    [
      ['style', 'oil'],
      ['photo', '@', 'a.jpg'],
    ],
    '400',
    'invalid_field',
    'style',
  ],
  [
    'a key that is none',
    [
      ['req_key', 'oil'],
      ['photo', '@', 'a.jpg'],
    ],
    '003008002',
    'invalid_req_key',
    'req_key',
  ],
  [
    'no sub style',
    [
      ['style', 'img2img_comic_style_usage'],
      ['photo', '@', 'a.jpg'],
    ],
    '003008003',
    'missing_sub_req_key',
    'sub_req_key',
  ],
  [
    'a misspelt field',
    [
      ['stlye', 'water_paint'],
      ['photo', '@', 'a.jpg'],
    ],
    '400',
    'invalid_field',
    'stlye',
  ],
  [
    'a style said twice',
    [
      ['style', 'water_paint'],
      ['req_key', style],
      ['photo', '@', 'a.jpg'],
    ],
    '400',
    'invalid_field',
    'style',
  ],
  [
    'a field given twice',
    [
      ['style', 'water_paint'],
      ['style', 'ghibli'],
      ['photo', '@', 'a.jpg'],
    ],
    '400',
    'invalid_field',
    'style',
  ],
  [
    'two photos',
    [
      ['style', 'water_paint'],
      ['photo', '@', 'a.jpg'],
      ['photo', '@', 'b.jpg'],
    ],
    '003008005',
    'invalid_image_count',
    'photo',
  ],
  [
    'a photo and an address',
    [
      ['style', 'water_paint'],
      ['photo', '@', 'a.jpg'],
      ['image_urls', 'https://a.b/c.jpg'],
    ],
    '400',
    'invalid_field',
    'image_urls',
  ],
  ['a file where none belongs', [['style', '@', 'a.jpg']], '400', 'invalid_field', 'style'],
  [
    'no picture',
    [
      ['style', 'water_paint'],
      ['photo', 'hello', 'a.jpg'],
    ],
    '003008004',
    'image_unsupported',
    'photo',
  ],
  [
    'an empty file',
    [
      ['style', 'water_paint'],
      ['image', '', 'a.jpg'],
    ],
    '003008004',
    'image_unsupported',
    'image',
  ],
  [
    'a file too big',
    [
      ['style', 'water_paint'],
      ['photo', Buffer.alloc(limits.photoBytes + 1), 'a.jpg'],
    ],
    '003008097',
    'image_too_large',
    'photo',
  ],
  [
    'a wrong value',
    [
      ['style', 'water_paint'],
      ['photo', '@', 'a.jpg'],
      ['logo_info.position', '9'],
    ],
    '400',
    'invalid_field',
    'logo_info.position',
  ],
  [
    'metadata that is no object',
    [
      ['style', 'water_paint'],
      ['photo', '@', 'a.jpg'],
      ['metadata', '[1]'],
    ],
    '400',
    'invalid_field',
    'metadata',
  ],
  ['a long field', [['metadata', 'x'.repeat(limits.formFieldBytes + 1)]], '400', 'invalid_field', 'metadata'],
  [
    'a wrong address',
    [
      ['style', 'water_paint'],
      ['image_urls', 'ftp://a.b/c'],
    ],
    '003008004',
    'invalid_image_url',
    'image_urls',
  ],
  [
    'many parts',
    Array.from({ length: limits.formParts + 1 }, (_, i): Part => [`metadata${i}`, '']),
    '400',
    'invalid_form',
  ],
  ['a form that ends early', 'cut', '400', 'invalid_form'],
])('a form with %s is refused and named', async (_what, parts, code, reason, param) => {
  const { send, photo, taken, arriving } = await setup()
  const filled = (list: readonly Part[]) =>
    list.map(([name, value, file]): Part => (value === '@' ? [name, photo, file] : [name, value, file]))
  const sent =
    parts === 'cut' ? form([['photo', photo, 'a.jpg']], '') : form(filled(parts as readonly Part[]))
  if (parts === 'cut') sent.payload = sent.payload.subarray(0, -400)
  const answer = await send(submitPath, sent)
  const { error } = answer.json()
  expect([answer.statusCode, error.code, error.reason, error.param]).toEqual([400, code, reason, param])
  expect(taken).toEqual([])
  expect(readdirSync(arriving)).toEqual([])
})

test('a form without a boundary, and one beyond every limit, are refused', async () => {
  const { send, photo } = await setup()
  const bare = { ...form([['photo', photo, 'a.jpg']]), headers: { 'content-type': 'multipart/form-data' } }
  expect((await send(submitPath, bare)).json().error.reason).toBe('invalid_form')
  const text: Part = ['a', 'x'.repeat(limits.formFieldBytes)]
  const preamble = form([text])
  preamble.payload = Buffer.concat([Buffer.alloc(limits.formBytes + 1), preamble.payload])
  const big = await send(submitPath, preamble)
  expect([big.statusCode, big.json().error.reason]).toEqual([413, 'body_too_large'])
  const elsewhere = await send('/model/v1/generation/task/x/cancel', form([text]))
  expect(elsewhere.statusCode).toBe(415)
})

test('the same form under one Idempotency-Key is the same, whatever its boundary', async () => {
  const { send, photo, taken } = await setup()
  const parts: Part[] = [
    ['style', 'water_paint'],
    ['photo', photo, 'a.jpg'],
  ]
  await send(submitPath, form(parts, '--', 'one'), { 'idempotency-key': 'k' })
  await send(submitPath, form(parts, '--', 'two'), { 'idempotency-key': 'k' })
  await send(submitPath, form([...parts, ['return_url', 'false']]), { 'idempotency-key': 'k' })
  const [first, second, third] = taken.map((t) => t.once?.fingerprint)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('an upload is drawn, fetched and deleted by its own key alone', async () => {
  const { app, send, post, photo, taken, headers, clock } = await setup()
  const answer = await send(uploadPath, form([['file', photo, 'me.jpg']]))
  expect(answer.statusCode).toBe(200)
  const { data, url, status } = answer.json()
  expect(status.code).toBe(200)
  expect(data).toMatchObject({ url, size: photo.length, content_type: 'image/jpeg', width: 800, height: 600 })
  const params = { req_key: style, image_urls: [url] }
  expect((await post(params)).statusCode).toBe(200)
  expect(taken[0]?.photo).toEqual({ upload: expect.stringMatching(/^uploads\/\d{10}\/file_/) })
  const foreign = await post(params, { headers: { authorization: 'Bearer other-key' } })
  expect([foreign.statusCode, foreign.json().error.reason]).toEqual([400, 'unknown_upload'])
  const path = new URL(url).pathname
  const got = await app.inject({ url: path, headers })
  expect([got.statusCode, got.rawPayload.equals(photo)]).toEqual([200, true])
  const other = { authorization: 'Bearer other-key' }
  expect((await app.inject({ url: path })).statusCode).toBe(401)
  expect((await app.inject({ url: path, headers: other })).statusCode).toBe(404)
  expect((await app.inject({ method: 'DELETE', url: path, headers: other })).statusCode).toBe(404)
  expect((await app.inject({ method: 'DELETE', url: path, headers })).statusCode).toBe(200)
  expect((await app.inject({ url: path, headers })).statusCode).toBe(404)
  expect((await post(params)).json().error.reason).toBe('unknown_upload')

  const late = (await send(uploadPath, form([['photo', photo, 'me.jpg']]))).json().url
  clock.now += 86_400_000
  expect((await post({ req_key: style, image_urls: [late] })).json().error.reason).toBe('unknown_upload')
})

test.each<[string, readonly Part[], number, string]>([
  ['nothing', [], 400, 'invalid_field'],
  ['no picture', [['file', 'hello', 'a.jpg']], 400, 'image_unsupported'],
  ['one too big', [['file', Buffer.alloc(limits.photoBytes + 1), 'a.jpg']], 400, 'image_too_large'],
])('an upload of %s is refused in the envelope', async (_what, parts, http, reason) => {
  const { send } = await setup()
  const answer = await send(uploadPath, form(parts))
  expect([answer.statusCode, answer.json().status.code, answer.json().error.reason]).toEqual([
    http,
    http,
    reason,
  ])
})

test('uploads need a form, the right to draw, and room', async () => {
  const { app, send, photo, headers } = await setup()
  const json = await app.inject({ method: 'POST', url: uploadPath, headers, payload: {} })
  expect(json.statusCode).toBe(415)
  const reader = await send(uploadPath, form([['file', photo, 'a.jpg']]), {
    authorization: 'Bearer read-key',
  })
  expect(reader.statusCode).toBe(403)
  const big = await jpeg(4000, 3000)
  let last = 200
  for (let i = 0; i < 40 && last === 200; i++)
    last = (await send(uploadPath, form([['file', big, 'a.jpg']]))).statusCode
  expect(last).toBe(429)
})
