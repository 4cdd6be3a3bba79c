/** A photo may be named by its address in `image_urls`; the server fetches it and draws it. */
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: image_urls'],
  needs: ['photo host'],
  pictures: 'any',
  steps: async ({ wire, photoUrl }) => {
    await wire.drawn({ req_key: styleKey, image_urls: [await photoUrl()] })
  },
})
