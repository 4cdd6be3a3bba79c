/**
 * A finished task can be read as long as the operator keeps tasks; then it is unknown, as if it had never been, and so
 * is its picture.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

/** Tasks are kept 8.6 seconds, pictures 3.6; what is old is looked for every second. */
const env = { ATELIER_ENGINES: quick, ATELIER_TASK_DAYS: '0.0001', ATELIER_RESULT_HOURS: '0.001' }
/** Generous: a slow machine sweeps late, and only that it does is of interest. */
const patienceMs = 30_000

export default scenario({
  proves: ['wire Q18'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const task = await wire.drawn(await plainParams())
    const ask = () => wire.get(`/model/v1/generation/task/${task.id}`)
    let answer = await ask()
    for (
      const until = Date.now() + patienceMs;
      answer.status === 200 && Date.now() < until;
      answer = await ask()
    )
      await wait(300)
    expectRefusal(refusalOf(answer), { http: 404, code: '404', reason: 'not_found' })
    assert.notEqual((await wire.get(contentOf(task).url, { key: null })).status, 200)
  },
})
