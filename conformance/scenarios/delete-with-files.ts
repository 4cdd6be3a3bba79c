/**
 * `DELETE …?files=true` forgets a task with its photo and picture, open or ended: the task is unknown from then on, and
 * the address of its picture answers 410, to GET and HEAD, long before its time.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['issue 6: delete with files'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const task = await wire.drawn(await plainParams())
    const path = `/model/v1/generation/task/${task.id}`
    const { url } = contentOf(task)
    await wire.picture(url)
    expectRefusal(refusalOf(await wire.send('DELETE', `${path}?files=perhaps`)), { http: 400, code: '400' })
    const answer = await wire.send('DELETE', `${path}?files=true`)
    const { request_id, ...told } = answer.json as Record<string, unknown>
    assert.deepEqual([answer.status, told], [200, { id: task.id, deleted: true }])
    assert.equal(typeof request_id, 'string')
    expectRefusal(refusalOf(await wire.send('GET', url, { key: null })), {
      http: 410,
      code: '410',
      reason: 'result_deleted',
    })
    assert.equal((await wire.send('HEAD', url, { key: null })).status, 410)
    for (const [method, ending] of [
      ['GET', ''],
      ['GET', '/stream'],
      ['POST', '/cancel'],
      ['DELETE', '?files=true'],
    ] as const)
      expectRefusal(refusalOf(await wire.send(method, path + ending)), {
        http: 404,
        code: '404',
        reason: 'not_found',
      })

    const open = await wire.accepted(await plainParams())
    const openPath = `/model/v1/generation/task/${open.id}`
    assert.equal((await wire.send('DELETE', `${openPath}?files=true`)).status, 200)
    assert.equal((await wire.get(openPath)).status, 404)
  },
})
