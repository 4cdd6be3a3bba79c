/**
 * A downloaded photo is held to the same limits as one in base64, and the task fails with code 003008097, a reason
 * and a hint: more than 5 MB (also when its length is not announced), too small, too large a side, cut off.
 */
import { photoHostMark } from '../kit/photo-host.ts'
import { jpeg, photo } from '../kit/photos.ts'
import { fails } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const megabytes6 = Buffer.alloc(6 * 1024 * 1024)

export default scenario({
  proves: ['seed: maximum 5 MB, minimum 600*800, maximum 4096*4096', 'seed: 003008097', 'wire Q7: URL'],
  needs: [{ server: { env: { ATELIER_FETCH_ALLOW: photoHostMark } } }],
  steps: async ({ wire, host }) => {
    const web = host()
    const bytes = await photo()
    const large = Buffer.concat([bytes, megabytes6])
    const cases = {
      image_too_large: [
        web.file('/large.jpg', large),
        web.at('/unannounced.jpg', (r) => {
          r.writeHead(200, { 'transfer-encoding': 'chunked' })
          r.on('error', () => {}) // the server hangs up once it has seen enough
          r.end(large)
        }),
      ],
      image_too_small: [web.file('/small.jpg', await jpeg(599, 800))],
      image_dimensions_too_large: [web.file('/long.jpg', await jpeg(4097, 600))],
      image_truncated: [web.file('/half.jpg', bytes.subarray(0, bytes.length / 2))],
    }
    await Promise.all(
      Object.entries(cases).flatMap(([reason, urls]) =>
        urls.map((url) =>
          fails(wire, { req_key: styleKey, image_urls: [url] }, { code: '003008097', reason }),
        ),
      ),
    )
  },
})
