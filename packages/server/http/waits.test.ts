import { connect } from 'node:net'
import { commandLineFailureBody, taskDeleted, taskList, taskReply } from '@atelier/contract'
import { describe, expect, test, vi } from 'vitest'
import { fakeApp, jpeg } from './fixtures/fake-app.ts'

const good = {
  req_key: 'img2img_water_paint_style_usage',
  binary_data_base64: [(await jpeg()).toString('base64')],
}
const body = { model: 'spark_style_template', input: [{ params: good }] }
const base = '/model/v1/generation'
const failed = { state: 'failed', failure: { name: 'drawingFailed', about: { detail: 'x' } } } as const
/** Id of the first task of a fake desk. */
const firstId = `task_${'1'.padStart(32, '0')}`

async function withTask(change: Parameters<typeof fakeApp>[0] = {}) {
  const fake = await fakeApp(change)
  const { id } = (await fake.post(good)).json()
  const call = (method: 'GET' | 'POST' | 'DELETE', path: string, headers: Record<string, string> = {}) =>
    fake.app.inject({ method, url: `${base}/task/${id}${path}`, headers: { ...fake.headers, ...headers } })
  return { ...fake, id, call }
}

describe('a held request', () => {
  test('is answered when the task ends, without looking in between', async () => {
    const { call, stand, id, bell } = await withTask()
    const held = call('GET', '?wait=30')
    await vi.waitFor(() => expect(bell.waited).toBe(1))
    stand(id, failed)
    const reply = await held
    expect(reply.json().status).toBe('failed')
    expect(reply.headers['preference-applied'], 'that was no preference').toBeUndefined()
    expect(bell.waited).toBe(0)
  })

  test('is told as it stands when the time is up', async () => {
    const { call } = await withTask({ holdMs: 1000 })
    const reply = await call('GET', '', { prefer: 'wait=500' })
    expect([reply.json().status, reply.headers['preference-applied']]).toEqual(['in_progress', 'wait=1'])
  })

  test.each(['x', '-1', '1.5', ''])('is refused for wait=%s', async (wait) => {
    const { call } = await withTask()
    const reply = await call('GET', `?wait=${wait}`)
    expect([reply.statusCode, reply.json().error.param]).toEqual([400, 'wait'])
  })

  test('may be the one that submits', async () => {
    const { app, headers, stand, bell } = await fakeApp()
    const held = app.inject({ method: 'POST', url: `${base}?wait=30`, headers, payload: body })
    await vi.waitFor(() => expect(bell.waited).toBe(1))
    stand(firstId, failed)
    expect((await held).json()).toMatchObject({ id: firstId, status: 'failed' })
  })

  test('leaves nobody waiting when its client goes, or the server stops', async () => {
    const { app, id, bell, call } = await withTask()
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as { port: number }
    for (const path of [`${base}/task/${id}?wait=30`, `${base}/task/${id}/stream`]) {
      const socket = connect(port, '127.0.0.1')
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good-key\r\n\r\n`)
      await vi.waitFor(() => expect(bell.waited, path).toBe(1))
      socket.destroy()
      await vi.waitFor(() => expect(bell.waited, path).toBe(0))
    }
    const held = call('GET', '?wait=30')
    const stream = call('GET', '/stream')
    await vi.waitFor(() => expect(bell.waited).toBe(1))
    bell.silence()
    expect((await held).json().status).toBe('in_progress')
    expect((await stream).body).not.toMatch(/event: (done|error)/)
  })
})

describe('POST /sync', () => {
  const sync = (fake: Awaited<ReturnType<typeof fakeApp>>, headers: Record<string, string> = {}) =>
    fake.app.inject({
      method: 'POST',
      url: `${base}/sync`,
      headers: { ...fake.headers, ...headers },
      payload: body,
    })

  test('is answered with the task that ended', async () => {
    const fake = await fakeApp()
    const held = sync(fake)
    await vi.waitFor(() => expect(fake.bell.waited).toBe(1))
    fake.stand(firstId, failed)
    const reply = await held
    expect(reply.statusCode).toBe(200)
    expect(taskReply.parse(reply.json()).status).toBe('failed')
  })

  test.each([
    ['its own time', { syncMs: 1000 }, {}],
    ['the time that was asked for', {}, { prefer: 'wait=1' }],
  ])('is answered 504 with the id after %s, and the task goes on', async (_, change, headers) => {
    const fake = await fakeApp(change)
    const reply = await sync(fake, { ...headers, 'user-agent': 'sa-go/0.1.0' })
    expect(reply.statusCode).toBe(504)
    expect(reply.json()).toMatchObject({
      id: firstId,
      status: 'in_progress',
      error: { code: 'SYNC_TIMEOUT', reason: 'sync_timeout', retryable: false },
      message: expect.stringContaining('still in progress after 1 s'),
      urls: { get: expect.stringContaining(firstId) },
    })
    expect((await fake.task(firstId)).json().status).toBe('in_progress')
  })

  test('says so to command lines in their form', async () => {
    const { id, status, created_at, model, urls, ...rest } = (
      await sync(await fakeApp({ syncMs: 1000 }), { 'x-source': 'cli' })
    ).json()
    expect([id, status, typeof created_at, model, typeof urls]).toEqual([
      firstId,
      'in_progress',
      'number',
      'spark_style_template',
      'object',
    ])
    expect(commandLineFailureBody.parse(rest).message).toMatch(/^SYNC_TIMEOUT: /)
  })

  test('is answered with events to who accepts them, but refused as ever', async () => {
    const fake = await fakeApp()
    const headers = { accept: 'text/event-stream' }
    const held = sync(fake, headers)
    await vi.waitFor(() => expect(fake.bell.waited).toBe(1))
    fake.stand(firstId, failed)
    const reply = await held
    expect(reply.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(reply.body).toMatch(
      /^retry: \d+\n\nevent: progress\n[\s\S]*event: error\nid: 1001\ndata: \{.*\}\n\n$/,
    )
    const refused = await fake.app.inject({
      method: 'POST',
      url: `${base}/sync`,
      headers: { ...fake.headers, ...headers },
      payload: { ...body, input: [] },
    })
    expect([refused.statusCode, refused.json().error.code]).toEqual([400, '003008001'])
  })

  test('with ATELIER_PARAM_ERRORS=task answers the task that failed at once', async () => {
    const fake = await fakeApp({ paramErrors: 'task' })
    const { app, headers } = fake
    const payload = { ...body, input: [] }
    const reply = await app.inject({ method: 'POST', url: `${base}/sync`, headers, payload })
    expect([reply.statusCode, reply.json().error.code]).toEqual([200, '003008001'])
    const url = `${base}/task/${reply.json().id}`
    const stream = await app.inject({ url: `${url}/stream`, headers })
    expect(stream.body).toMatch(/event: error\n/)
    const cancel = await app.inject({ method: 'DELETE', url, headers })
    expect([cancel.statusCode, cancel.json().error.reason]).toEqual([409, 'task_ended'])
    expect((await app.inject({ method: 'DELETE', url: `${url}?files=true`, headers })).statusCode).toBe(404)
  })
})

describe('a stream', () => {
  test('resumes by its cursor or by Last-Event-ID, which wins', async () => {
    const { call, stand, id } = await withTask()
    stand(id, failed)
    expect((await call('GET', '/stream?cursor=3')).body).toMatch(/event: error/)
    const over = await call('GET', '/stream?cursor=3', { 'last-event-id': '1001' })
    expect([over.statusCode, over.body], 'it tells an EventSource not to come again').toEqual([204, ''])
    for (const cursor of ['x', '-1', '1.5', '99999999999']) {
      const reply = await call('GET', `/stream?cursor=${cursor}`)
      expect([reply.statusCode, reply.json().error.param]).toEqual([400, 'cursor'])
    }
  })

  test('tells of a task that was deleted meanwhile', async () => {
    const { call, bell } = await withTask()
    const stream = call('GET', '/stream')
    await vi.waitFor(() => expect(bell.waited).toBe(1))
    await call('DELETE', '?files=true')
    expect((await stream).body).toMatch(/event: error\nid: 1001\ndata: .*"not_found"/)
  })

  test('is not there for others', async () => {
    const { call } = await withTask()
    const reply = await call('GET', '/stream', { authorization: 'Bearer other-key' })
    expect([reply.statusCode, reply.json().error.reason]).toEqual([404, 'not_found'])
  })
})

describe('cancelling', () => {
  test.each([
    ['POST', '/cancel', {}],
    ['POST', '/cancel', { 'content-type': 'application/json' }],
    ['POST', '/cancel', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['DELETE', '', {}],
    ['DELETE', '?files=false', { 'content-type': 'application/json' }],
  ] as const)('%s %s with %j answers the canceled task', async (method, path, headers) => {
    const { call } = await withTask()
    const reply = await call(method, path, headers)
    expect(reply.statusCode).toBe(200)
    expect(taskReply.parse(reply.json())).toMatchObject({
      status: 'failed',
      error: { code: '003008095', reason: 'canceled' },
      metadata: { phase: 'canceled' },
    })
  })

  test('is refused for a task that has ended, to others, and to keys that only read', async () => {
    const { call, stand, id } = await withTask()
    const other = await call('DELETE', '', { authorization: 'Bearer other-key' })
    expect(other.statusCode).toBe(404)
    const reader = await call('POST', '/cancel', { authorization: 'Bearer read-key' })
    expect([reader.statusCode, reader.json().error.reason]).toEqual([403, 'forbidden'])
    stand(id, { state: 'completed' })
    const late = await call('POST', '/cancel')
    expect([late.statusCode, late.json().error.code, late.json().error.reason]).toEqual([
      409,
      '409',
      'task_ended',
    ])
  })

  test('with files deletes, and only when it is told so plainly', async () => {
    const { call, id } = await withTask()
    expect((await call('DELETE', '?files=yes')).json().error.param).toBe('files')
    expect((await call('DELETE', '?files=true&files=true')).statusCode).toBe(400)
    expect((await call('GET', '')).statusCode).toBe(200)
    const other = await call('DELETE', '?files=true', { authorization: 'Bearer other-key' })
    expect(other.statusCode).toBe(404)
    expect(taskDeleted.parse((await call('DELETE', '?files=true')).json()).id).toBe(id)
    expect((await call('GET', '')).statusCode).toBe(404)
    expect((await call('DELETE', '?files=true')).statusCode).toBe(404)
  })
})

describe('a list', () => {
  test('says where the next page begins, with the same filters', async () => {
    const { app, headers, post } = await fakeApp()
    for (let i = 0; i < 3; i++) await post(good)
    const url = `${base}/tasks?limit=2&style=water_paint&x=1&x=2`
    const reply = await app.inject({ url, headers })
    const page = taskList.parse(reply.json())
    expect(page.tasks).toHaveLength(2)
    const [, next = ''] =
      /^<http:\/\/localhost:80(.*)>; rel="next"$/.exec(String(reply.headers['link'])) ?? []
    expect(next).toBe(`${base}/tasks?limit=2&style=water_paint&cursor=${page.next_cursor}`)
    const all = await app.inject({ url: `${base}/tasks`, headers })
    expect([all.json().tasks.length, all.json().next_cursor, all.headers['link']]).toEqual([
      3,
      null,
      undefined,
    ])
  })
})
