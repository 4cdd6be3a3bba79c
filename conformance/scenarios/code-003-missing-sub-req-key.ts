/**
 * The four style keys that stand for several styles need a `sub_req_key`: without one they are answered 400 with
 * code 003008003, and the hint names the sub-keys that fit.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { refusalOf, refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { subKeysOfSeed } from '../kit/seed-styles.ts'

export default scenario({
  proves: ['seed: sub_req_key required by some styles', 'seed: 003008003', 'wire Q8'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    for (const [req_key, subKeys] of Object.entries(subKeysOfSeed)) {
      const params = await plainParams(req_key)
      for (const sub_req_key of [undefined, null, '']) {
        const answer = await refused(
          wire,
          { ...params, sub_req_key },
          {
            http: 400,
            code: '003008003',
            reason: 'missing_sub_req_key',
            param: 'sub_req_key',
          },
        )
        for (const subKey of subKeys) assert.ok(refusalOf(answer).hint.includes(subKey), `names ${subKey}`)
      }
    }
  },
})
