/**
 * A stream that broke is taken up where it was, by `?cursor=` or Last-Event-ID: nothing comes twice, nothing is missing,
 * also long after the task has ended. An EventSource that has heard the end is told not to come again.
 */
import assert from 'node:assert/strict'
import { watchable } from '../kit/drawing-times.ts'
import { listenTo, type StreamEvent } from '../kit/event-stream.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.6: resumable by cursor', 'issue 6: SSE that resumes'],
  needs: [{ server: { env: watchable } }],
  steps: async ({ wire }) => {
    const { id } = await wire.accepted(await plainParams())
    const path = `/model/v1/generation/task/${id}/stream`
    const heard: StreamEvent[] = []
    const isHalfway = ({ event, id: at }: StreamEvent) => event === 'progress' && Number(at) > 0
    const broken = await listenTo(wire, path, { heard: (event) => !isHalfway(event) })
    heard.push(...broken.events)
    const cut = heard.at(-1)
    assert.ok(cut && isHalfway(cut), 'it is cut off in the middle')
    heard.push(...(await listenTo(wire, `${path}?cursor=${cut.id}`)).events)
    const cursors = heard.map((e) => Number(e.id))
    const apart = new Set(heard.filter((e) => Number(e.id) > 0).map((e) => e.id))
    assert.equal(apart.size, cursors.filter((c) => c > 0).length, `nothing comes twice: ${cursors}`)
    assert.deepEqual(
      heard.slice(-2).map((e) => e.event),
      ['output', 'done'],
    )

    const names = async (cursor: string, headers = {}) =>
      (await listenTo(wire, path + cursor, { headers })).events.map((e) => e.event)
    const output = heard.at(-2)?.id ?? ''
    assert.deepEqual(await names(''), ['output', 'done'], 'from the beginning')
    assert.deepEqual(await names(`?cursor=${cut.id}`), ['output', 'done'])
    assert.deepEqual(await names(`?cursor=${output}`), ['done'])
    assert.deepEqual(await names('?cursor=0', { 'last-event-id': output }), ['done'])
    const over = await wire.get(path, { headers: { 'last-event-id': heard.at(-1)?.id ?? '' } })
    assert.equal(over.status, 204)
  },
})
