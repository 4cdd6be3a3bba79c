/**
 * What the seed document promises of wrong parameters on any server of this API: codes 003008001 to 003008005, told in
 * the answer or in the task.
 */
import assert from 'node:assert/strict'
import { base64, photo, plainParams } from '../kit/photos.ts'
import { codeOfFault } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: 003008001 to 003008005'],
  needs: [],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    const one = base64(await photo())
    const wrong = {
      '003008001': { binary_data_base64: [one] },
      '003008002': { ...params, req_key: 'img2img_no_such_style_usage' },
      '003008003': { ...params, req_key: 'img2img_comic_style_usage', sub_req_key: 'img2img_3d_style_doll' },
      '003008004': { req_key: styleKey },
      '003008005': { req_key: styleKey, binary_data_base64: [one, one] },
    }
    for (const [code, faulty] of Object.entries(wrong)) assert.equal(await codeOfFault(wire, faulty), code)
  },
})
