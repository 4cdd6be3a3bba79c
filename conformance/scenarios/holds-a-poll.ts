/**
 * A poll may wait too, with `?wait=N` or `Prefer: wait=N`: it is answered as soon as the task has ended, however many
 * wait for it, and otherwise when the time is up, the longest the operator allows.
 */
import assert from 'node:assert/strict'
import { watchable } from '../kit/drawing-times.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask } from '../kit/task-body.ts'

const many = 60

export default scenario({
  proves: ['issue 6: a held GET', 'wire 1.3: polling habits'],
  needs: [{ server: { env: watchable } }],
  steps: async ({ wire }) => {
    const { id } = await wire.accepted(await plainParams())
    const path = `/model/v1/generation/task/${id}`
    const short = await wire.get(`${path}?wait=0`)
    assert.equal(asTask(short.json).status, 'in_progress')
    const held = await Promise.all(
      Array.from({ length: many }, (_, i) =>
        i % 2 === 0 ? wire.get(`${path}?wait=40`) : wire.get(path, { headers: { prefer: 'wait=40' } }),
      ),
    )
    const answered = Date.now()
    for (const [i, { json, headers }] of held.entries()) {
      assert.equal(asTask(json).status, 'completed')
      assert.equal(headers.get('preference-applied'), i % 2 === 0 ? null : 'wait=40')
    }
    const late = answered - Number(asTask(held[0]?.json).metadata?.['completed_at']) * 1000
    assert.ok(late < 20_000, `all are answered when it has ended, not ${late} ms later`)
    for (const wait of ['soon', '-1', '1e3'])
      expectRefusal(refusalOf(await wire.get(`${path}?wait=${wait}`)), {
        http: 400,
        code: '400',
        reason: 'invalid_field',
        param: 'wait',
      })
  },
})
