/**
 * Members this server does not know never hurt: what SDKs of the hosted API add to a generation is taken, and a GET
 * with a content type but no body too.
 */
import assert from 'node:assert/strict'
import { base64, photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model, styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['wire 1.2: body, never reject unknown members', 'wire 1.2: Content-Type on GET'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = { req_key: styleKey, binary_data_base64: [base64(await photo())], seed: 7, strength: 0.6 }
    const body = JSON.stringify({
      model,
      input: [
        { params, content: [{ type: 'image', url: 'https://example.com/a.jpg' }], sr_info: { scale: 2 } },
      ],
      moderation: true,
      dash_scope: false,
      parameters: { anything: [1, 2, 3] },
      project: null,
    })
    const answer = await wire.send('POST', '/model/v1/generation', { body, headers: { 'x-project': 'mine' } })
    assert.equal(answer.status, 200, answer.text)
    const { id } = answer.json as { id: string }
    const headers = { 'content-type': 'application/json' }
    const read = await wire.get(`/model/v1/generation/task/${id}`, { headers })
    assert.equal(read.status, 200, read.text)
    await wire.ended(id)
  },
})
