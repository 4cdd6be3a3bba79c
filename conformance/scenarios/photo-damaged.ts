/**
 * A photo whose end is missing or whose middle is noise is never drawn as if it were whole: code 003008097 with
 * reason image_truncated, at once or, where it shows only while decoding, in the task.
 */

import { base64 } from '../kit/photos.ts'
import { refusedOrFails } from '../kit/refusals.ts'
import { damaged } from '../kit/refused-photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: 003008097', 'issue 4: truncated'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    for (const { bytes } of damaged)
      await refusedOrFails(
        wire,
        { req_key: styleKey, binary_data_base64: [base64(await bytes())] },
        { code: '003008097', reason: 'image_truncated' },
      )
  },
})
