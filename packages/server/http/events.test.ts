import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { TaskView } from '../tasks/desk.ts'
import { type EventTexts, taskEvents } from './events.ts'

const at = (change: Partial<TaskView>): TaskView => ({
  id: 't',
  style: { key: 's' },
  state: 'running',
  progress: 0,
  attempt: 1,
  createdAt: 0,
  inline: false,
  warnings: [],
  cost: '0.00',
  ...change,
})
const waiting = at({ state: 'queued', attempt: 0, queuePosition: 1 })
const half = at({ progress: 0.5 })
const completed = at({ state: 'completed', progress: 1 })

const texts: EventTexts = {
  plain: ({ id, state, progress }) => ({ id, state, progress }),
  whole: async ({ id }) => JSON.stringify({ id, whole: true }),
  gone: async () => undefined,
}

/** What a client reads: a comment, or the event's name, id and data. */
async function heard(
  views: readonly TaskView[],
  seen?: number,
  over: Partial<EventTexts> = {},
  now = () => 0,
) {
  const some = (async function* () {
    yield* views
  })()
  let text = ''
  for await (const part of taskEvents(some, seen, { ...texts, ...over }, now)) text += part
  expect(text.endsWith('\n\n')).toBe(true)
  return text.trimEnd().split('\n\n')
}
const names = (events: readonly string[]) =>
  events.map((e) => /^event: (\w+)\nid: (\d+)/.exec(e)?.slice(1).join(' '))

test('a task is told from the queue to its picture, each step once', async () => {
  const events = await heard([waiting, waiting, { ...waiting, queuePosition: 0 }, half, half, completed])
  expect(events[0]).toBe('retry: 2000')
  expect(names(events.slice(1))).toEqual([
    'progress 0',
    'progress 0',
    'progress 500',
    'output 1000',
    'done 1001',
  ])
  expect(events[4]).toContain(
    'data: {"id":"t","state":"completed","progress":1,"status":"in_progress","cursor":1000}',
  )
  expect(events[5]).toBe('event: done\nid: 1001\ndata: {"id":"t","whole":true}')
})

test.each([
  ['what is farther', 400, ['progress 500', 'output 1000', 'done 1001']],
  ['not what it has', 500, ['output 1000', 'done 1001']],
  ['not even the picture', 1000, ['done 1001']],
  ['the end again, for who asks again', 1001, ['done 1001']],
])('a client that comes back is told %s', async (_, seen, told) => {
  expect(names((await heard([half, completed], seen)).slice(1))).toEqual(told)
})

test('a failed task ends with an error and no output', async () => {
  expect(names((await heard([half, at({ state: 'failed' })])).slice(1))).toEqual([
    'progress 500',
    'error 1001',
  ])
})

test('a stream that is cut off ends without a word of an end', async () => {
  expect(names((await heard([half])).slice(1))).toEqual(['progress 500'])
})

test('a task that was deleted meanwhile ends with an error', async () => {
  const events = await heard([half], undefined, { gone: async () => ({ id: 't', error: {} }) })
  expect(events.at(-1)).toBe('event: error\nid: 1001\ndata: {"id":"t","error":{}}')
})

test('silence is filled every 15 seconds', async () => {
  let ms = 0
  const events = await heard([half, half, half, half], undefined, {}, () => (ms += 5000))
  expect(events.filter((e) => e === ': keepalive')).toHaveLength(1)
})

test('a picture within is sent as it is read', async () => {
  const whole = async () => Readable.from([Buffer.from('{"b64_json":"'), Buffer.from('AAAA"}')])
  expect((await heard([completed], 1000, { whole })).at(-1)).toBe(
    'event: done\nid: 1001\ndata: {"b64_json":"AAAA"}',
  )
})
