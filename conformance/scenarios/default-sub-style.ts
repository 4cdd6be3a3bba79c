/** Where the operator chose so, a style with sub-styles is drawn as its first when no `sub_req_key` is sent. */
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { subKeysOfSeed } from '../kit/seed-styles.ts'

export default scenario({
  proves: ['wire Q8: styles.default_sub=first'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick, ATELIER_DEFAULT_SUB: 'first' } } }],
  steps: async ({ wire }) => {
    for (const req_key of Object.keys(subKeysOfSeed)) await wire.drawn(await plainParams(req_key))
    const wrong = { ...(await plainParams('img2img_clay_style_usage')), sub_req_key: 'nothing' }
    await refused(wire, wrong, { http: 400, code: '003008003', reason: 'invalid_sub_req_key' })
  },
})
