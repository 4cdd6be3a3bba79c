/**
 * A key with as many open tasks as it may have is answered 429 with a reason of its own and Retry-After; once one has
 * ended there is room again. Other keys are not held up.
 */
import assert from 'node:assert/strict'
import { slow } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '800', ATELIER_WORKERS: '2', ATELIER_TASKS_PER_KEY: '1' }

export default scenario({
  proves: ['wire 1.2: 429 over concurrency, reason apart from the rate'],
  needs: [{ server: { env } }],
  steps: async ({ wire, own }) => {
    const params = await plainParams()
    const guest = wire.as((await newKey(own(), 'eager')).key)
    const task = await guest.accepted(params)
    const answer = await refused(guest, params, { http: 429, code: '429', reason: 'concurrency_limited' })
    assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    const other = await wire.accepted(params)
    await guest.ended(task.id)
    await wire.ended(other.id)
    await guest.drawn(params)
  },
})
