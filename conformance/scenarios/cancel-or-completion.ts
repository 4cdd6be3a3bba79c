/**
 * A task ends once. Where it is canceled at the moment it completes, one of the two wins and everybody is told the
 * same: canceled for good, or completed, the cancellation answered 409 and the picture there.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { slow } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, failureOf, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '100', ATELIER_WORKERS: '2' }

export default scenario({
  proves: ['wire Q10', 'issue 6: a race of cancel and completion has one winner'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const won = { canceled: 0, completed: 0 }
    const race = async (afterMs: number): Promise<void> => {
      const { id } = await wire.accepted(params)
      await wait(afterMs)
      const answer = await wire.send('POST', `/model/v1/generation/task/${id}/cancel`)
      const task = await wire.read(id)
      if (answer.status === 200) {
        won.canceled++
        expectRefusal(failureOf(task), { http: 200, code: '003008095', reason: 'canceled' })
      } else {
        won.completed++
        expectRefusal(refusalOf(answer), { http: 409, code: '409', reason: 'task_ended' })
        assert.ok((await wire.picture(contentOf(task).url)).length > 1000)
      }
      await wait(300)
      const later = await wire.read(id)
      assert.deepEqual([later.status, later.metadata], [task.status, task.metadata], 'and stays so')
    }
    for (let i = 0; i < 16; i++) await race(i * 25)
    const late = await wire.drawn(params)
    const answer = await wire.send('DELETE', `/model/v1/generation/task/${late.id}`)
    expectRefusal(refusalOf(answer), { http: 409, code: '409', reason: 'task_ended' })
    assert.ok(won.canceled > 0, `both may win: ${JSON.stringify(won)}`)
  },
})
