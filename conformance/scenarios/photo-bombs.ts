/**
 * Small files made to cost a decoder much are refused at once from their header, before anything is decoded: code
 * 003008097. The server answers others as before.
 */
import assert from 'node:assert/strict'
import { base64 } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { bombs } from '../kit/refused-photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 4: bombs, refused from the header'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    for (const { name, bytes } of bombs) {
      const bomb = await bytes()
      assert.ok(bomb.length < 2_000_000, `${name} is small`)
      const params = { req_key: styleKey, binary_data_base64: [base64(bomb)] }
      const reason = /image_(refused|dimensions_too_large)/
      await refused(wire, params, { http: 400, code: '003008097', reason })
    }
    await refused(wire, { req_key: styleKey }, { http: 400, code: '003008004' })
  },
})
