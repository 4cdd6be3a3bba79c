/** Without a price a picture costs "0.00", told as text of digits alone, with discount 0. */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: usage', 'wire 1.3: usage.cost, usage.discount', 'wire Q12'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire }) => {
    const { usage } = await wire.drawn(await plainParams())
    assert.deepEqual([usage?.cost, usage?.discount], ['0.00', 0])
  },
})
