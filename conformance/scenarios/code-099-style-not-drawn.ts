/**
 * A valid style that no engine of this server draws is answered 503 with code 003008099 and a text that names the
 * styles it does draw; trying again does not help, so no Retry-After is sent. Nothing is queued.
 */
import assert from 'node:assert/strict'
import { misbehaving } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { refusalOf, refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: 003008099', 'issue 6: other valid keys answer 003008099 and say which styles are drawn'],
  // The misbehaving engine draws some styles and not others, and always the same ones.
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '20' } } }],
  steps: async ({ wire }) => {
    const params = {
      ...(await plainParams('img2img_clay_style_usage')),
      sub_req_key: 'img2img_clay_style_3d',
    }
    const answer = await refused(wire, params, {
      http: 503,
      code: '003008099',
      reason: 'style_not_available',
      param: 'req_key',
    })
    const { text, hint } = refusalOf(answer)
    assert.ok(`${text} ${hint}`.includes(styleKey), 'names the styles that are drawn')
    assert.equal(answer.headers.get('retry-after'), null)
  },
})
