import type { ServerResponse } from 'node:http'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Atelier } from './client.ts'
import {
  completed,
  event,
  failure,
  open,
  type Received,
  type Script,
  type Step,
  scripted,
  stream,
} from './fixtures/scripted-server.ts'
import { EventReader } from './sse.ts'
import type { Task } from './task.ts'

const quick = { baseMs: 5, capMs: 20 } as const
const atelierOf = ({ base }: Script, options: object = {}) =>
  new Atelier({ baseUrl: base, key: 'atl_k', retry: quick, ...options })

async function followed(atelier: Atelier): Promise<Task[]> {
  const tasks: Task[] = []
  for await (const task of atelier.follow('task_1')) tasks.push(task)
  return tasks
}

const at = (progress: number) => ({ ...open, progress })
const progress = (thousandths: number): string =>
  event('progress', thousandths, { ...at(thousandths / 1000), cursor: thousandths })
const output = event('output', 1000, { ...open, output: completed().output, cursor: 1000 })
const done = event('done', 1001, completed())

/** Streams one after the other; whoever polls is told that the task is done. */
const streams = (...steps: readonly Step[]) => {
  let opened = 0
  return scripted(({ path }: Received) =>
    path.includes('/stream') ? (steps.at(opened++) ?? { status: 500 }) : { body: completed() },
  )
}
const cursors = ({ received }: Script) =>
  received
    .filter((r) => r.path.includes('/stream'))
    .map((r) => new URL(r.path, 'http://x').searchParams.get('cursor'))

describe('a task is followed', () => {
  it('by its stream, to its end', async () => {
    const server = await streams(stream(progress(0) + progress(430) + output + done))
    expect((await followed(atelierOf(server))).map((t) => [t.status, 'progress' in t && t.progress])).toEqual(
      [
        ['in_progress', 0],
        ['in_progress', 0.43],
        ['completed', false],
      ],
    )
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatchObject({
      headers: { accept: 'text/event-stream', authorization: 'Bearer atl_k' },
    })
  })

  it('from where a stream broke off, as often as it does', async () => {
    const cut: Step = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(progress(200) + progress(300).slice(0, 40)) // half an event is none
      setTimeout(() => response.destroy(), 20)
    }
    const server = await streams(
      stream(progress(100)),
      cut,
      stream(`: keepalive\n\n${progress(300)}`),
      stream(done),
    )
    expect((await followed(atelierOf(server))).length).toBe(4)
    expect(cursors(server)).toEqual([null, '100', '200', '300'])
  })

  it('while the server restarts', async () => {
    const server = await streams(
      stream(progress(100)),
      { status: 503 },
      { status: 502, body: 'proxy' },
      stream(done),
    )
    expect((await followed(atelierOf(server))).at(-1)).toMatchObject({ status: 'completed' })
    expect(cursors(server)).toEqual([null, '100', '100', '100'])
  })

  it('when a stream falls silent: it is left for another', async () => {
    let left: Promise<unknown> | undefined
    const silent: Step = (response: ServerResponse) => {
      left = new Promise((resolve) => response.once('close', resolve))
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(progress(500))
    }
    const server = await streams(silent, stream(done))
    const began = Date.now()
    expect((await followed(atelierOf(server, { stallMs: 300 }))).length).toBe(2)
    await left
    expect(Date.now() - began).toBeGreaterThanOrEqual(290)
    expect(cursors(server)).toEqual([null, '500'])
  })

  it('a stream that says only that it lives is not left', async () => {
    const slow: Step = async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (let i = 0; i < 8; i++) {
        response.write(': keepalive\n\n')
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
      response.end(done)
    }
    const server = await streams(slow)
    expect((await followed(atelierOf(server, { stallMs: 300 }))).length).toBe(1)
    expect(server.received).toHaveLength(1)
  })

  it('by polling, where something between holds streams back', async () => {
    const silent: Step = (response) =>
      void response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    const server = await streams(silent, silent)
    expect((await followed(atelierOf(server, { stallMs: 100 }))).map((t) => t.status)).toEqual(['completed'])
    expect(server.received.map((r) => r.path.includes('/stream'))).toEqual([true, true, false])
  })

  it.each([
    ['404', { status: 404, body: { message: 'no such route' } }],
    ['405', { status: 405 }],
    ['an answer that is no stream', { body: open }],
  ])('by polling, where there are no streams: %s', async (_name, absent) => {
    let polls = 0
    const server = await scripted(({ path }) =>
      path.includes('/stream') ? absent : { body: ++polls % 3 === 0 ? completed() : at(polls / 10) },
    )
    const atelier = atelierOf(server)
    expect((await followed(atelier)).map((t) => t.status)).toEqual([
      'in_progress',
      'in_progress',
      'completed',
    ])
    expect(server.received[1]?.path).toBe('/model/v1/generation/task/task_1?wait=10')
    await followed(atelier)
    expect(cursors(server), 'a stream is not looked for again').toHaveLength(1)
  })

  it('by a poll, where the end of a stream does not tell the task', async () => {
    const server = await streams(stream(event('done', 1001, { ok: true })))
    expect((await followed(atelierOf(server))).map((t) => t.status)).toEqual(['completed'])
  })

  it('not at all, when it is unknown', async () => {
    const server = await scripted(() => failure(404, { reason: 'not_found', retryable: false }))
    await expect(followed(atelierOf(server))).rejects.toMatchObject({ status: 404, reason: 'not_found' })
  })

  it('until an abort, which ends the stream', async () => {
    let left: Promise<unknown> | undefined
    const server = await streams((response) => {
      left = new Promise((resolve) => response.once('close', resolve))
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(progress(500))
    })
    const stop = new AbortController()
    const why = new Error('enough')
    const work = (async () => {
      for await (const _ of atelierOf(server).follow('task_1', { signal: stop.signal })) stop.abort(why)
    })()
    await expect(work).rejects.toBe(why)
    await left
    expect(server.received).toHaveLength(1)
  })

  it('no longer than it is listened to', async () => {
    let left: Promise<unknown> | undefined
    const server = await streams((response) => {
      left = new Promise((resolve) => response.once('close', resolve))
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(progress(500))
    })
    for await (const _ of atelierOf(server).follow('task_1')) break
    await left
  })
})

describe('server-sent events', () => {
  it('are read as the standard says', () => {
    const text =
      ': comment\nretry: 2000\n\nevent: a\nid: 1\ndata: x\ndata:  y\n\ndata\n\nid: 2\n\ndata: z\r\rdata:é\r\n\r\n'
    expect(new EventReader().push(text)).toEqual([
      { event: 'a', id: '1', data: 'x\n y' },
      { event: 'message', id: undefined, data: '' },
      { event: 'message', id: undefined, data: 'z' },
      { event: 'message', id: undefined, data: 'é' },
    ])
  })

  it('are the same wherever the text is cut', () => {
    const endings = fc.constantFrom('\n', '\r', '\r\n')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), endings), { maxLength: 8 }),
        fc.array(fc.nat(200)),
        (lines, cuts) => {
          const text = `${lines.map(([line, end]) => `data: ${line.replace(/[\r\n]/g, '')}${end}`).join('')}\n\n`
          const places = [0, ...cuts.filter((c) => c < text.length).sort((a, b) => a - b), text.length]
          const reader = new EventReader()
          const inPieces = places.slice(1).flatMap((to, i) => reader.push(text.slice(places[i], to)))
          expect(inPieces).toEqual(new EventReader().push(text))
        },
      ),
    )
  })
})
