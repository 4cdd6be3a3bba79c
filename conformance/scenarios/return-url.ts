/**
 * `return_url` left out or true gives the address of the picture. False gives the address as well, so that clients
 * that only know addresses go on working, and beside it the picture itself in base64.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['seed: return_url', 'wire Q4'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    for (const return_url of [undefined, true, null]) {
      const content = contentOf(await wire.drawn({ ...params, return_url }))
      assert.ok(content.url.startsWith('http'))
      assert.equal(content.binary_data_base64, undefined, `return_url ${return_url} gives no picture inline`)
      assert.equal(content.b64_json, undefined)
    }
    const content = contentOf(await wire.drawn({ ...params, return_url: false }))
    const picture = await wire.picture(content.url)
    assert.ok(content.b64_json, 'b64_json holds the picture')
    assert.ok(Buffer.from(content.b64_json, 'base64').equals(picture))
    const [first] = [content.binary_data_base64].flat()
    assert.equal(first, content.b64_json, 'binary_data_base64 holds the same')
    for (const return_url of ['no', 0, {}])
      await refused(wire, { ...params, return_url }, { http: 400, code: '400', param: 'return_url' })
  },
})
