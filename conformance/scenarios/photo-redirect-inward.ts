/** A host that is allowed may not lead the server on to one that is not: each hop is checked. */
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const targets = [
  'http://localhost/photo.jpg',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]/photo.jpg',
  'http://10.1.2.3/photo.jpg',
]

export default scenario({
  proves: ['issue 4: on every hop, against redirects'],
  needs: ['atelier', 'photo host'],
  pictures: 'any',
  steps: async ({ wire, host }) => {
    const web = host()
    await Promise.all(
      targets.map((location, i) =>
        fails(
          wire,
          {
            req_key: styleKey,
            image_urls: [web.at(`/hop${i}`, (r) => r.writeHead(302, { location }).end())],
          },
          { code: '003008097', reason: 'image_address_refused' },
        ),
      ),
    )
    const file = web.at('/file', (r) => r.writeHead(302, { location: 'file:///etc/passwd' }).end())
    await fails(
      wire,
      { req_key: styleKey, image_urls: [file] },
      { code: '003008097', reason: /image_(address_refused|download_failed)/ },
    )
  },
})
