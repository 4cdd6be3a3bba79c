/**
 * The streaming calls of sea-sdk-js and sea-sdk-go, unmodified, work against this server: they send the model in X-Model
 * alone, take every event but `done` and `error` for a piece of output, read a cursor from its data, and call a stream
 * without one of those two ends broken.
 */
import assert from 'node:assert/strict'
import { watchable } from '../kit/drawing-times.ts'
import { listenTo, taskIn } from '../kit/event-stream.ts'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['wire 1.6: Accept: text/event-stream on sync', 'wire 1.2: JS and Python SDKs'],
  needs: [{ server: { env: watchable } }],
  steps: async ({ wire }) => {
    const headers = { 'x-model': model, 'user-agent': 'seaart-sdk-js/0.1.0' }
    const body = JSON.stringify({ input: [{ params: await plainParams() }] })
    const sync = '/model/v1/generation/sync'
    const { events } = await listenTo(wire, sync, { method: 'POST', headers, body })
    const urls = []
    let cursor = 0
    for (const { event, data } of events.slice(0, -1)) {
      assert.ok(['progress', 'output'].includes(event))
      assert.equal(typeof data['id'], 'string')
      assert.equal(data['status'], 'in_progress', 'a status that ended would make them stop too soon')
      assert.ok(Number.isInteger(data['cursor']), 'the cursor is in the data')
      cursor = Number(data['cursor'])
      if (data['output'] !== undefined) urls.push(pick(data, 'output[0].content[0].url'))
    }
    const last = events.at(-1)
    assert.equal(last?.event, 'done')
    const task = taskIn(last)
    assert.deepEqual(urls, [contentOf(task).url])
    assert.equal(typeof task.usage?.cost, 'string')
    const resumed = await listenTo(wire, `/model/v1/generation/task/${task.id}/stream?cursor=${cursor}`, {
      headers,
    })
    assert.deepEqual(
      resumed.events.map((e) => e.event),
      ['done'],
    )
    const broken = await listenTo(wire, sync, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        input: [
          {
            params: {
              ...(await plainParams()),
              binary_data_base64: [],
              image_urls: ['https://nothing.invalid/a.jpg'],
            },
          },
        ],
      }),
    })
    const error = broken.events.at(-1)
    assert.equal(error?.event, 'error')
    assert.equal(typeof pick(error?.data, 'error.message'), 'string')
    assert.equal(typeof pick(error?.data, 'error.code'), 'string')
  },
})
