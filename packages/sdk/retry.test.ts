import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Atelier } from './client.ts'
import { AtelierError } from './errors.ts'
import {
  completed,
  failure,
  hangUp,
  inTurn,
  open,
  type Script,
  type Step,
  scripted,
} from './fixtures/scripted-server.ts'
import { defaultRetry, pauseMs } from './retry.ts'

const quick = { baseMs: 5, capMs: 20 } as const
const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0])
const atelierOf = ({ base }: Script, options: object = {}) =>
  new Atelier({ baseUrl: base, key: 'atl_k', retry: quick, ...options })
const errorOf = (work: Promise<unknown>): Promise<AtelierError> =>
  work.then(
    () => expect.unreachable('it rejects'),
    (e: unknown) => {
      expect(e).toBeInstanceOf(AtelierError)
      return e as AtelierError
    },
  )
const submit = (server: Script, options: object = {}) =>
  atelierOf(server, options).submit({ photo, style: 'water_paint' })

describe('what is sent again', () => {
  it.each([429, 502, 503, 504])('%d, with the same body and Idempotency-Key', async (status) => {
    const server = await scripted(inTurn({ status, body: 'a proxy says no' }, { status }, { body: open }))
    expect(await submit(server)).toMatchObject({ id: 'task_1' })
    expect(server.received).toHaveLength(3)
    const [first, ...more] = server.received.map((r) => [r.headers['idempotency-key'], r.body])
    expect(first?.[0]).toMatch(/^[0-9a-f]{32}$/)
    for (const one of more) expect(one).toEqual(first)
  })

  it('a connection that breaks before the answer, and one that breaks within it', async () => {
    const half: Step = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"id":')
      setTimeout(() => response.destroy(), 20)
    }
    const server = await scripted(inTurn(hangUp, half, { body: open }))
    expect(await submit(server)).toMatchObject({ id: 'task_1' })
    expect(new Set(server.received.map((r) => r.headers['idempotency-key'])).size).toBe(1)
  })

  it('an answer that does not come in time', async () => {
    const server = await scripted(inTurn(() => {}, { body: open }))
    expect(await submit(server, { requestTimeoutMs: 100 })).toMatchObject({ id: 'task_1' })
    expect(server.received).toHaveLength(2)
  })

  it('an own submission that is just being taken in', async () => {
    const busy = failure(409, { reason: 'idempotency_in_flight', retryable: true })
    const server = await scripted(inTurn(hangUp, busy, busy, { body: open }))
    expect(await submit(server)).toMatchObject({ id: 'task_1' })
    expect(server.received).toHaveLength(4)
  })

  it('telling who wants to know, before each pause', async () => {
    const server = await scripted(inTurn({ status: 502 }, hangUp, { body: open }))
    const told: unknown[] = []
    await submit(server, { onRetry: ({ reason, status }: AtelierError) => told.push([reason, status]) })
    expect(told).toEqual([
      ['unknown', 502],
      ['network', undefined],
    ])
  })

  it('not before Retry-After is over', async () => {
    const later = failure(503, { reason: 'queue_full' }, { 'retry-after': '1' })
    const server = await scripted(inTurn(later, { body: open }))
    await submit(server)
    const [first = 0, second = 0] = server.received.map((r) => r.at)
    expect(second - first).toBeGreaterThanOrEqual(990)
  })
})

describe('what is not sent again', () => {
  it.each([400, 401, 403, 404, 409, 410, 413, 415, 422, 500, 501])('%d', async (status) => {
    const server = await scripted(
      inTurn(failure(status, { reason: 'whatever', retryable: true }), { body: open }),
    )
    expect(await errorOf(submit(server))).toMatchObject({ status })
    expect(server.received).toHaveLength(1)
  })

  it('a 503 that says it is not worth it', async () => {
    const never = failure(503, { reason: 'style_not_available', retryable: false })
    const server = await scripted(inTurn(never, { body: open }))
    expect(await errorOf(submit(server))).toMatchObject({ reason: 'style_not_available', retryable: false })
    expect(server.received).toHaveLength(1)
  })

  it('a submission whose fate is unknown, to a server that would draw it twice', async () => {
    const server = await scripted(inTurn(failure(429, { reason: 'rate_limited' }), hangUp, { body: open }))
    expect(await errorOf(submit(server, { idempotent: false }))).toMatchObject({ reason: 'network' })
    expect(server.received).toHaveLength(2)
  })

  it('more often than asked for', async () => {
    const server = await scripted(inTurn({ status: 502 }))
    expect(await errorOf(submit(server, { retry: { ...quick, attempts: 3 } }))).toMatchObject({ status: 502 })
    expect(server.received).toHaveLength(3)
  })

  it('when the server asks for more patience than there is', async () => {
    const server = await scripted(inTurn(failure(429, { reason: 'rate_limited' }, { 'retry-after': '3600' })))
    const began = Date.now()
    expect(await errorOf(submit(server))).toMatchObject({ reason: 'rate_limited', retryAfterMs: 3_600_000 })
    expect([server.received.length, Date.now() - began < 5000]).toEqual([1, true])
  })

  it('after an abort, which is told as it is', async () => {
    const server = await scripted(inTurn(failure(503, { reason: 'queue_full' }, { 'retry-after': '30' })))
    const stop = new AbortController()
    const why = new Error('enough')
    setTimeout(() => stop.abort(why), 100)
    const work = atelierOf(server).submit({ photo, style: 'water_paint', signal: stop.signal })
    await expect(work).rejects.toBe(why)
    expect(server.received).toHaveLength(1)
  })
})

describe('pauses', () => {
  it('are random up to a bound that doubles, and never shorter than the server asks', () => {
    const attempts = fc.integer({ min: 1, max: 40 })
    const asked = fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined })
    fc.assert(
      fc.property(
        attempts,
        asked,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, after, random) => {
          const most = Math.min(defaultRetry.capMs, defaultRetry.baseMs * 2 ** (attempt - 1))
          const pause = pauseMs(attempt, after, defaultRetry, () => random)
          expect(pause).toBeGreaterThanOrEqual(after ?? 0)
          expect(pause).toBeLessThanOrEqual((after ?? 0) + most)
        },
      ),
    )
    expect(pauseMs(3, undefined, defaultRetry, () => 0.5)).toBe(1000)
  })
})

describe('errors', () => {
  it('carry all that the server says', async () => {
    const told = {
      reason: 'invalid_req_key',
      code: '003008002',
      error_code: '003008002',
      param: 'input[0].params.req_key',
      retryable: false,
    }
    const server = await scripted(inTurn(failure(400, told)))
    expect(await errorOf(submit(server))).toMatchObject({
      name: 'AtelierError',
      message: 'no',
      code: '003008002',
      reason: 'invalid_req_key',
      param: 'input[0].params.req_key',
      hint: 'Wait.',
      retryable: false,
      status: 400,
      requestId: 'req_1',
    })
  })

  it.each([
    [{ error: { code: 3008002, message: 'bad key' } }, '003008002', 'bad key'],
    [{ message: 'plain', error: 'plain' }, '400', 'plain'],
    [{ status: { code: 400, message: 'in an envelope' }, data: null }, '400', 'in an envelope'],
    ['<html>no</html>', '400', 'the server answered 400'],
  ])('of other servers are read too: %j', async (body, code, message) => {
    const server = await scripted(inTurn({ status: 400, body }))
    expect(await errorOf(submit(server))).toMatchObject({ code, message, reason: 'unknown' })
  })

  it('tell what lies beneath a broken connection', async () => {
    const server = await scripted(inTurn(hangUp))
    server.close()
    const e = await errorOf(submit(server))
    expect(e).toMatchObject({ reason: 'network', code: 'client', retryable: true })
    expect(e.message).toMatch(/^127\.0\.0\.1:\d+ could not be reached: .*ECONNREFUSED/)
  })

  it('say when something else listens there', async () => {
    const page = await scripted(inTurn({ body: '<html>welcome</html>' }))
    expect(await errorOf(submit(page))).toMatchObject({ reason: 'unreadable_answer' })
    const other = await scripted(inTurn({ body: { ok: true } }))
    expect(await errorOf(submit(other))).toMatchObject({ reason: 'unreadable_answer' })
  })

  it('of wrong calls are told before anything is sent, without the key', async () => {
    const server = await scripted(inTurn({ body: completed() }))
    const bad = { photo: '/home/me/photo.jpg', style: 'water_paint' } as const
    expect(await errorOf(atelierOf(server).submit(bad))).toMatchObject({ param: 'photo' })
    const noStyle = { photo, style: 'oil' as 'ghibli' }
    expect(await errorOf(atelierOf(server).submit(noStyle))).toMatchObject({ param: 'style' })
    expect(() => new Atelier({ baseUrl: 'localhost:8080' })).toThrow(AtelierError)
    const secret = () => new Atelier({ baseUrl: server.base, key: 'se cret\n' })
    expect(secret).toThrow(/^key: expected/)
    expect(secret).not.toThrow(/cret/)
    expect(server.received).toHaveLength(0)
  })
})
