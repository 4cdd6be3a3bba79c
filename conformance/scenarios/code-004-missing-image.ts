/** A generation without photo is answered 400 with code 003008004: neither input, empty lists, or nothing in them. */
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const none = [
  {},
  { image_urls: [] },
  { binary_data_base64: [] },
  { image_urls: [], binary_data_base64: [] },
  { image_urls: null, binary_data_base64: null },
  { binary_data_base64: [''] },
  { image_urls: [''] },
]

export default scenario({
  proves: ['seed: 003008004', 'seed: one of two', 'wire Q1', 'wire Q5: both empty or absent'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    for (const input of none)
      await refused(
        wire,
        { req_key: styleKey, ...input },
        {
          http: 400,
          code: '003008004',
          reason: 'missing_image',
        },
      )
  },
})
