/** An empty list in one of the two inputs is as good as none: the other is drawn. */
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire Q5: empty or absent'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    for (const image_urls of [[], null]) await wire.drawn({ ...(await plainParams()), image_urls })
  },
})
