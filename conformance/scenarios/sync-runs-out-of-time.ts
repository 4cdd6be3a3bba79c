/**
 * A synchronous generation that takes too long is answered 504 with `SYNC_TIMEOUT` and the id of its task, which goes on:
 * nothing is lost, and nothing needs to be sent twice.
 */
import assert from 'node:assert/strict'
import { endless } from '../kit/drawing-times.ts'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['wire 1.6: time-out = 504 {id,status,error{code}}', 'product: complaint 2'],
  needs: [{ server: { env: endless } }],
  steps: async ({ wire }) => {
    const body = JSON.stringify({ model, input: [{ params: await plainParams() }] })
    const answer = await wire.send('POST', '/model/v1/generation/sync', { body })
    expectRefusal(refusalOf(answer), { http: 504, code: 'SYNC_TIMEOUT', reason: 'sync_timeout' })
    assert.equal(pick(answer.json, 'status'), 'in_progress')
    assert.equal(pick(answer.json, 'error.retryable'), false, 'sent again it would be drawn twice')
    const id = String(pick(answer.json, 'id'))
    assert.equal((await wire.read(id)).status, 'in_progress')
    await wire.send('DELETE', `/model/v1/generation/task/${id}`)
  },
})
