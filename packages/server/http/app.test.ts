import { connect } from 'node:net'
import { envelope, Failure, failureBody, modelContract, modelList, modelSpec } from '@atelier/contract'
import { describe, expect, test } from 'vitest'
import { draws, fakeApp } from './fixtures/fake-app.ts'

const submit = { method: 'POST', url: '/model/v1/generation' } as const

describe('a key', () => {
  test.each([
    [{ authorization: 'Bearer good-key' }],
    [{ authorization: 'bearer   good-key' }],
    [{ authorization: 'KEY good-key' }],
    [{ 'x-api-key': 'good-key' }],
    [{ authorization: 'Basic abc', 'x-api-key': 'good-key' }],
  ])('opens the door as %j', async (headers) => {
    const { app } = await fakeApp()
    // The body is wrong: who comes as far as that was let in.
    expect((await app.inject({ ...submit, headers, payload: {} })).statusCode).toBe(400)
  })

  test.each([
    [{}, 'missing'],
    [{ authorization: 'Bearer' }, 'not readable'],
    [{ authorization: 'good-key' }, 'not readable'],
    [{ authorization: 'Bearer wrong' }, 'unknown or revoked'],
    [{ 'x-api-key': 'wrong' }, 'unknown or revoked'],
  ])('does not as %j', async (headers, state) => {
    const { app } = await fakeApp()
    const reply = await app.inject({ ...submit, headers, payload: {} })
    expect([reply.statusCode, reply.json().error.code]).toEqual([401, '401'])
    expect(reply.json().message).toContain(state)
    expect(reply.headers['www-authenticate']).toContain('Bearer')
  })

  test('that may only read cannot draw', async () => {
    const { app } = await fakeApp()
    const headers = { authorization: 'Bearer read-key' }
    const reply = await app.inject({ ...submit, headers, payload: {} })
    expect([reply.statusCode, reply.json().error.reason]).toEqual([403, 'forbidden'])
    expect((await app.inject({ url: '/model/v1/generation/task/x', headers })).statusCode).toBe(404)
  })
})

describe('a refusal', () => {
  const ask = async (headers: Record<string, string>, change: Parameters<typeof fakeApp>[0] = {}) =>
    (await fakeApp(change)).app.inject({
      ...submit,
      headers: { authorization: 'Bearer good-key', ...headers },
      payload: { model: 'spark_style_template', input: [{ params: {} }] },
    })

  test('has one body for those who read the documented one, RFC 9457 or a message', async () => {
    const reply = await ask({ 'x-request-id': 'mine-7' })
    const body = failureBody.parse(reply.json())
    expect(reply.headers['content-type']).toMatch(/^application\/json/)
    expect(reply.headers['x-request-id']).toBe('mine-7')
    expect(body).toMatchObject({
      request_id: 'mine-7',
      title: 'Missing req_key',
      error: { code: '003008001', param: 'input[0].params.req_key' },
    })
    expect(body.error.message).toBe(body.error.error_message)
    expect(body.error.error_message).toMatch(/^req_key is missing\. Send /)
    expect((await ask({ 'x-request-id': 'a "b"' })).json().request_id).toMatch(/^req_/)
  })

  test('names an address that explains it', async () => {
    const { app } = await fakeApp()
    const { type } = (await ask({})).json()
    const page = await app.inject(new URL(type).pathname)
    expect(page.json()).toMatchObject({ code: '003008001', reason: 'missing_req_key', http: 400 })
    expect((await app.inject('/errors/none')).statusCode).toBe(404)
  })

  test('is plain text for command lines, on every route', async () => {
    const reply = await ask({ 'x-source': 'cli' })
    const { message, error, ...rest } = reply.json()
    expect(message).toMatch(/^003008001: req_key is missing/)
    expect(error).toMatch(/^req_key is missing/)
    expect(Object.keys(rest)).toEqual(['request_id'])
    const { app } = await fakeApp()
    const stranger = await app.inject({ ...submit, headers: { 'x-source': 'cli' }, payload: {} })
    expect(stranger.json().error).toBeTypeOf('string')
  })

  test('is problem+json where that is accepted', async () => {
    const reply = await ask({ accept: 'application/problem+json, */*' })
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(failureBody.parse(reply.json())).not.toHaveProperty('status')
  })

  test.each([
    ['auto', 'curl/8', '003008001'],
    ['auto', 'sa-go/0.1.0', 3008001],
    ['string', 'sa-go/0.1.0', '003008001'],
    ['int', 'curl/8', 3008001],
  ] as const)('with code type %s tells %s the code %j', async (errorCodeType, agent, code) => {
    const { error } = (await ask({ 'user-agent': agent }, { errorCodeType })).json()
    expect([error.code, error.error_code]).toEqual([code, '003008001'])
  })

  test('of a fault of ours says nothing about it', async () => {
    const { app, headers, desk } = await fakeApp()
    desk.find = async () => {
      throw new Error('secret path /srv/x')
    }
    const reply = await app.inject({ url: '/model/v1/generation/task/x', headers })
    expect([reply.statusCode, reply.json().error.code]).toEqual([500, '003008095'])
    expect(reply.body).not.toContain('secret')
  })
})

describe('limits', () => {
  test('rates are counted by key and told', async () => {
    const { app } = await fakeApp({ ratePerMinute: 2 })
    const ask = (key: string) =>
      app.inject({ url: '/model/v1/generation/task/x', headers: { authorization: `Bearer ${key}` } })
    const first = await ask('good-key')
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"default";q=2;w=60',
      ratelimit: expect.stringMatching(/^"default";r=1;t=\d+$/),
    })
    await ask('good-key')
    const third = await ask('good-key')
    expect([third.statusCode, third.json().error.reason]).toEqual([429, 'rate_limited'])
    expect(third.headers['ratelimit']).toMatch(/^"default";r=0;t=\d+$/)
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask('other-key')).statusCode).toBe(404)
  })

  test('open tasks have a policy of their own', async () => {
    const { post, refuse } = await fakeApp({ ratePerMinute: 60 })
    refuse(new Failure('tooManyTasks', { given: 3, allowed: 3 }))
    const reply = await post({
      req_key: 'img2img_water_paint_style_usage',
      image_urls: ['https://example.com/a.jpg'],
    })
    expect(reply.statusCode).toBe(429)
    expect(reply.headers['ratelimit-policy']).toBe(
      '"default";q=60;w=60, "tasks";q=3;qu="concurrent-requests"',
    )
  })
})

describe('routes', () => {
  test('that are not there are told apart from wrong methods', async () => {
    const { app } = await fakeApp()
    const none = await app.inject('/nowhere')
    expect([none.statusCode, none.json().error.code]).toEqual([404, '404'])
    const wrong = await app.inject({ method: 'PUT', url: '/model/v1/generation/task/x' })
    expect([wrong.statusCode, wrong.json().error.code, wrong.headers.allow]).toEqual([
      405,
      '405',
      'GET, HEAD, DELETE, OPTIONS',
    ])
    const get = await app.inject('/model/v1/generation')
    expect([get.statusCode, get.headers.allow]).toEqual([405, 'POST, OPTIONS'])
    expect((await app.inject('/%zz')).statusCode).toBe(400)
  })

  test('begin with a page that shows the way', async () => {
    const { app } = await fakeApp()
    expect((await app.inject('/')).json()).toMatchObject({
      service: 'atelier',
      submit: 'POST http://localhost:80/model/v1/generation',
    })
  })

  test('tell how the server is', async () => {
    const { app } = await fakeApp({}, { ready: async () => ({ ok: false, parts: { disk: 'full' } }) })
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' })
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json().parts]).toEqual([503, { disk: 'full' }])
  })

  test('are open to browsers, without credentials', async () => {
    const { app } = await fakeApp()
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/model/v1/generation',
      headers: {
        origin: 'https://page.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, content-type, x-model',
      },
    })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization, content-type, x-model',
      'access-control-allow-methods': expect.stringContaining('POST'),
    })
    const refusal = await app.inject({ ...submit, payload: {} })
    expect(refusal.headers['access-control-allow-origin']).toBe('*')
    expect(refusal.headers).not.toHaveProperty('access-control-allow-credentials')
  })

  test('have no banner', async () => {
    const { app } = await fakeApp()
    const { headers } = await app.inject('/healthz')
    expect(headers).not.toHaveProperty('server')
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('discovery', () => {
  const get = async (url: string) => (await fakeApp()).app.inject(url)

  test('lists the model, without a key', async () => {
    const reply = await get('/api/v1/skill/models?page=1&page_size=20')
    expect(reply.statusCode).toBe(200)
    const { status, data } = envelope(modelList).parse(reply.json())
    expect(status.code).toBe(200)
    expect(data).toMatchObject({ total: 1, page: 1, page_size: 20, total_pages: 1 })
    expect(data.models[0]).not.toHaveProperty('curl')
  })

  test.each([
    ['type=image', 1],
    ['type=Video', 0],
    ['keywords=WATERCOLOR', 1],
    ['keywords=spark%20monet', 1],
    ['keywords=kirin', 0],
    ['page=2', 0],
    ['page_size=1000', 1],
    ['include_curl=true', 1],
  ])('with %s shows %i', async (query, count) => {
    const { data } = (await get(`/api/v1/skill/models?${query}`)).json()
    expect(data.models).toHaveLength(count)
    if (query.startsWith('include_curl')) expect(data.models[0].curl).toMatch(/^curl -X POST http:/)
  })

  test.each(['page=0', 'page=x', 'page_size=-1', 'page_size=1.5'])(
    'refuses %s in its envelope',
    async (query) => {
      const reply = await get(`/api/v1/skill/models?${query}`)
      expect([reply.statusCode, reply.json().status.code]).toEqual([400, 400])
    },
  )

  test('specifies every parameter in what the command lines decode', async () => {
    const reply = await get('/api/v1/skill/models/spark_style_template/spec')
    const { data } = envelope(modelSpec).parse(reply.json())
    expect(data.parameters.map((q) => q.name)).toEqual([
      'req_key',
      'sub_req_key',
      'image_urls',
      'binary_data_base64',
      'return_url',
      'logo_info',
    ])
    expect(data.parameters.at(-1)?.children?.map((q) => q.path)).toEqual([
      'input[0].params.logo_info.add_logo',
      'input[0].params.logo_info.position',
      'input[0].params.logo_info.language',
      'input[0].params.logo_info.opacity',
      'input[0].params.logo_info.logo_text_content',
    ])
    expect(data.api.endpoint).toBe('http://localhost:80/model/v1/generation')
    expect(data.styles).toHaveLength(22)
    for (const s of data.styles) expect(s.drawn).toBe(draws.includes(s.req_key))
    expect(data.agent_prompt).toContain('POST http://localhost:80/model/v1/generation')
    expect(data.agent_prompt).toContain('img2img_clay_style_bubble')
  })

  test('describes the model as a contract of the protocol that is served', async () => {
    const reply = await get('/api/v1/skill/model-contracts/spark_style_template')
    const { data } = envelope(modelContract).parse(reply.json())
    expect(data).toMatchObject({ protocol: 'generation', body_mode: 'generation_wrapper' })
    expect(data.input_schema.properties?.['logo_info']?.properties?.['position']).toMatchObject({
      type: 'integer',
      minimum: 0,
      maximum: 3,
    })
  })

  test.each(['/api/v1/skill/models/none/spec', '/api/v1/skill/model-contracts/none', '/api/v1/user/balance'])(
    'answers %s in its envelope',
    async (url) => {
      const reply = await get(url)
      expect([reply.statusCode, reply.json().status.code, reply.json().data]).toEqual([404, 404, null])
    },
  )
})

describe('on the wire itself', () => {
  /** Sends bytes as they are and reads until the server closes. */
  async function raw(text: string): Promise<string> {
    const { app } = await fakeApp()
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as { port: number }
    return new Promise((resolve, reject) => {
      let got = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket
        .on('data', (chunk) => (got += chunk))
        .on('close', () => resolve(got))
        .on('error', reject)
    })
  }

  test('what is not HTTP is told so', async () => {
    const got = await raw('HELLO\r\n\r\n')
    expect(got).toMatch(/^HTTP\/1\.1 400 /)
    expect(JSON.parse(got.slice(got.indexOf('{')))).toMatchObject({ error: { reason: 'invalid_http' } })
  })

  test('headers without end are refused', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })

  test('a body over the limit is answered although it is still being sent', async () => {
    const { app } = await fakeApp()
    const base = await app.listen({ host: '127.0.0.1', port: 0 })
    const headers = { authorization: 'Bearer good-key', 'content-type': 'application/json' }
    const known = await fetch(`${base}/model/v1/generation`, {
      method: 'POST',
      headers,
      body: new Uint8Array(24 * 2 ** 20),
    })
    expect([known.status, (await known.json()).error.reason]).toEqual([413, 'body_too_large'])
    const chunk = new Uint8Array(2 ** 20)
    let sent = 0
    const stream = new ReadableStream({
      pull: (c) => (sent++ < 24 ? c.enqueue(chunk) : c.close()),
    })
    const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit
    const unknown = await fetch(`${base}/model/v1/generation`, init)
    expect([unknown.status, (await unknown.json()).error.reason]).toEqual([413, 'body_too_large'])
  })
})
