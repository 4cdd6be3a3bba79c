/**
 * An address that is none, or that is neither http nor https, or that carries a user name and password, is refused at
 * once with 400.
 */
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const wrong = [
  'photo.jpg',
  '/photo.jpg',
  '//example.com/photo.jpg',
  'ftp://example.com/photo.jpg',
  'file:///etc/passwd',
  'gopher://example.com/',
  'javascript:alert(1)',
  'http://',
  'https://user:password@example.com/photo.jpg',
]

export default scenario({
  proves: ['issue 4: http and https only', 'issue 4: no credentials'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    for (const url of wrong)
      await refused(
        wire,
        { req_key: styleKey, image_urls: [url] },
        {
          http: 400,
          code: '003008004',
          reason: 'invalid_image_url',
          param: 'image_urls',
        },
      )
  },
})
