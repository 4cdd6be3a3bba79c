/**
 * An address whose photo cannot be had fails the task with code 003008097: an HTTP error, a connection that is cut,
 * a host that does not answer in time, redirects without end, a page instead of a photo. The POST itself is answered
 * before anything is fetched.
 */
import assert from 'node:assert/strict'
import { photoHostMark } from '../kit/photo-host.ts'
import { photo } from '../kit/photos.ts'
import { fails, failureOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const env = { ATELIER_FETCH_ALLOW: photoHostMark, ATELIER_FETCH_TIMEOUT_S: '1.5', ATELIER_WORKERS: '4' }

export default scenario({
  proves: ['seed: 003008097', 'wire Q7', 'wire Q13', 'issue 4: limits on size, time and redirects'],
  needs: [{ server: { env } }],
  steps: async ({ wire, host }) => {
    const web = host()
    const bytes = await photo()
    const urls = [
      web.at('/404.jpg', (r) => r.writeHead(404).end('gone')),
      web.at('/500.jpg', (r) => r.writeHead(500).end('broken')),
      web.at('/login', (r) => r.writeHead(401, { 'www-authenticate': 'Basic' }).end()),
      web.at('/silent.jpg', () => {}),
      web.at('/cut.jpg', (r) => {
        r.writeHead(200, { 'content-length': bytes.length })
        r.write(bytes.subarray(0, 4000), () => r.destroy())
      }),
      web.at('/drip.jpg', (r) => {
        r.writeHead(200)
        const drip = setInterval(() => r.write(bytes.subarray(0, 100)), 100)
        r.on('close', () => clearInterval(drip))
      }),
      web.at('/loop.jpg', (r) => r.writeHead(302, { location: '/loop.jpg' }).end()),
      web.at('/nowhere.jpg', (r) => r.writeHead(302).end()),
    ]
    const expected = { code: '003008097', reason: 'image_download_failed', param: 'image_urls' }
    await Promise.all(urls.map((url) => fails(wire, { req_key: styleKey, image_urls: [url] }, expected)))

    const page = web.file('/page.jpg', Buffer.from('<!doctype html><h1>Hello</h1>'), 'image/jpeg')
    const task = await fails(
      wire,
      { req_key: styleKey, image_urls: [page] },
      { code: '003008097', reason: 'image_unsupported' },
    )
    assert.ok(failureOf(task).hint.length > 10, 'a hint says what to do')
  },
})
