/**
 * Style keys without their `_usage` ending are in wide use and mean the same style. A task drawn under the short key is
 * the same picture as under the full one.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { seedStyles } from '../kit/seed-styles.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['wire Q15'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire }) => {
    const params = await plainParams()
    for (const { req_key, sub_req_key } of seedStyles) {
      const alias = req_key.replace(/_usage$/, '')
      assert.notEqual(alias, req_key)
      contentOf(await wire.drawn({ ...params, req_key: alias, sub_req_key }))
    }
  },
})
