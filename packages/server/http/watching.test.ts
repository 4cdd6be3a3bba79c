import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base'
import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { openTracing } from '../observe/tracing.ts'
import { draws, fakeApp, jpeg } from './fixtures/fake-app.ts'

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
const traceparent = `00-${trace}-00f067aa0ba902b7-01`
const admin = { authorization: 'Bearer admin-key' }

/** A log that is kept. */
function keptLog() {
  const lines: Record<string, unknown>[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  })
  return { lines, log: pino({ level: 'debug' }, stream) }
}

const goodParams = async () => ({
  req_key: draws[0],
  binary_data_base64: [(await jpeg()).toString('base64')],
})

describe('the metrics', () => {
  test('are for keys with the scope admin, unless they are open or off', async () => {
    const { app, headers } = await fakeApp()
    expect((await app.inject('/metrics')).statusCode).toBe(401)
    expect((await app.inject({ url: '/metrics', headers })).statusCode).toBe(403)
    const told = await app.inject({ url: '/metrics', headers: admin })
    expect([told.statusCode, told.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('text/plain; version=0.0.4'),
    ])
    expect((await (await fakeApp({ metrics: 'open' })).app.inject('/metrics')).statusCode).toBe(200)
    expect(
      (await (await fakeApp({ metrics: 'off' })).app.inject({ url: '/metrics', headers: admin })).statusCode,
    ).toBe(404)
  })

  test('count requests by the pattern of their route, so that their number is bounded', async () => {
    const { app, task } = await fakeApp({ metrics: 'open' })
    await task('task_one')
    await task('task_two')
    await app.inject('/nowhere/at/all')
    const { body } = await app.inject('/metrics')
    expect(body).toContain(
      'spark_requests_total{method="GET",route="/model/v1/generation/task/:id",status="404"} 2',
    )
    expect(body).toContain('spark_requests_total{method="GET",route="none",status="404"} 1')
    expect(body).not.toContain('task_one')
    expect(body).not.toContain('nowhere')
    expect(body).toMatch(/spark_request_duration_seconds_count\{route="none"\} 1/)
  })

  test('count a client that went before its answer', async () => {
    const { app, post, headers } = await fakeApp({ metrics: 'open' })
    const { id } = (await post(await goodParams())).json() as { id: string }
    await app.listen({ port: 0 })
    const { port } = app.server.address() as { port: number }
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `GET /model/v1/generation/task/${id}?wait=30 HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n\r\n`,
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    await vi.waitFor(async () => {
      const { body } = await app.inject('/metrics')
      expect(body).toContain('route="/model/v1/generation/task/:id",status="499"} 1')
    })
  })
})

describe('the log', () => {
  test('names route, key and request, and never an address, a secret or a photo', async () => {
    const { lines, log } = keptLog()
    const { app, post, headers } = await fakeApp({}, { log })
    const params = await goodParams()
    const reply = await post(params, { headers: { 'x-request-id': 'mine-1', traceparent } })
    await app.inject({ url: '/results/secret-address.jpg?sig=abc', headers })
    expect(reply.statusCode).toBe(200)
    expect(lines).toContainEqual(
      expect.objectContaining({
        request_id: 'mine-1',
        trace_id: trace,
        key: 'key_1',
        method: 'POST',
        route: '/model/v1/generation',
        status: 200,
        ms: expect.any(Number),
      }),
    )
    const all = JSON.stringify(lines)
    expect(all).not.toContain('good-key')
    expect(all).not.toContain('secret-address')
    expect(all).not.toContain(params.binary_data_base64[0]?.slice(0, 40))
  })
})

describe('a trace', () => {
  test('goes on from the caller through the request into the task', async () => {
    const exporter = new InMemorySpanExporter()
    const tracing = openTracing({ exporter, serviceName: 'atelier', version: '1', share: 1 })
    const { post, taken } = await fakeApp({}, { tracing })
    await post(await goodParams(), { headers: { traceparent, 'x-request-id': 'mine-2' } })
    const order = taken[0]?.trace ?? ''
    expect(order).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`))
    const attempt = tracing.attempt(order, { 'atelier.style': 'ghibli' })
    await attempt.step('draw', async () => {})
    attempt.end({}, 'drawing_failed')
    const sent = vi.spyOn(exporter, 'export')
    await tracing.close()
    const spans = sent.mock.calls.flatMap(([batch]) => batch)
    const named = (name: string) => spans.find((s) => s.name === name)
    const [request, task, step] = [named('POST /model/v1/generation'), named('draw task'), named('draw')]
    expect(request?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7')
    expect(request?.attributes).toMatchObject({
      'http.route': '/model/v1/generation',
      'http.response.status_code': 200,
      'atelier.request_id': 'mine-2',
    })
    expect(task?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId)
    expect(step?.parentSpanContext?.spanId).toBe(task?.spanContext().spanId)
    expect(new Set(spans.map((s) => s.spanContext().traceId))).toEqual(new Set([trace]))
    expect(task?.attributes['error.type']).toBe('drawing_failed')
  })

  test('of a caller is carried on also where nothing is sent anywhere', async () => {
    const { post, taken } = await fakeApp()
    await post(await goodParams(), { headers: { traceparent } })
    await post(await goodParams())
    await post(await goodParams(), { headers: { traceparent: '00-nonsense' } })
    expect(taken.map((s) => s.trace?.slice(3, 35))).toEqual([trace, undefined, undefined])
  })
})
