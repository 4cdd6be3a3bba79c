/** Only one photo is drawn per task: two or more in either list are answered 400 with code 003008005. */
import { base64, photo } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: 003008005', 'seed: only supports 1 image', 'wire Q1', 'issue 4: two images'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const one = base64(await photo())
    const url = 'https://example.com/photo.jpg'
    const many = [
      { binary_data_base64: [one, one] },
      { binary_data_base64: [one, 'anything'] },
      { image_urls: [url, url] },
      { image_urls: Array(50).fill(url) },
      { image_urls: [url, url], binary_data_base64: [one, one] },
    ]
    for (const input of many)
      await refused(
        wire,
        { req_key: styleKey, ...input },
        {
          http: 400,
          code: '003008005',
          reason: 'invalid_image_count',
        },
      )
  },
})
