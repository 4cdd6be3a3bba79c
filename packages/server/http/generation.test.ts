import { randomBytes } from 'node:crypto'
import { Failure, taskReply } from '@atelier/contract'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { fakeApp, jpeg } from './fixtures/fake-app.ts'

const key = 'img2img_water_paint_style_usage'
const photo = (await jpeg()).toString('base64')
const good = { req_key: key, binary_data_base64: [photo] }

describe('a submission', () => {
  test('is taken in and answered with a task in progress', async () => {
    const { post, taken } = await fakeApp()
    const reply = await post(good, { body: { metadata: { order: 7, phase: 'theirs' } } })
    expect(reply.statusCode).toBe(200)
    const task = taskReply.parse(reply.json())
    expect(task).toMatchObject({
      status: 'in_progress',
      progress: 0,
      model: 'spark_style_template',
      created_at: 1_785_000_000,
      metadata: { order: 7, phase: 'queued', queue_position: 3, req_key: key },
    })
    expect(task.request_id).toBe(reply.headers['x-request-id'])
    expect(taken[0]).toMatchObject({ style: { key }, inline: false, metadata: { order: 7 } })
    expect(taken[0]).not.toHaveProperty('mark')
    const taking = taken[0]?.photo as { bytes: Buffer }
    expect(Buffer.from(taking.bytes).toString('base64')).toBe(photo)
  })

  test.each([
    ['as a data: URL', `data:image/png;base64,${photo}`],
    ['with line breaks', photo.replace(/.{76}/g, '$&\r\n')],
    ['without padding', photo.replace(/=+$/, '')],
    ['URL-safe', photo.replace(/\+/g, '-').replace(/\//g, '_')],
    ['with blanks around it', `  ${photo}\n`],
  ])('takes base64 %s', async (_, base64) => {
    const { post, taken } = await fakeApp()
    expect((await post({ ...good, binary_data_base64: [base64] })).statusCode).toBe(200)
    const taking = taken[0]?.photo as { bytes: Buffer }
    expect(Buffer.from(taking.bytes).equals(Buffer.from(photo, 'base64'))).toBe(true)
  })

  test.each([
    ['slashes', (s: string) => s.replaceAll('/', '\\/')],
    ['slashes of a data: URL', (s: string) => `data:image\\/jpeg;base64,${s.replaceAll('/', '\\/')}`],
    ['line breaks', (s: string) => s.replace(/.{76}/g, '$&\\r\\n')],
  ])('takes long base64 with escaped %s', async (_, escaped) => {
    const noisy = await sharp(randomBytes(800 * 600 * 3), { raw: { width: 800, height: 600, channels: 3 } })
      .jpeg()
      .toBuffer()
    const { app, headers, taken } = await fakeApp()
    const payload = `{"model":"spark_style_template","input":[{"params":{"req_key":"${key}","binary_data_base64":["${escaped(noisy.toString('base64'))}"]}}]}`
    const reply = await app.inject({ method: 'POST', url: '/model/v1/generation', headers, payload })
    expect(reply.statusCode).toBe(200)
    const taking = taken[0]?.photo as { bytes: Buffer }
    expect(Buffer.from(taking.bytes).equals(noisy)).toBe(true)
  })

  test.each([
    ['an alias without _usage', { req_key: 'img2img_water_paint_style' }, { key }],
    ['an empty sub_req_key', { req_key: key, sub_req_key: '' }, { key }],
    ['a null sub_req_key', { req_key: key, sub_req_key: null }, { key }],
    [
      'a sub-style',
      { req_key: 'img2img_comic_style', sub_req_key: 'img2img_comic_style_marvel' },
      { key: 'img2img_comic_style_usage', subKey: 'img2img_comic_style_marvel' },
    ],
  ])('normalises %s', async (_, params, style) => {
    const { post, taken } = await fakeApp()
    expect((await post({ ...good, ...params })).statusCode).toBe(200)
    expect(taken[0]?.style).toEqual(style)
  })

  test('with ATELIER_DEFAULT_SUB=first draws the first sub-style', async () => {
    const { post, taken } = await fakeApp({ defaultSub: 'first' })
    expect((await post({ ...good, req_key: 'img2img_comic_style_usage' })).statusCode).toBe(200)
    expect(taken[0]?.style.subKey).toBe('img2img_comic_style_monet')
  })

  test('prefers base64 where each form holds one photo', async () => {
    const { post, taken } = await fakeApp()
    await post({ ...good, image_urls: ['https://example.com/a.jpg'] })
    await post({ ...good, binary_data_base64: [], image_urls: ['https://example.com/a.jpg'] })
    expect(taken[0]?.photo).toHaveProperty('bytes')
    expect(taken[1]?.photo).toEqual({ url: 'https://example.com/a.jpg' })
  })

  test.each([
    [{ add_logo: true }, { position: 0, language: 0, opacity: 0.3 }],
    [
      { add_logo: 'true', position: '2', language: '1', opacity: '0.5' },
      { position: 2, language: 1, opacity: 0.5 },
    ],
    [
      { add_logo: true, logo_text_content: 'mine' },
      { position: 0, language: 0, opacity: 0.3, text: 'mine' },
    ],
    [
      { add_logo: true, position: null, opacity: 1 },
      { position: 0, language: 0, opacity: 1 },
    ],
    [{ position: 3 }, undefined],
    [{ add_logo: false, opacity: 0.9 }, undefined],
    [null, undefined],
  ])('reads logo_info %j', async (logo_info, mark) => {
    const { post, taken } = await fakeApp()
    expect((await post({ ...good, logo_info })).statusCode).toBe(200)
    expect(taken[0]?.mark).toEqual(mark)
  })

  test('names its model in the body or in X-Model, never two', async () => {
    const { post } = await fakeApp()
    const header = { 'x-model': 'spark_style_template' }
    expect((await post(good, { headers: header, body: { model: undefined } })).statusCode).toBe(200)
    expect((await post(good, { headers: header })).statusCode).toBe(200)
    const both = await post(good, { headers: { 'x-model': 'other' } })
    expect([both.statusCode, both.json().error.reason]).toEqual([400, 'model_conflict'])
    const none = await post(good, { body: { model: '' } })
    expect([none.statusCode, none.json().error.reason]).toEqual([400, 'missing_model'])
    const other = await post(good, { body: { model: 'other' } })
    expect([other.statusCode, other.json().error.reason]).toEqual([400, 'unknown_model'])
  })

  test('may carry members nobody knows', async () => {
    const { post, taken } = await fakeApp()
    const body = { moderation: true, dash_scope: false, parameters: { a: 1 }, strange: [1] }
    expect((await post({ ...good, strength: 0.6 }, { body })).statusCode).toBe(200)
    expect(taken[0]?.moderation).toBe(true)
  })
})

const p = (name: string) => `input[0].params.${name}`
const wrong: [string, unknown, string, string, string | undefined][] = [
  ['no req_key', { binary_data_base64: [photo] }, '003008001', 'missing_req_key', p('req_key')],
  ['an empty req_key', { ...good, req_key: '' }, '003008001', 'missing_req_key', p('req_key')],
  ['a null req_key', { ...good, req_key: null }, '003008001', 'missing_req_key', p('req_key')],
  ['no params', null, '003008001', 'missing_req_key', p('req_key')],
  ['an unknown req_key', { ...good, req_key: 'x' }, '003008002', 'invalid_req_key', p('req_key')],
  ['a req_key that is a number', { ...good, req_key: 5 }, '003008002', 'invalid_req_key', p('req_key')],
  ['a bare _usage', { ...good, req_key: '_usage' }, '003008002', 'invalid_req_key', p('req_key')],
  [
    'no sub_req_key where one is needed',
    { ...good, req_key: 'img2img_comic_style_usage' },
    '003008003',
    'missing_sub_req_key',
    p('sub_req_key'),
  ],
  [
    'a sub_req_key of another style',
    { ...good, req_key: 'img2img_comic_style_usage', sub_req_key: 'img2img_clay_style_3d' },
    '003008003',
    'invalid_sub_req_key',
    p('sub_req_key'),
  ],
  [
    'a sub_req_key where none is known',
    { ...good, sub_req_key: 'img2img_clay_style_3d' },
    '003008003',
    'invalid_sub_req_key',
    p('sub_req_key'),
  ],
  ['no photo', { req_key: key }, '003008004', 'missing_image', p('binary_data_base64')],
  [
    'empty arrays',
    { req_key: key, image_urls: [], binary_data_base64: [] },
    '003008004',
    'missing_image',
    undefined,
  ],
  [
    'blank entries',
    { req_key: key, image_urls: [' '], binary_data_base64: [null] },
    '003008004',
    'missing_image',
    undefined,
  ],
  [
    'two photos',
    { ...good, binary_data_base64: [photo, photo] },
    '003008005',
    'invalid_image_count',
    p('binary_data_base64'),
  ],
  [
    'two addresses',
    { ...good, image_urls: ['http://a', 'http://b'] },
    '003008005',
    'invalid_image_count',
    p('image_urls'),
  ],
  [
    'no base64',
    { ...good, binary_data_base64: ['not base64!'] },
    '003008004',
    'invalid_base64',
    p('binary_data_base64'),
  ],
  [
    'letters that look like base64',
    { ...good, binary_data_base64: [`\u0141${photo}`] },
    '003008004',
    'invalid_base64',
    undefined,
  ],
  [
    'one letter too few',
    { ...good, binary_data_base64: ['abcde'] },
    '003008004',
    'invalid_base64',
    undefined,
  ],
  [
    'padding in the middle',
    { ...good, binary_data_base64: ['abc=defg'] },
    '003008004',
    'invalid_base64',
    undefined,
  ],
  [
    'a long garbage',
    { ...good, binary_data_base64: [`${'A'.repeat(40_000)}*${'A'.repeat(9)}`] },
    '003008004',
    'invalid_base64',
    undefined,
  ],
  [
    'text instead of a photo',
    { ...good, binary_data_base64: ['aGVsbG8='] },
    '003008004',
    'image_unsupported',
    undefined,
  ],
  ['a plain string', { ...good, binary_data_base64: photo }, '400', 'invalid_field', p('binary_data_base64')],
  [
    'a number in the array',
    { ...good, image_urls: [7], binary_data_base64: [] },
    '400',
    'invalid_field',
    `${p('image_urls')}[0]`,
  ],
  [
    'a file address',
    { req_key: key, image_urls: ['file:///etc/passwd'] },
    '003008004',
    'invalid_image_url',
    p('image_urls'),
  ],
  [
    'no address',
    { req_key: key, image_urls: ['photo.jpg'] },
    '003008004',
    'invalid_image_url',
    p('image_urls'),
  ],
  [
    'a password in the address',
    { req_key: key, image_urls: ['https://a:b@example.com/'] },
    '003008004',
    'invalid_image_url',
    undefined,
  ],
  ['return_url of another type', { ...good, return_url: 'yes' }, '400', 'invalid_field', p('return_url')],
  ['logo_info of another type', { ...good, logo_info: '{}' }, '400', 'invalid_field', p('logo_info')],
  [
    'a position out of range',
    { ...good, logo_info: { position: 4 } },
    '400',
    'invalid_field',
    p('logo_info.position'),
  ],
  [
    'half a position',
    { ...good, logo_info: { position: 1.5 } },
    '400',
    'invalid_field',
    p('logo_info.position'),
  ],
  [
    'a language out of range',
    { ...good, logo_info: { language: 2 } },
    '400',
    'invalid_field',
    p('logo_info.language'),
  ],
  [
    'an opacity out of range',
    { ...good, logo_info: { opacity: 1.1 } },
    '400',
    'invalid_field',
    p('logo_info.opacity'),
  ],
  [
    'an opacity of words',
    { ...good, logo_info: { opacity: 'half' } },
    '400',
    'invalid_field',
    p('logo_info.opacity'),
  ],
  [
    'a text that is none',
    { ...good, logo_info: { logo_text_content: 1 } },
    '400',
    'invalid_field',
    p('logo_info.logo_text_content'),
  ],
  ['params of another type', [1], '400', 'invalid_field', 'input[0].params'],
]

describe('a wrong submission', () => {
  test.each(wrong)('with %s is refused', async (_, params, code, reason, param) => {
    const { post, taken } = await fakeApp()
    const reply = await post(params)
    expect(reply.statusCode).toBe(400)
    expect(reply.json().error).toMatchObject({ code, error_code: code, reason, retryable: false })
    if (param !== undefined) expect(reply.json().error.param).toBe(param)
    expect(taken).toHaveLength(0)
  })

  test.each([
    ['no JSON', 'hello', 'invalid_json'],
    ['nothing', '', 'invalid_json'],
    ['an array', '[]', 'invalid_field'],
    ['a number', '5', 'invalid_field'],
    ['input of another type', '{"model":"spark_style_template","input":{}}', 'invalid_field'],
    ['two inputs', '{"model":"spark_style_template","input":[{},{}]}', 'invalid_field'],
    ['metadata of another type', '{"model":"spark_style_template","metadata":[]}', 'invalid_field'],
    ['no input', '{"model":"spark_style_template"}', 'missing_req_key'],
  ])('with %s for a body is refused', async (_, payload, reason) => {
    const { app, headers } = await fakeApp()
    const reply = await app.inject({
      method: 'POST',
      url: '/model/v1/generation',
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    })
    expect([reply.statusCode, reply.json().error.reason]).toEqual([400, reason])
  })

  test('that nests without end is refused and nothing breaks', async () => {
    const { app, headers } = await fakeApp()
    const payload = `{"model":"spark_style_template","input":[{"params":${JSON.stringify(good)}}],"metadata":{"a":${'['.repeat(2e5)}${']'.repeat(2e5)}}}`
    const reply = await app.inject({ method: 'POST', url: '/model/v1/generation', headers, payload })
    expect([reply.statusCode, reply.json().error.param ?? reply.json().error.reason]).toEqual([
      400,
      'metadata',
    ])
  })

  test('is refused by its type, its encoding and its size', async () => {
    const { app, headers } = await fakeApp()
    const send = (more: Record<string, string>, payload: string) =>
      app.inject({ method: 'POST', url: '/model/v1/generation', headers: { ...headers, ...more }, payload })
    expect((await send({ 'content-type': 'text/plain' }, '{}')).statusCode).toBe(415)
    expect(
      (await send({ 'content-encoding': 'gzip', 'content-type': 'application/json' }, '{}')).statusCode,
    ).toBe(415)
    const big = await send({ 'content-type': 'application/json' }, ' '.repeat(9 * 2 ** 20 + 1))
    expect([big.statusCode, big.json().error.code, big.json().error.reason]).toEqual([
      413,
      '003008097',
      'body_too_large',
    ])
  })

  test('of a small or heavy photo is told why', async () => {
    const { post } = await fakeApp()
    const small = await post({ ...good, binary_data_base64: [(await jpeg(400, 300)).toString('base64')] })
    expect([small.statusCode, small.json().error.reason]).toEqual([400, 'image_too_small'])
    const heavy = Buffer.concat([await jpeg(), Buffer.alloc(5 * 2 ** 20)])
    const reply = await post({ ...good, binary_data_base64: [heavy.toString('base64')] })
    expect([reply.statusCode, reply.json().error.code, reply.json().error.reason]).toEqual([
      400,
      '003008097',
      'image_too_large',
    ])
  })

  test('with ATELIER_PARAM_ERRORS=task becomes a task that failed, for its own key alone', async () => {
    const { post, task } = await fakeApp({ paramErrors: 'task' })
    const reply = await post({ ...good, req_key: 'x' })
    expect(reply.statusCode).toBe(200)
    const failed = reply.json()
    expect(taskReply.parse(failed)).toMatchObject({ status: 'failed', error: { code: '003008002' } })
    const again = await task(failed.id)
    expect(taskReply.parse(again.json())).toMatchObject({ status: 'failed', error: failed.error })
    expect((await task(failed.id, { authorization: 'Bearer other-key' })).statusCode).toBe(404)
    expect((await task(`${failed.id}A`)).statusCode).toBe(404)
  })
})

describe('a refusal of the desk', () => {
  test.each([
    [new Failure('queueFull', { seconds: 10 }), 503, '10'],
    [new Failure('shuttingDown', { seconds: 5 }), 503, '5'],
    [new Failure('styleNotDrawn', { given: 'x', allowed: 'y' }), 503, undefined],
    [new Failure('tooManyTasks', { given: 2, allowed: 2 }), 429, '2'],
    [new Failure('insufficientBalance', { balance: '0.00', price: '0.02' }), 403, undefined],
  ])('%s is passed on', async (failure, status, retryAfter) => {
    const { post, refuse } = await fakeApp()
    refuse(failure)
    const reply = await post(good)
    expect(reply.statusCode).toBe(status)
    expect(reply.headers['retry-after']).toBe(retryAfter)
    expect(reply.json().error.error_message).toContain(failure.message)
  })
})
