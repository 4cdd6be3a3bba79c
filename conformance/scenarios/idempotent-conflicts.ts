/**
 * An Idempotency-Key stands for one body: with another it is refused (422), one that cannot be read is too (400), and of
 * many that come at once one is taken in while the others are told it, or to come again (409). A submission that was
 * refused leaves its key free.
 */
import assert from 'node:assert/strict'
import { watchable } from '../kit/drawing-times.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask } from '../kit/task-body.ts'

export default scenario({
  proves: ['issue 6: 409 while the first runs, 422 for another body'],
  needs: [{ server: { env: watchable } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const headers = { 'idempotency-key': 'conflict' }
    const wrong = await wire.submit({ ...params, req_key: 'nothing' }, { headers })
    expectRefusal(refusalOf(wrong), { http: 400, code: '003008002', reason: 'invalid_req_key' })

    const many = await Promise.all(Array.from({ length: 12 }, () => wire.submit(params, { headers })))
    const ids = new Set(many.filter((a) => a.status === 200).map((a) => asTask(a.json).id))
    assert.equal(ids.size, 1, `one task: ${[...ids]}`)
    for (const answer of many.filter((a) => a.status !== 200)) {
      expectRefusal(refusalOf(answer), { http: 409, code: '409', reason: 'idempotency_in_flight' })
      assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    }

    const other = await wire.submit({ ...params, return_url: false }, { headers })
    expectRefusal(refusalOf(other), { http: 422, code: '422', reason: 'idempotency_key_reused' })
    for (const key of ['""', 'two words', 'a, b', 'x'.repeat(256)]) {
      const answer = await wire.submit(params, { headers: { 'idempotency-key': key } })
      expectRefusal(refusalOf(answer), { http: 400, code: '400', reason: 'invalid_idempotency_key' })
    }
  },
})
