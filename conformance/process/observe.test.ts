/** What an operator sees of a server from outside: its traces and its log. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it, onTestFinished, vi } from 'vitest'
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { Wire } from '../kit/wire.ts'
import { newFolder, startOn } from './folders.ts'

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
}

/** A collector of OpenTelemetry's HTTP protocol that keeps what it is sent. */
async function collector() {
  const spans: Span[] = []
  const services = new Set<string>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      expect(request.url).toBe('/v1/traces')
      for (const { resource, scopeSpans } of JSON.parse(Buffer.concat(parts).toString()).resourceSpans) {
        for (const { key, value } of resource.attributes)
          if (key === 'service.name') services.add(value.stringValue)
        for (const scope of scopeSpans) spans.push(...scope.spans)
      }
      response.setHeader('content-type', 'application/json').end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return { base: `http://127.0.0.1:${port}`, spans, services }
}

it('tells a trace from the caller through the queue to the stored picture', async () => {
  const { base, spans, services } = await collector()
  const server = await startOn(await newFolder(), {
    ATELIER_ENGINES: quick,
    OTEL_EXPORTER_OTLP_ENDPOINT: base,
    OTEL_SERVICE_NAME: 'studio',
    ATELIER_LOG_LEVEL: 'info',
  })
  const wire = new Wire(server.base, server.key)
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01`, 'x-request-id': 'order-7' }
  const { id } = await wire.accepted(await plainParams(), { headers })
  await wire.ended(id)
  await server.end() // what is not sent yet is sent before it ends
  await vi.waitFor(() => expect(spans.some((s) => s.name === 'draw task')).toBe(true), { timeout: 10_000 })
  const mine = new Map(spans.filter((s) => s.traceId === trace).map((s) => [s.name, s]))
  expect(new Set(mine.keys())).toEqual(
    new Set(['POST /model/v1/generation', 'draw', 'draw task', 'photo', 'store']),
  )
  expect(mine.get('POST /model/v1/generation')?.parentSpanId).toBe('00f067aa0ba902b7')
  expect(mine.get('draw task')?.parentSpanId).toBe(mine.get('POST /model/v1/generation')?.spanId)
  for (const step of ['photo', 'draw', 'store'])
    expect(mine.get(step)?.parentSpanId).toBe(mine.get('draw task')?.spanId)
  expect([...services]).toEqual(['studio'])

  const lines = server.heard.stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toContainEqual(
    expect.objectContaining({ request_id: 'order-7', trace_id: trace, route: '/model/v1/generation' }),
  )
  expect(lines).toContainEqual(expect.objectContaining({ task: id, trace_id: trace, msg: 'completed' }))
  expect(server.heard.stderr).not.toContain(server.key)
}, 120_000)

it('draws and ends as ever when nobody collects', async () => {
  const server = await startOn(await newFolder(), {
    ATELIER_ENGINES: quick,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
  })
  const wire = new Wire(server.base, server.key)
  expect((await wire.drawn(await plainParams())).status).toBe('completed')
  expect((await server.end()).code).toBe(0)
}, 120_000)
