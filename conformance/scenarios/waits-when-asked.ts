/**
 * With `Prefer: wait=N` the answer comes when the task has ended or the time is up, whichever is first, and says that
 * the wish was heard. It is the same body a poll gives; a client that gives up has lost nothing.
 */
import assert from 'node:assert/strict'
import { slow } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask, contentOf } from '../kit/task-body.ts'

const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '1200', ATELIER_WORKERS: '2' }

export default scenario({
  proves: ['wire 1.2: completed and output at once with Prefer: wait=N'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const done = await wire.submit(params, { headers: { prefer: 'wait=20' } })
    assert.equal(done.status, 200)
    assert.match(done.headers.get('preference-applied') ?? '', /wait/)
    contentOf(asTask(done.json))
    const early = await wire.submit(params, { headers: { prefer: 'wait=0.2' } })
    const soon = await wire.submit(params, { headers: { prefer: 'wait=1' } })
    for (const answer of [early, soon]) {
      const task = asTask(answer.json)
      assert.equal(task.status, 'in_progress')
      assert.equal((await wire.ended(task.id)).status, 'completed')
    }
    const odd = await wire.submit(params, { headers: { prefer: 'wait=soon, handling=lenient, ' } })
    assert.equal(odd.status, 200, 'a wish that is not understood is ignored, as RFC 7240 says')
  },
})
