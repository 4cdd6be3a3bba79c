/**
 * A submission sent again with its Idempotency-Key makes no second task: it is answered with the first, as that stands
 * now, and says so. Keys of different callers have nothing to do with each other; without one, every submission is new.
 */
import assert from 'node:assert/strict'
import { watchable } from '../kit/drawing-times.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask } from '../kit/task-body.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 6: Idempotency-Key', 'product: draft-ietf-httpapi-idempotency-key-header-07'],
  needs: [{ server: { env: watchable } }],
  steps: async ({ wire, own }) => {
    const params = await plainParams()
    const headers = { 'idempotency-key': '"order-7"' }
    const send = async (from = wire, more = {}) => {
      const answer = await from.submit(params, { headers: { ...headers, ...more } })
      assert.equal(answer.status, 200, answer.text)
      return { task: asTask(answer.json), replayed: answer.headers.get('idempotency-replayed') }
    }
    const first = await send()
    assert.equal(first.replayed, null)
    const again = await send()
    assert.deepEqual([again.task.id, again.replayed], [first.task.id, 'true'])
    const bare = await wire.submit(params, { headers: { 'idempotency-key': 'order-7' } })
    assert.equal(asTask(bare.json).id, first.task.id, 'the same with and without quotes')
    const held = await send(wire, { prefer: 'wait=30' })
    assert.deepEqual([held.task.id, held.task.status], [first.task.id, 'completed'], 'it can be waited for')
    const body = JSON.stringify({ model, input: [{ params }] })
    const synchronous = await wire.send('POST', '/model/v1/generation/sync', { headers, body })
    assert.equal(asTask(synchronous.json).id, first.task.id, 'whichever way it is sent again')

    const guest = wire.as((await newKey(own(), 'namesake')).key)
    assert.notEqual((await send(guest)).task.id, first.task.id)
    const plain = [await wire.accepted(params), await wire.accepted(params)]
    assert.equal(new Set([first.task.id, ...plain.map((t) => t.id)]).size, 3)

    await wire.send('DELETE', `/model/v1/generation/task/${first.task.id}?files=true`)
    const gone = await wire.submit(params, { headers })
    expectRefusal(refusalOf(gone), { http: 404, code: '404', reason: 'not_found' })
  },
})
