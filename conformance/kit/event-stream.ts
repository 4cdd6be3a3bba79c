import assert from 'node:assert/strict'
import { asTask, type TaskBody } from './task-body.ts'
import type { Wire } from './wire.ts'

/** A server-sent event, read as the standard says. */
export interface StreamEvent {
  readonly event: string
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Listening {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Told each event; the connection is cut when it returns false. */
  readonly heard?: (event: StreamEvent) => boolean | undefined
}

/** Everything a stream says until it ends, or is cut by `heard`. */
export async function listenTo(wire: Wire, path: string, listening: Listening = {}) {
  const { method = 'GET', headers = {}, body, heard = () => true } = listening
  const off = new AbortController()
  const response = await fetch(new URL(path, `${wire.base}/`), {
    method,
    headers: {
      authorization: `Bearer ${wire.key}`,
      accept: 'text/event-stream',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    signal: off.signal,
    ...(body !== undefined && { body }),
  })
  assert.equal(response.status, 200, `the stream is opened, not answered ${response.status}`)
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
  const events: StreamEvent[] = []
  let rest = ''
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      rest += Buffer.from(chunk).toString()
      const blocks = rest.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = eventOf(block)
        if (!event) continue
        events.push(event)
        if (heard(event) !== false) continue
        off.abort()
        return { response, events }
      }
    }
  } catch (e) {
    if (!off.signal.aborted) throw e
  }
  assert.equal(rest, '', 'the stream ends with a whole event')
  return { response, events }
}

/** Undefined for comments and settings. */
function eventOf(block: string): StreamEvent | undefined {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] =
      /^([a-z]*): ?(.*)$/.exec(line) ?? assert.fail(`"${line}" is no line of an event`)
    fields.set(name, value)
  }
  const data = fields.get('data')
  if (data === undefined) return undefined
  return { event: fields.get('event') ?? 'message', id: fields.get('id') ?? '', data: JSON.parse(data) }
}

/** The task in an event, without what only events have. */
export function taskIn({ data: { cursor: _, ...task } }: StreamEvent): TaskBody {
  return asTask(task)
}
