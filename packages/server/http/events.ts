import type { Readable } from 'node:stream'
import { hasEnded, type TaskView } from '../tasks/desk.ts'

/** A client whose connection broke comes back after so long. */
const retryMs = 2000
/** Proxies close a connection on which nothing was said for a minute, some after 30 s. */
const keepaliveMs = 15_000

/**
 * Cursors count up with the task and are made from how it stands, so that nothing needs to be kept to resume by them:
 * thousandths of its progress, then its picture, then its end.
 */
const outputCursor = 1000
export const endCursor = 1001
const cursorOf = ({ progress }: TaskView): number => Math.min(outputCursor - 1, Math.floor(progress * 1000))

/** How a task is put into words. */
export interface EventTexts {
  /** The body of a task, without the picture itself. */
  readonly plain: (task: TaskView) => object
  /** The body of a task as JSON. */
  readonly whole: (task: TaskView) => Promise<string | Readable>
  /** What is said when a task was deleted while it was followed; undefined when it is still there. */
  readonly gone: () => Promise<object | undefined>
}

/**
 * A task as server-sent events: `progress` as it goes on, `output` with its picture, and at last `done` or `error`. A
 * stream that ends without one of the two was cut off and may be resumed.
 * @param views as `follow` yields them
 * @param seen the cursor of the last event that the client has; undefined when it has none
 */
export async function* taskEvents(
  views: AsyncIterable<TaskView>,
  seen: number | undefined,
  texts: EventTexts,
  now: () => number = Date.now,
): AsyncGenerator<string | Buffer, void> {
  let spokeAt = now()
  let told: string | undefined
  yield `retry: ${retryMs}\n\n`
  for await (const task of views) {
    if (hasEnded(task)) return yield* ending(task, seen, texts)
    const cursor = cursorOf(task)
    const stand = `${task.state} ${cursor} ${task.queuePosition}`
    const isNews = told === undefined ? cursor > (seen ?? -1) : stand !== told && cursor >= (seen ?? 0)
    told = stand
    if (isNews) yield event('progress', cursor, { ...texts.plain(task), cursor })
    else if (now() - spokeAt < keepaliveMs) continue
    else yield ': keepalive\n\n'
    spokeAt = now()
  }
  const gone = await texts.gone()
  if (gone) yield event('error', endCursor, gone)
}

async function* ending(task: TaskView, seen = 0, texts: EventTexts) {
  const failed = task.state === 'failed'
  if (!failed && seen < outputCursor) {
    // Clients of the hosted API take the status of this event for that of a chunk among more to come.
    const frame = { ...texts.plain(task), status: 'in_progress', cursor: outputCursor }
    yield event('output', outputCursor, frame)
  }
  yield head(failed ? 'error' : 'done', endCursor)
  const body = await texts.whole(task)
  if (typeof body === 'string') yield body
  else yield* body as AsyncIterable<Buffer>
  yield '\n\n'
}

const head = (name: string, cursor: number): string => `event: ${name}\nid: ${cursor}\ndata: `
const event = (name: string, cursor: number, data: object): string =>
  `${head(name, cursor)}${JSON.stringify(data)}\n\n`
