/**
 * `POST …/sync` is answered 200 with the task that ended, completed or failed, as a poll would tell it; what cannot be
 * taken is refused as everywhere.
 */
import assert from 'node:assert/strict'
import { watchable } from '../kit/drawing-times.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask, contentOf } from '../kit/task-body.ts'
import { model } from '../kit/wire.ts'

const path = '/model/v1/generation/sync'
const bodyOf = (params: object) => JSON.stringify({ model, input: [{ params }] })

export default scenario({
  proves: ['wire 1.6: POST /model/v1/generation/sync', 'issue 6: sync'],
  needs: [{ server: { env: watchable } }],
  steps: async ({ wire }) => {
    const answer = await wire.send('POST', path, { body: bodyOf(await plainParams()) })
    assert.equal(answer.status, 200)
    const task = asTask(answer.json)
    assert.ok((await wire.picture(contentOf(task).url)).length > 1000)
    assert.equal((await wire.read(task.id)).status, 'completed')

    const { req_key } = await plainParams()
    // Nobody listens there: the download fails, and with it the task.
    const nowhere = { req_key, image_urls: ['https://nothing.invalid/photo.jpg'] }
    const failed = await wire.send('POST', path, { body: bodyOf(nowhere) })
    assert.deepEqual([failed.status, asTask(failed.json).status], [200, 'failed'])
    const refused = await wire.send('POST', path, { body: bodyOf({}) })
    expectRefusal(refusalOf(refused), { http: 400, code: '003008001', reason: 'missing_req_key' })
  },
})
