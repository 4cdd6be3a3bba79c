import { describe, expect, it } from 'vitest'
import { toBase64 } from './base64.ts'
import { Atelier } from './client.ts'
import {
  completed,
  event,
  failure,
  hangUp,
  inTurn,
  open,
  type Received,
  type Script,
  type Step,
  scripted,
  stream,
} from './fixtures/scripted-server.ts'
import type { Progress } from './progress.ts'

const quick = { baseMs: 5, capMs: 20 } as const
const jpeg = (bytes: number) => new Uint8Array(bytes).fill(7).map((v, i) => [0xff, 0xd8, 0xff, 0xe0][i] ?? v)
const photo = jpeg(1000)
const atelierOf = ({ base }: Script, options: object = {}) =>
  new Atelier({ baseUrl: base, key: 'atl_k', retry: quick, ...options })

const routeOf = ({ method, path }: Received): string =>
  path.endsWith('/cancel')
    ? 'cancel'
    : path.includes('/stream')
      ? 'stream'
      : path.startsWith('/results')
        ? 'picture'
        : path.startsWith('/api/v1/storage')
          ? 'upload'
          : method === 'POST'
            ? 'submit'
            : 'poll'

type Routes = Readonly<Record<string, Step | readonly [Step, ...Step[]]>>

/** Answers each route by itself; of several steps the last one stays. */
const server = (routes: Routes | ((base: string) => Routes)) => {
  const counts: Record<string, number> = {}
  return scripted((received) => {
    const route = routeOf(received)
    const nth = (counts[route] ?? 0) + 1
    counts[route] = nth
    const found = (typeof routes === 'function' ? routes(`http://${received.headers.host}`) : routes)[route]
    if (found === undefined) throw new Error(`nobody expects ${route}`)
    return 'length' in found && typeof found !== 'function'
      ? inTurn(...found)(received, nth)
      : (found as Step)
  })
}
const routes = ({ received }: Script) => received.map(routeOf)
const paramsOf = ({ received }: Script) =>
  JSON.parse(received.find((r) => routeOf(r) === 'submit')?.body ?? '').input[0].params

/** A picture is there at once. */
const atOnce = (url?: string) => ({ body: completed(url) })

describe('stylize', () => {
  it('sends, waits and gives the picture, telling how far it is', async () => {
    const bytes = jpeg(5000)
    const drawing = { ...open, progress: 0.4, metadata: { phase: 'running' } }
    const s = await server((base) => ({
      submit: { body: { ...open, metadata: { phase: 'queued', queue_position: 2 } } },
      stream: stream(
        event('progress', 400, drawing) + event('done', 1001, completed(`${base}/results/x.jpg`)),
      ),
      picture: (response) => void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes),
    }))
    const told: Progress[] = []
    const picture = await atelierOf(s).stylize({
      photo,
      style: 'comic_monet',
      onProgress: (p) => told.push(p),
    })
    expect(picture).toMatchObject({
      url: `${s.base}/results/x.jpg`,
      width: 600,
      height: 800,
      contentType: 'image/jpeg',
    })
    expect(told.map((p) => [p.phase, p.fraction, p.queuePosition])).toEqual([
      ['sending', 0, undefined],
      ['queued', 0, 2],
      ['running', 0.4, undefined],
      ['completed', 1, undefined],
    ])
    expect(await picture.bytes()).toEqual(bytes)
    const blob = await picture.blob()
    expect([blob.type, blob.size]).toEqual(['image/jpeg', 5000])
    expect(routes(s), 'the picture is fetched once').toEqual(['submit', 'stream', 'picture'])
    expect(s.received.at(-1)?.headers.authorization, 'the key does not go with a picture').toBeUndefined()
    expect(paramsOf(s)).toEqual({
      req_key: 'img2img_comic_style_usage',
      sub_req_key: 'img2img_comic_style_monet',
      binary_data_base64: [toBase64(photo)],
    })
  })

  it('sends all that may be said', async () => {
    const s = await server({ submit: atOnce() })
    await atelierOf(s).stylize({
      photo: 'https://photos.example/a.jpg',
      style: { req_key: 'img2img_water_ink_style_usage' },
      inline: true,
      metadata: { order: 7 },
      logo: { position: 'top-left', language: 'en', opacity: 0.5, text: 'ours' },
      idempotencyKey: 'order-7',
    })
    const [sent] = s.received
    expect(sent?.headers['idempotency-key']).toBe('order-7')
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      model: 'spark_style_template',
      input: [
        {
          params: {
            req_key: 'img2img_water_ink_style_usage',
            image_urls: ['https://photos.example/a.jpg'],
            return_url: false,
            logo_info: { add_logo: true, position: 2, language: 1, opacity: 0.5, logo_text_content: 'ours' },
          },
        },
      ],
      metadata: { order: 7 },
    })
  })

  it('rejects with what the task failed of', async () => {
    const error = {
      code: '003008097',
      error_code: '003008097',
      message: 'too small',
      reason: 'image_too_small',
      retryable: false,
    }
    const s = await server({
      submit: { body: open },
      stream: stream(event('error', 1001, { ...open, status: 'failed', error })),
    })
    await expect(atelierOf(s).stylize({ photo, style: 'ghibli' })).rejects.toMatchObject({
      code: '003008097',
      reason: 'image_too_small',
      taskId: 'task_1',
      status: undefined,
    })
  })

  it('cancels the task at the server before an abort rejects', async () => {
    const s = await server({
      submit: { body: open },
      stream: stream(event('progress', 100, open), false),
      cancel: { body: { ...open, status: 'failed', error: { code: '003008095', reason: 'canceled' } } },
    })
    const stop = new AbortController()
    const why = new Error('the person left')
    const onProgress = (p: Progress) => p.phase === 'running' && stop.abort(why)
    await expect(
      atelierOf(s).stylize({ photo, style: 'ghibli', signal: stop.signal, onProgress }),
    ).rejects.toBe(why)
    expect(routes(s).at(-1)).toBe('cancel')
  })

  it('cancels when the time is over', async () => {
    const s = await server({
      submit: { body: open },
      stream: stream(event('progress', 100, open), false),
      cancel: failure(409, { reason: 'task_ended', retryable: false }),
    })
    const work = atelierOf(s).stylize({ photo, style: 'ghibli', timeoutMs: 300 })
    await expect(work).rejects.toMatchObject({ reason: 'timed_out', taskId: 'task_1' })
    expect(routes(s)).toEqual(['submit', 'stream', 'cancel'])
  })

  it('an abort while it is sent still learns which task it became, and cancels it', async () => {
    const stop = new AbortController()
    const s = await server({
      submit: (response) => {
        stop.abort()
        setTimeout(
          () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(open)),
          200,
        )
      },
      cancel: { body: { ...open, status: 'failed', error: { code: '1' } } },
    })
    const work = atelierOf(s).stylize({ photo, style: 'ghibli', signal: stop.signal })
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
    expect(routes(s)).toEqual(['submit', 'cancel'])
  })

  it('an abort before anything was sent sends nothing', async () => {
    const s = await server({})
    await expect(
      atelierOf(s).stylize({ photo, style: 'ghibli', signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    expect(s.received).toHaveLength(0)
  })

  it('an error of the listener is told, and the task can still be fetched', async () => {
    const s = await server({ submit: { body: open }, stream: stream(event('done', 1001, completed())) })
    const onProgress = (p: Progress) => {
      if (p.phase === 'completed') throw new RangeError('mine')
    }
    await expect(atelierOf(s).stylize({ photo, style: 'ghibli', onProgress })).rejects.toThrow('mine')
    expect(routes(s)).not.toContain('cancel')
  })

  it('a connection that is gone for good names the task that goes on', async () => {
    const s = await server({ submit: { body: open }, stream: hangUp })
    await expect(atelierOf(s).stylize({ photo, style: 'ghibli' })).rejects.toMatchObject({
      reason: 'network',
      taskId: 'task_1',
    })
  })
})

describe('result', () => {
  it('waits for a task that is known by its id, and leaves it alone when the time is over', async () => {
    const s = await server({ stream: stream(event('progress', 100, open), false) })
    await expect(atelierOf(s).result('task_1', { timeoutMs: 200 })).rejects.toMatchObject({
      reason: 'timed_out',
      taskId: 'task_1',
    })
    expect(routes(s)).toEqual(['stream'])
  })

  it('does not let an id become another path', async () => {
    const s = await scripted(() => ({ body: open }))
    await atelierOf(s).status('../tasks?x=/y')
    expect(s.received[0]?.path).toBe('/model/v1/generation/task/..%2Ftasks%3Fx%3D%2Fy')
  })
})

describe('photos', () => {
  it.each([
    ['bytes', photo],
    ['a buffer', photo.buffer],
    ['a view into a larger buffer', new Uint8Array([9, 9, ...photo, 9]).subarray(2, 1002)],
    ['a Blob', new Blob([photo])],
    ['a File', new File([photo], 'me.jpg')],
    ['a data: URL', `data:image/jpeg;base64,${toBase64(photo)}`],
    ['base64', toBase64(photo)],
    ['base64 by name', { base64: toBase64(photo) }],
  ])('are sent from %s', async (_name, given) => {
    const s = await server({ submit: atOnce() })
    await atelierOf(s).submit({ photo: given, style: 'ghibli' })
    expect(paramsOf(s).binary_data_base64).toEqual([toBase64(photo)])
  })

  it.each([
    ['an address', 'https://photos.example/a.jpg'],
    ['a URL', new URL('https://photos.example/a.jpg')],
    ['an upload', { url: 'https://photos.example/a.jpg', id: 'file_1' }],
  ])('are named by %s', async (_name, given) => {
    const s = await server({ submit: atOnce() })
    await atelierOf(s).submit({ photo: given, style: 'ghibli' })
    expect(paramsOf(s).image_urls).toEqual(['https://photos.example/a.jpg'])
  })

  it.each([
    ['at the top', { url: 'http://s/file_1.jpg' }],
    ['inside of data', { data: { url: 'http://s/file_1.jpg' } }],
  ])('that are large are uploaded first; the address stands %s', async (_name, body) => {
    const s = await server({ upload: { body }, submit: atOnce() })
    const large = jpeg(2 ** 20 + 1)
    await atelierOf(s).submit({ photo: new File([large], 'me.jpg'), style: 'ghibli' })
    expect(routes(s)).toEqual(['upload', 'submit'])
    const [form] = s.received
    expect(form?.headers['content-type']).toMatch(/^multipart\/form-data/)
    expect(form?.body).toContain('name="file"; filename="me.jpg"')
    expect(form?.body.includes(Buffer.from(large).toString('latin1'))).toBe(true)
    expect(paramsOf(s).image_urls).toEqual(['http://s/file_1.jpg'])
  })

  it("that are large stay in the body under a key of the caller's, since it must be the same the next time", async () => {
    const s = await server({ upload: { body: { url: 'http://s/file_1.jpg' } }, submit: atOnce() })
    const order = { photo: jpeg(2 ** 20 + 1), style: 'ghibli', idempotencyKey: 'order-7' } as const
    await atelierOf(s).submit(order)
    await atelierOf(s).submit(order)
    expect(routes(s)).toEqual(['submit', 'submit'])
    expect(s.received[0]?.body).toBe(s.received[1]?.body)
  })

  it('that are large go in one piece where nothing can be uploaded', async () => {
    const s = await server({ upload: { status: 404 }, submit: atOnce() })
    const atelier = atelierOf(s)
    const large = jpeg(2 ** 20 + 1)
    await atelier.submit({ photo: large, style: 'ghibli' })
    await atelier.submit({ photo: large, style: 'ghibli' })
    expect(routes(s)).toEqual(['upload', 'submit', 'submit'])
    expect(paramsOf(s).binary_data_base64[0]).toBe(Buffer.from(large).toString('base64'))
  })
})

describe('uploads', () => {
  it('are forgotten by their address, wherever the server says it lies', async () => {
    const s = await scripted(() => ({ body: { data: { id: 'file_1', deleted: true } } }))
    await atelierOf(s).removeUpload({ url: 'https://draw.example/base/api/v1/storage/files/file_1.jpg' })
    expect(s.received.map((r) => [r.method, r.path])).toEqual([
      ['DELETE', '/api/v1/storage/files/file_1.jpg'],
    ])
  })
})

describe('pictures', () => {
  it('come without a further request when the task carries them', async () => {
    const body = completed()
    const content = { ...body.output[0]?.content[0], b64_json: toBase64(photo) }
    const s = await server({ submit: { body: { ...body, output: [{ content: [content] }] } } })
    const picture = await atelierOf(s).stylize({ photo, style: 'ghibli', inline: true })
    expect(await picture.bytes()).toEqual(photo)
    expect(routes(s)).toEqual(['submit'])
  })

  it('come from data: addresses too', async () => {
    const s = await server({ submit: atOnce(`data:image/png;base64,${toBase64(photo)}`) })
    const picture = await atelierOf(s).stylize({ photo, style: 'ghibli' })
    expect(await picture.bytes()).toEqual(photo)
  })

  it('that expired are told so, and a broken download is repeated', async () => {
    const s = await server((base) => ({
      submit: atOnce(`${base}/results/x.jpg`),
      picture: [hangUp, failure(410, { reason: 'result_expired', retryable: false })],
    }))
    const picture = await atelierOf(s).stylize({ photo, style: 'ghibli' })
    await expect(picture.bytes()).rejects.toMatchObject({ status: 410, reason: 'result_expired' })
    expect(routes(s)).toEqual(['submit', 'picture', 'picture'])
  })
})

describe('list', () => {
  it('goes from page to page as far as it is read', async () => {
    const s = await scripted(({ path }) => {
      const cursor = new URL(path, 'http://x').searchParams.get('cursor')
      const page = cursor === null ? 1 : Number(cursor)
      return {
        body: {
          tasks: [
            { ...open, id: `a${page}` },
            { ...open, id: `b${page}` },
          ],
          next_cursor: page < 3 ? String(page + 1) : null,
        },
      }
    })
    const ids: string[] = []
    const query = {
      status: ['queued', 'running'],
      style: 'ghibli',
      pageSize: 2,
      createdAfter: new Date(0),
    } as const
    for await (const { id } of atelierOf(s).list(query)) ids.push(id)
    expect(ids).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3'])
    expect(s.received[0]?.path).toBe(
      '/model/v1/generation/tasks?status=queued%2Crunning&style=ghibli&created_after=1970-01-01T00%3A00%3A00.000Z&limit=2',
    )
    for await (const { id } of atelierOf(s).list()) if (id === 'a2') break
    expect(s.received).toHaveLength(5)
  })
})
