import { Failure, taskReply } from '@atelier/contract'
import { describe, expect, test } from 'vitest'
import { fakeApp, jpeg } from './fixtures/fake-app.ts'
import { preferredWait } from './waiting.ts'

const hourMs = 3_600_000
const picture = await jpeg(1000, 700)
const good = {
  req_key: 'img2img_water_paint_style_usage',
  binary_data_base64: [(await jpeg()).toString('base64')],
}

/** An app with one task, and what completes it. */
async function withTask(change: Parameters<typeof fakeApp>[0] = {}, params: object = {}) {
  const fake = await fakeApp(change)
  const { id } = (await fake.post({ ...good, ...params }, { body: { metadata: { mine: [1] } } })).json()
  const expiresAt = Math.floor((fake.clock.now + 24 * hourMs) / 1000) * 1000
  const complete = async () => {
    const blob = await fake.blobs.put('pictures', `${id}-1`, picture, 'jpg', expiresAt)
    const result = {
      blob,
      contentType: 'image/jpeg',
      width: 1000,
      height: 700,
      size: picture.length,
      expiresAt,
      gone: false,
    }
    const times = { startedAt: 1_785_000_001_500, finishedAt: 1_785_000_009_999 }
    fake.stand(id, { state: 'completed', progress: 1, attempt: 1, result, ...times, cost: '0.02' })
    return result
  }
  return { ...fake, id, complete, expiresAt }
}

describe('a task', () => {
  test('that runs tells its progress as a number', async () => {
    const { id, task, stand } = await withTask()
    stand(id, { state: 'running', progress: 0.25, attempt: 1, startedAt: 1_785_000_001_000 })
    const reply = await task(id, { 'content-type': 'application/json' })
    expect(reply.statusCode).toBe(200)
    const body = taskReply.parse(reply.json())
    expect(body).toMatchObject({
      status: 'in_progress',
      progress: 0.25,
      metadata: { phase: 'running', started_at: 1_785_000_001, mine: [1] },
      urls: { get: `http://localhost:80/model/v1/generation/task/${id}` },
    })
    expect(body).not.toHaveProperty('output')
    expect(body).not.toHaveProperty('error')
  })

  test('that completed has every member in the type its readers decode', async () => {
    const { id, task, complete, expiresAt } = await withTask()
    await complete()
    const body = taskReply.parse((await task(id)).json())
    if (body.status !== 'completed') throw new Error(body.status)
    expect(body).not.toHaveProperty('progress')
    expect(body.usage).toEqual({ cost: '0.02', discount: 0, quantity: 1, unit_price: '0.02' })
    expect(body.metadata).toMatchObject({
      phase: 'completed',
      in_queue_at: 1_785_000_000,
      completed_at: 1_785_000_009,
      expires_at: expiresAt / 1000,
    })
    const content = body.output[0]?.content[0]
    expect(content).toMatchObject({
      type: 'image',
      size: picture.length,
      width: 1000,
      height: 700,
      content_type: 'image/jpeg',
      file_name: expect.stringMatching(/^atelier-water_paint-[0-9a-f]{8}\.jpg$/),
      jobId: `${id}-1`,
    })
    expect(content).not.toHaveProperty('b64_json')
    expect(body.urls.web).toBe(content?.url)
  })

  test('that failed tells why, in the type its reader decodes', async () => {
    const { id, task, stand } = await withTask()
    stand(id, {
      state: 'failed',
      failure: { name: 'photoDownload', about: { detail: 'HTTP 404', seconds: 15 } },
    })
    const body = taskReply.parse((await task(id)).json())
    expect(body).toMatchObject({
      status: 'failed',
      error: { code: '003008097', error_code: '003008097', reason: 'image_download_failed', retryable: true },
    })
    const go = taskReply.parse((await task(id, { 'user-agent': 'sa-go/0.1.0' })).json())
    expect(go).toMatchObject({ error: { code: 3008097, error_code: '003008097' } })
  })

  test('that failed over a photo names the member it came in', async () => {
    const { id, task, stand } = await withTask()
    const about = { given: '10x10', allowed: '600x800' }
    stand(id, { state: 'failed', failure: { name: 'photoTooSmall', about } })
    expect((await task(id)).json().error.param).toBe('input[0].params.binary_data_base64')
    stand(id, {
      state: 'failed',
      failure: { name: 'photoTooSmall', about: { ...about, field: 'image_urls' } },
    })
    expect((await task(id)).json().error.param).toBe('input[0].params.image_urls')
  })

  test('that was cancelled says so in its metadata alone', async () => {
    const { id, task, stand } = await withTask()
    stand(id, { state: 'failed', failure: { name: 'canceled', about: {} } })
    expect(taskReply.parse((await task(id)).json())).toMatchObject({
      status: 'failed',
      error: { code: '003008095', reason: 'canceled' },
      metadata: { phase: 'canceled' },
    })
  })

  test('of another key and one that never was look the same', async () => {
    const { id, task } = await withTask()
    const foreign = await task(id, { authorization: 'Bearer other-key' })
    const unknown = await task('task_ffffffffffffffffffffffffffffffff')
    expect([foreign.statusCode, unknown.statusCode]).toEqual([404, 404])
    expect(foreign.json().error).toEqual(unknown.json().error)
  })

  test('with return_url false brings the picture beside its address, while there is one', async () => {
    const { id, task, complete, clock } = await withTask({}, { return_url: 'false' })
    const { expiresAt } = await complete()
    const base64 = picture.toString('base64')
    expect((await task(id)).json().output[0].content[0]).toMatchObject({
      b64_json: base64,
      binary_data_base64: [base64],
      url: expect.stringContaining('/results/'),
    })
    const reply = await task(id)
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(taskReply.parse(reply.json()).status).toBe('completed')
    clock.now = expiresAt + 1
    expect((await task(id)).json().output[0].content[0]).not.toHaveProperty('b64_json')
  })

  test('can be awaited', async () => {
    const { id, task, complete } = await withTask()
    const held = task(id, { prefer: 'wait=5' })
    await complete()
    const reply = await held
    expect([reply.json().status, reply.headers['preference-applied']]).toEqual(['completed', 'wait=5'])
  })

  test('is told as it stands when the wait is over', async () => {
    const { id, task } = await withTask()
    expect((await task(id, { prefer: 'respond-async, wait=1' })).json().status).toBe('in_progress')
  })
})

test.each([
  ['wait=7', 7],
  ['wait = 7', 7],
  ['respond-async, wait=7', 7],
  ['wait=100000', 55],
  ['wait', 55],
  ['wait=0', 0],
  ['wait=x', 0],
  ['waiting=7', 0],
  ['', 0],
  [undefined, 0],
])('Prefer: %s waits %i seconds', (header, seconds) => {
  expect(preferredWait(header, 55)).toBe(seconds)
})

describe('the address of a picture', () => {
  const pathOf = async ({ task, id }: Awaited<ReturnType<typeof withTask>>): Promise<string> =>
    new URL((await task(id)).json().output[0].content[0].url).pathname

  test('stays the same, needs no key and answers the picture', async () => {
    const fake = await withTask()
    await fake.complete()
    const path = await pathOf(fake)
    expect(await pathOf(fake)).toBe(path)
    expect(path).not.toContain('pictures')
    const reply = await fake.app.inject(path)
    expect(reply.statusCode).toBe(200)
    expect(reply.rawPayload.equals(picture)).toBe(true)
    expect(reply.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(picture.length),
      'content-disposition': expect.stringMatching(/^inline; filename="atelier-water_paint-\w+\.jpg"$/),
      'x-content-type-options': 'nosniff',
    })
    const head = await fake.app.inject({ method: 'HEAD', url: path })
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      String(picture.length),
      0,
    ])
    const same = await fake.app.inject({
      url: path,
      headers: { 'if-none-match': String(reply.headers.etag) },
    })
    expect([same.statusCode, same.rawPayload.length]).toEqual([304, 0])
  })

  test.each([
    ['bytes=0-9', 206, 0, 10],
    ['bytes=10-', 206, 10, undefined],
    ['bytes=-5', 206, -5, undefined],
    ['bytes=0-999999999', 206, 0, undefined],
    ['bytes=999999999-', 416, 0, 0],
    ['bytes=9-1', 200, 0, undefined],
    ['lines=1-2', 200, 0, undefined],
  ])('answers Range: %s', async (range, status, from, to) => {
    const fake = await withTask()
    await fake.complete()
    const reply = await fake.app.inject({ url: await pathOf(fake), headers: { range } })
    expect(reply.statusCode).toBe(status)
    expect(reply.rawPayload.equals(picture.subarray(from, to))).toBe(true)
  })

  test('answers 410 once it expired, and 403 when a letter was changed', async () => {
    const fake = await withTask()
    const { expiresAt } = await fake.complete()
    const path = await pathOf(fake)
    const at = path.indexOf('/results/') + '/results/'.length + 5
    const changed = `${path.slice(0, at)}${path[at] === 'A' ? 'B' : 'A'}${path.slice(at + 1)}`
    for (const wrong of [
      changed,
      path.replace('water', 'wateA'),
      `${path}x`,
      path.replace(/\/results\/.{20}/, '/results/'),
      '/results/x/y.jpg',
    ]) {
      const reply = await fake.app.inject(wrong)
      expect([reply.statusCode, reply.json().error.reason]).toEqual([403, 'invalid_signature'])
    }
    fake.clock.now = expiresAt
    const gone = await fake.app.inject(path)
    expect([gone.statusCode, gone.json().error.code, gone.json().error.reason]).toEqual([
      410,
      '410',
      'result_expired',
    ])
    expect(gone.json().message).toContain(new Date(expiresAt).toISOString())
  })

  test('follows the public address, else the host that was asked', async () => {
    const behind = await withTask({ publicUrl: 'https://art.example/api/' })
    await behind.complete()
    expect((await behind.task(behind.id)).json().urls.get).toMatch(/^https:\/\/art\.example\/api\/model\//)
    const plain = await withTask()
    expect((await plain.task(plain.id, { host: 'box:8080' })).json().urls.get).toMatch(
      /^http:\/\/box:8080\/model\//,
    )
    expect((await plain.task(plain.id, { host: 'a/b"<' })).json().urls.get).not.toContain('<')
  })
})

test('a picture whose file was deleted is gone before its time', async () => {
  const fake = await withTask()
  const { blob } = await fake.complete()
  const { url } = (await fake.task(fake.id)).json().output[0].content[0]
  await fake.blobs.remove(blob)
  const reply = await fake.app.inject(new URL(url).pathname)
  expect([reply.statusCode, reply.json().error.reason]).toEqual([410, 'result_deleted'])
})

test('every failure of the table can be told in a task', async () => {
  const { failures } = await import('@atelier/contract')
  const { id, task, stand } = await withTask()
  for (const name of Object.keys(failures) as (keyof typeof failures)[]) {
    stand(id, { state: 'failed', failure: { name, about: {} } })
    const body = taskReply.parse((await task(id)).json())
    expect(body).toMatchObject({ status: 'failed', error: { error_code: new Failure(name).code } })
  }
})
