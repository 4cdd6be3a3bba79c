/**
 * A `sub_req_key` must belong to its `req_key`: one of another style, one that is none, or any at all on a style
 * without sub-styles is answered 400 with code 003008003. Empty or null on such a style is as good as none.
 */

import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { subKeysOfSeed } from '../kit/seed-styles.ts'

const foreign = { http: 400, code: '003008003', reason: 'invalid_sub_req_key', param: 'sub_req_key' }

export default scenario({
  proves: ['seed: 003008003', 'wire Q9'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const subKeys = Object.values(subKeysOfSeed).flat()
    for (const [req_key, own] of Object.entries(subKeysOfSeed)) {
      const params = await plainParams(req_key)
      const others = subKeys.filter((k) => !own.includes(k))
      for (const sub_req_key of [others[0], others.at(-1), 'nothing', req_key, 7])
        await refused(wire, { ...params, sub_req_key }, foreign)
    }
    const single = await plainParams()
    await refused(wire, { ...single, sub_req_key: subKeys[0] }, foreign)
    // With no photo the answer tells that the style was found to be right: styles are looked at first.
    for (const sub_req_key of ['', null])
      await refused(wire, { req_key: single.req_key, sub_req_key }, { http: 400, code: '003008004' })
  },
})
