/**
 * A server that stops keeps nobody waiting: streams and held requests end with the task still in progress, the process
 * ends in time, and the stream can be taken up at the next start.
 */
import assert from 'node:assert/strict'
import { endless } from '../kit/drawing-times.ts'
import { listenTo } from '../kit/event-stream.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask } from '../kit/task-body.ts'

/** Running drawings have 6 s and containers are killed after 10; generous, for machines that are busy. */
const stopsWithinMs = 30_000

export default scenario({
  proves: ['issue 6: streams work on shutdown', 'issue 3: SIGTERM drains or hands back'],
  needs: [{ server: { env: { ...endless, ATELIER_HOLD_S: '60' }, alone: true } }],
  steps: async ({ wire, own }) => {
    const { id } = await wire.accepted(await plainParams())
    const path = `/model/v1/generation/task/${id}`
    let told = 0
    const stream = listenTo(wire, `${path}/stream`, {
      heard: () => {
        if (told === 0) {
          told = Date.now()
          own().signal('SIGTERM')
        }
        return true
      },
    })
    const held = wire.get(`${path}?wait=60`)
    const { events } = await stream
    assert.ok(events.length > 0 && events.every((e) => e.event === 'progress'), 'no end is made up')
    assert.equal(asTask((await held).json).status, 'in_progress')
    assert.equal((await own().ended).code, 0)
    const took = Date.now() - told
    assert.ok(took < stopsWithinMs, `it stopped within ${took} ms`)
  },
})
