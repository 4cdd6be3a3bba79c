/** Without a key, or with a wrong one, any server of this API answers 401 and makes nothing. */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: all APIs require authentication via Bearer Token', 'wire 1.2: 401'],
  needs: [],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    for (const key of [null, 'certainly-not-a-key'])
      assert.equal((await wire.submit(params, { key })).status, 401, `key ${key}`)
  },
})
