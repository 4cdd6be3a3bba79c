import { sleep } from './deadline.ts'
import { AtelierError, unreadable } from './errors.ts'
import { taskPath } from './paths.ts'
import { pauseMs, type RetryPolicy } from './retry.ts'
import { EventReader, type ServerEvent } from './sse.ts'
import { hasEnded, isTask, type Task } from './task.ts'
import type { Opened, Transport } from './transport.ts'

/** What a client has learnt of its server: whether tasks can be listened to. */
export interface Ways {
  streams: boolean | undefined
}

export interface Following {
  readonly transport: Transport
  readonly ways: Ways
  readonly retry: RetryPolicy
  /** A stream says something every 15 s; one that is silent for so long is dead. */
  readonly stallMs: number
  readonly signal?: AbortSignal | undefined
}

/** Streams in a row that bring no event until something between is taken to hold them back. */
const mostFruitless = 2
/** How long a server is asked to hold a poll. Short, since nothing is heard of the progress meanwhile. */
const holdSeconds = 10
/** Pause between polls that are not held. */
const pollMs = { first: 300, factor: 1.5, most: 3000 }

/** A task as it moves, until it has ended: by its stream, and by polling where there is none. */
export async function* follow(id: string, following: Following): AsyncGenerator<Task, void> {
  if (following.ways.streams !== false && (yield* listening(id, following))) return
  yield* polling(id, following)
}

/** @returns whether the end was told */
async function* listening(id: string, following: Following): AsyncGenerator<Task, boolean> {
  const { transport, ways, signal, retry, stallMs } = following
  let cursor: string | undefined
  for (let fruitless = 0; fruitless < mostFruitless; ) {
    const opened = await openStream(transport, id, cursor, signal)
    if (opened === 'absent') return false
    ways.streams = true
    let heard = false
    for await (const { event, id: place, data } of eventsOf(opened, stallMs, signal)) {
      heard = true
      cursor = place ?? cursor
      const task = readTask(data)
      const isEnd = event === 'done' || event === 'error'
      if (isEnd && !(task && hasEnded(task))) return false // a poll tells how it stands
      // `output` comes right before `done`, which tells it again with all else.
      if (task && event !== 'output') yield task
      if (isEnd) return true
    }
    fruitless = heard ? 0 : fruitless + 1
    await sleep(pauseMs(fruitless + 1, undefined, retry), signal)
  }
  return false
}

/** Statuses of servers that have no such route. */
const absent: ReadonlySet<number | undefined> = new Set([404, 405, 406, 501])

async function openStream(
  transport: Transport,
  id: string,
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Opened | 'absent'> {
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
  try {
    const path = `${taskPath(id)}/stream${query}`
    const opened = await transport.open({
      method: 'GET',
      path,
      headers: { accept: 'text/event-stream' },
      signal,
    })
    const isStream = /^text\/event-stream\b/i.test(opened.response.headers.get('content-type') ?? '')
    if (isStream && opened.response.body) return opened
    opened.close()
    return 'absent'
  } catch (e) {
    if (e instanceof AtelierError && absent.has(e.status)) return 'absent'
    throw e
  }
}

/** The events of a stream until it ends, breaks or falls silent: whoever listens opens another one then. */
async function* eventsOf(
  { response, close }: Opened,
  stallMs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<ServerEvent, void> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  const events = new EventReader()
  let timer: ReturnType<typeof setTimeout> | undefined
  const giveUp = (): void => {
    reader.cancel().catch(() => {}) // broken already
    close()
  }
  try {
    for (;;) {
      clearTimeout(timer)
      timer = setTimeout(giveUp, stallMs)
      const { done, value } = await reader.read()
      if (done) break
      yield* events.push(decoder.decode(value, { stream: true }))
    }
  } catch (e) {
    if (signal?.aborted) throw signal.reason
    if (e instanceof AtelierError) throw e
  } finally {
    clearTimeout(timer)
    close()
  }
  if (signal?.aborted) throw signal.reason
}

function readTask(data: string): Task | undefined {
  try {
    const value: unknown = JSON.parse(data)
    return isTask(value) ? value : undefined
  } catch {
    return undefined // text of another dialect
  }
}

async function* polling(id: string, { transport, ways, signal }: Following): AsyncGenerator<Task, void> {
  for (let pause = pollMs.first; ; ) {
    const asked = Date.now()
    const path = `${taskPath(id)}?wait=${holdSeconds}`
    const task = asTask(await transport.json({ method: 'GET', path, holdMs: holdSeconds * 1000, signal }))
    // The task is there, so it was its stream that is not.
    ways.streams ??= false
    yield task
    if (hasEnded(task)) return
    const wasHeld = Date.now() - asked > (holdSeconds * 1000) / 2
    if (wasHeld) continue
    await sleep(pause, signal)
    pause = Math.min(pollMs.most, pause * pollMs.factor)
  }
}

/** @throws AtelierError unreadable_answer */
export function asTask(answer: unknown): Task {
  if (isTask(answer)) return answer
  throw unreadable('what was answered is no task: is this the address of an Atelier or of the API it serves?')
}
