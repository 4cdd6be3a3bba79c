/**
 * A key made by the command line beside the running server works at once; revoked, it stops at once, for new
 * generations as for polls of what it made. Others go on.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: [
    'issue 2: atelier keys create, list, revoke; hashed at rest, shown once; a revoked key stops at once',
  ],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire, own }) => {
    const { id, key } = await newKey(own(), 'to be revoked')
    const guest = wire.as(key)
    const task = await guest.drawn(await plainParams())
    const listed = await own().cli('keys', 'list')
    assert.ok(
      listed.stdout.includes(id) && !listed.stdout.includes(key),
      'a key is listed, never shown again',
    )
    const revoked = await own().cli('keys', 'revoke', id)
    assert.equal(revoked.code, 0, revoked.stderr)
    const stopped = { http: 401, code: '401', reason: 'unauthorized' }
    expectRefusal(refusalOf(await guest.submit(await plainParams())), stopped)
    expectRefusal(refusalOf(await guest.get(`/model/v1/generation/task/${task.id}`)), stopped)
    await wire.drawn(await plainParams())
  },
})
