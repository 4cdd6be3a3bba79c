/**
 * An address that leads into the operator's own network is refused before a single byte is sent there, in every
 * spelling and also behind a redirect. Without any setting that holds for this very machine.
 */
import assert from 'node:assert/strict'
import { photo } from '../kit/photos.ts'
import { expectRefusal, fails, failureOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const inward = [
  'http://127.0.0.1/',
  'http://localhost/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://0.0.0.0/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://①②⑦.⓪.⓪.①/',
]

export default scenario({
  proves: ['issue 4: private, link-local, loopback, metadata, multicast and mapped addresses refused'],
  needs: [{ server: { env: { ATELIER_WORKERS: '4' } } }],
  steps: async ({ wire, host }) => {
    const web = host()
    const here = web.file('/photo.jpg', await photo())
    const refusal = { code: '003008097', reason: 'image_address_refused' }
    await Promise.all(
      [...inward, here].map(async (url) => {
        const answer = await wire.submit({ req_key: styleKey, image_urls: [url] })
        assert.equal(answer.status, 200, `${url}: ${answer.text}`)
        const task = await wire.ended((answer.json as { id: string }).id)
        expectRefusal(failureOf(task), { http: 200, ...refusal })
      }),
    )
    assert.equal(web.requests.length, 0, 'nothing was asked of this machine')
    await fails(wire, { req_key: styleKey, image_urls: ['http://[::ffff:7f00:1]/'] }, refusal)
  },
})
