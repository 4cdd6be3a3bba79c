/**
 * When both inputs hold exactly one photo the base64 one is drawn and the address is never asked. More than one in
 * either is a wrong count.
 */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import { base64, jpeg, photo } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['wire Q5'],
  needs: ['atelier', 'photo host'],
  pictures: 'any',
  steps: async ({ wire, host }) => {
    const web = host()
    const url = web.file('/other.jpg', await jpeg(813, 607))
    const binary = base64(await photo())
    const task = await wire.drawn({ req_key: styleKey, binary_data_base64: [binary], image_urls: [url] })
    const { width, height } = await sharp(await wire.picture(contentOf(task).url)).metadata()
    assert.deepEqual([width, height], [600, 800], 'the base64 photo was drawn')
    assert.equal(web.requests.length, 0, 'the address was not asked')

    const wrongCount = { http: 400, code: '003008005', reason: 'invalid_image_count' }
    const two = { req_key: styleKey, binary_data_base64: [binary], image_urls: [url, url] }
    await refused(wire, two, { ...wrongCount, param: 'image_urls' })
    const twoPhotos = { req_key: styleKey, binary_data_base64: [binary, binary], image_urls: [url] }
    await refused(wire, twoPhotos, { ...wrongCount, param: 'binary_data_base64' })
  },
})
