/** An engine that does not accept a drawing fails its task with code 003008099; trying again may help. */
import assert from 'node:assert/strict'
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: 003008099', 'wire Q13: cannot create'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    const params = await plainParams('i2i_ai_create_monet_usage')
    const task = await fails(wire, params, { code: '003008099', reason: 'engine_refused' })
    assert.equal(task.error?.retryable, true)
  },
})
