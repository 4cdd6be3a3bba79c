/**
 * A task of another key is answered exactly as one that never was: 404, with nothing that tells them apart. So are ids
 * with odd letters.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.2: unknown or foreign task id'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire, own }) => {
    const task = await wire.drawn(await plainParams())
    const guest = wire.as((await newKey(own(), 'curious')).key)
    const ids = [task.id, `${task.id.slice(0, -1)}0`, 'task_nothing', '..%2f..%2fetc', '%00', 'x'.repeat(600)]
    const seen = new Set<string>()
    for (const id of ids) {
      const answer = await guest.get(`/model/v1/generation/task/${id}`)
      const refusal = refusalOf(answer)
      expectRefusal(refusal, { http: 404, code: '404', reason: 'not_found' })
      seen.add(JSON.stringify(refusal))
    }
    assert.equal(seen.size, 1, `all answers are the same: ${[...seen].join('\n')}`)
  },
})
