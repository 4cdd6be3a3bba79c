/**
 * A key that sends more requests a minute than the operator allows is answered 429 with Retry-After and the RateLimit
 * headers; others are not held up by it.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.2: 429 over rate'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick, ATELIER_RATE_PER_MINUTE: '4' } } }],
  steps: async ({ wire, own }) => {
    const guest = wire.as((await newKey(own(), 'hasty')).key)
    const params = await plainParams()
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await guest.submit(params))
    assert.deepEqual(
      answers.map((a) => a.status),
      [200, 200, 200, 200, 429],
    )
    const last = answers[4]
    assert.ok(last)
    expectRefusal(refusalOf(last), { http: 429, code: '429', reason: 'rate_limited' })
    const seconds = Number(last.headers.get('retry-after'))
    assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60, `Retry-After ${seconds}`)
    assert.match(last.headers.get('ratelimit-policy') ?? '', /q=4;\s*w=60/)
    assert.match(last.headers.get('ratelimit') ?? '', /r=0;\s*t=\d+/)
    assert.match(answers[0]?.headers.get('ratelimit') ?? '', /r=3;\s*t=\d+/)
    assert.equal((await wire.submit(params)).status, 200, 'another key is not held up')
  },
})
