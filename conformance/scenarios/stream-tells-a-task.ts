/**
 * A stream tells a task as it goes: `progress` from its place in the queue to its last stroke, `output` with its picture,
 * `done` with the whole task; then it ends by itself. It is written so that proxies hand it on at once.
 */
import assert from 'node:assert/strict'
import { watchable } from '../kit/drawing-times.ts'
import { listenTo, taskIn } from '../kit/event-stream.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, failureOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['wire 1.6: GET /model/v1/generation/task/{id}/stream', 'issue 6: SSE'],
  needs: [{ server: { env: watchable } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    await wire.accepted(params)
    const { id } = await wire.accepted(params)
    const path = `/model/v1/generation/task/${id}/stream`
    const { events, response } = await listenTo(wire, path)
    assert.match(response.headers.get('cache-control') ?? '', /no-store.*no-transform/)
    assert.equal(response.headers.get('x-accel-buffering'), 'no')
    const names = events.map((e) => e.event)
    assert.deepEqual(names.slice(-2), ['output', 'done'])
    const steps = events.slice(0, -2)
    assert.ok(steps.length >= 3 && steps.every((e) => e.event === 'progress'), names.join())
    const tasks = steps.map(taskIn)
    assert.equal(tasks[0]?.metadata?.['phase'], 'queued')
    assert.equal(tasks[0]?.metadata?.['queue_position'], 0)
    assert.equal(tasks.at(-1)?.metadata?.['phase'], 'running')
    const fractions = tasks.map((t) => t.progress ?? 0)
    assert.deepEqual(
      fractions,
      [...fractions].sort((a, b) => a - b),
      `progress rises: ${fractions}`,
    )
    const cursors = events.map((e) => Number(e.id))
    assert.deepEqual(
      cursors,
      [...cursors].sort((a, b) => a - b),
      `cursors count up: ${cursors}`,
    )
    const [output, done] = events.slice(-2)
    assert.ok(output && done)
    assert.deepEqual([output.data['status'], output.data['cursor']], ['in_progress', Number(output.id)])
    const task = taskIn(done)
    assert.equal(task.id, id)
    assert.deepEqual(output.data['output'], task.output)
    assert.ok((await wire.picture(contentOf(task).url)).length > 1000)

    const canceled = await wire.accepted(params)
    const stream = listenTo(wire, `/model/v1/generation/task/${canceled.id}/stream`)
    await wire.send('POST', `/model/v1/generation/task/${canceled.id}/cancel`)
    const last = (await stream).events.at(-1)
    assert.equal(last?.event, 'error')
    expectRefusal(failureOf(taskIn(last)), { http: 200, code: '003008095', reason: 'canceled' })
  },
})
