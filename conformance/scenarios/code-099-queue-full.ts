/**
 * When as many tasks wait as the operator allows, further ones are answered 503 with code 003008099 and Retry-After,
 * and nothing of them is kept. Tasks that were taken are still drawn, and then there is room again.
 */
import assert from 'node:assert/strict'
import { slow } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { refusalOf, refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const env = {
  ATELIER_ENGINES: slow,
  SLOW_ENGINE_MS: '1500',
  ATELIER_WORKERS: '1',
  ATELIER_QUEUE_LIMIT: '1',
}

export default scenario({
  proves: ['seed: 003008099', 'wire 1.2: queue full'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    const first = await wire.accepted(params)
    // Only once the first is being drawn does the second wait alone.
    while ((await wire.read(first.id)).metadata?.['phase'] === 'queued');
    const second = await wire.accepted(params)
    const answer = await refused(wire, params, { http: 503, code: '003008099', reason: 'queue_full' })
    assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.ok(refusalOf(answer).hint.includes(answer.headers.get('retry-after') ?? 'no header'))
    assert.equal((await wire.ended(first.id)).status, 'completed')
    assert.equal((await wire.ended(second.id)).status, 'completed')
    await wire.drawn(params)
  },
})
