/**
 * The photo may come as its bytes, as base64, as an address, or within the body of a whole generation; the answer is the
 * same. `?overlay=true` adds a picture of what was seen, and who accepts a JPEG only is given that picture.
 */
import assert from 'node:assert/strict'
import { inspection } from '@atelier/contract'
import sharp from 'sharp'
import { base64, photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model, styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 3: POST /v1/inspect, JSON and overlay'],
  needs: ['atelier', 'photo host'],
  steps: async ({ wire, photoUrl }) => {
    const bytes = await photo(wire.smallest)
    const json = async (body: unknown) => {
      const answer = await wire.send('POST', '/v1/inspect', { body: JSON.stringify(body) })
      assert.equal(answer.status, 200, answer.text)
      return inspection.parse(answer.json)
    }
    const raw = await wire.send('POST', '/v1/inspect', {
      headers: { 'content-type': 'image/png' },
      body: bytes,
    })
    assert.equal(raw.status, 200, 'the content counts, not its name')
    const told = inspection.parse(raw.json)
    assert.equal(told.overlay, undefined)
    const params = { req_key: styleKey, binary_data_base64: [base64(bytes)] }
    assert.deepEqual(await json({ binary_data_base64: [base64(bytes)] }), told)
    assert.deepEqual(await json({ model, input: [{ params }] }), told)
    assert.equal((await json({ image_urls: [await photoUrl()] })).photo.format, 'jpeg')

    const type = { 'content-type': 'image/jpeg' }
    const shown = await wire.send('POST', '/v1/inspect?overlay=true', { headers: type, body: bytes })
    const { overlay } = inspection.parse(shown.json)
    assert.ok(overlay)
    const picture = await sharp(Buffer.from(overlay.b64_json, 'base64')).metadata()
    assert.deepEqual([picture.format, picture.width, picture.height], ['jpeg', overlay.width, overlay.height])
    const bare = await wire.send('POST', '/v1/inspect', {
      headers: { ...type, accept: 'image/jpeg' },
      body: bytes,
    })
    assert.equal(bare.headers.get('content-type'), 'image/jpeg')
    assert.deepEqual(bare.bytes, Buffer.from(overlay.b64_json, 'base64'))
  },
})
