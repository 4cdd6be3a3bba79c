/**
 * An uploaded photo has an address that `image_urls` takes as often as it is wanted, and that gives the photo back; to its
 * own key and to no other. A task outlives the upload it was made from. A restart takes nothing away.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { formOf } from '../kit/form.ts'
import { newKey } from '../kit/new-key.ts'
import { photo } from '../kit/photos.ts'
import { expectRefusal, refusalOf, refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

const path = '/api/v1/storage/files'

export default scenario({
  proves: ['wire 1.5: POST /api/v1/storage/files', 'issue 6: uploads'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire, own }) => {
    const file = await photo()
    const answer = await wire.send('POST', path, await formOf({ file: { file } }))
    assert.equal(answer.status, 200, answer.text)
    assert.equal(pick(answer.json, 'status.code'), 200)
    const url = String(pick(answer.json, 'url'))
    assert.equal(pick(answer.json, 'data.url'), url, 'clients look in either place')
    assert.ok(url.startsWith(`${wire.base}${path}/file_`))
    assert.equal(pick(answer.json, 'data.size'), file.length)

    const params = { req_key: styleKey, image_urls: [url] }
    await wire.drawn(params)
    await wire.drawn(params)
    const back = await wire.get(url)
    assert.ok(back.bytes.equals(file), 'the photo comes back as it was')
    assert.equal((await wire.send('HEAD', url)).status, 200)

    const guest = wire.as((await newKey(own(), 'stranger')).key)
    await refused(guest, params, {
      http: 400,
      code: '003008004',
      reason: 'unknown_upload',
      param: 'image_urls',
    })
    assert.equal((await guest.get(url)).status, 404)
    assert.equal((await guest.send('DELETE', url)).status, 404)
    assert.equal((await wire.get(url, { key: null })).status, 401, 'the address alone opens nothing')

    const last = await wire.accepted(params)
    assert.equal((await wire.send('DELETE', url)).status, 200)
    assert.equal((await wire.ended(last.id)).status, 'completed')
    assert.equal((await wire.get(url)).status, 404)
    await refused(wire, params, { http: 400, code: '003008004', reason: 'unknown_upload' })
    const none = await wire.send('POST', path, await formOf({ note: 'no file' }))
    expectRefusal(refusalOf(none), { http: 400, code: '400', reason: 'invalid_field', param: 'file' })
  },
})
