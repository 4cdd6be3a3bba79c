/**
 * An Idempotency-Key is remembered as long as the operator says, a day unless told otherwise; then it is free again, and
 * the same submission makes a new task.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

/** 3.6 seconds. */
const env = { ATELIER_ENGINES: quick, ATELIER_IDEMPOTENCY_HOURS: '0.001' }

export default scenario({
  proves: ['issue 6: Idempotency-Key, 24 h'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const headers = { 'idempotency-key': 'passing' }
    const first = await wire.accepted(params, { headers })
    assert.equal((await wire.accepted(params, { headers })).id, first.id)
    await wait(4000)
    assert.notEqual((await wire.accepted(params, { headers })).id, first.id)
  },
})
