/**
 * A key that may only read is answered 403 when it tries to draw, and told which scope is missing. One that may draw
 * can read what it drew.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.2: 403 no permission'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire, own }) => {
    const reader = wire.as((await newKey(own(), 'reads', '--scopes', 'read')).key)
    const forbidden = { http: 403, code: '403', reason: 'forbidden' }
    const answer = await reader.submit(await plainParams())
    expectRefusal(refusalOf(answer), forbidden)
    assert.match(refusalOf(answer).hint, /draw/, 'the hint names the scope')
    const drawer = wire.as((await newKey(own(), 'draws', '--scopes', 'draw')).key)
    await drawer.drawn(await plainParams())
  },
})
