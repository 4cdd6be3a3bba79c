/**
 * Fetching a photo gives nothing of the caller away: no Authorization, no API key, no cookie. A content type that
 * lies does not matter, the content does; redirects to another address that is allowed are followed.
 */
import assert from 'node:assert/strict'
import { photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 4: no credentials forwarded', 'issue 4: content decides the format', 'issue 4: redirects'],
  needs: ['atelier', 'photo host'],
  pictures: 'any',
  steps: async ({ wire, host }) => {
    const web = host()
    const target = web.file('/really-a-photo.php', await photo(), 'text/html')
    const url = web.at('/moved', (response) => {
      response.writeHead(302, { location: target, 'set-cookie': 'a=b' }).end()
    })
    await wire.drawn({ req_key: styleKey, image_urls: [url] })
    assert.deepEqual(
      web.requests.map((r) => r.path),
      ['/moved', '/really-a-photo.php'],
    )
    for (const { headers } of web.requests)
      for (const name of ['authorization', 'x-api-key', 'cookie', 'proxy-authorization'])
        assert.equal(headers[name], undefined, `${name} is not sent to the photo's host`)
  },
})
