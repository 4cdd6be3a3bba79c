/** `binary_data_base64` may hold a `data:` URL and base64 with line breaks: both are what many tools write. */

import { base64, photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 4: base64, also data: URLs'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const plain = base64(await photo())
    const folded = plain.replace(/.{76}/g, '$&\r\n')
    for (const form of [`data:image/jpeg;base64,${plain}`, `data:;base64,${plain}`, folded])
      await wire.drawn({ req_key: styleKey, binary_data_base64: [form] })
  },
})
