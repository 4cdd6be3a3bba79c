/**
 * A photo of 5 MB in base64 fits into a body with room to spare; a body beyond 9 MB is answered 413 with code
 * 003008097, without being read to its end. What is not JSON is answered 400, another content type 415.
 */
import assert from 'node:assert/strict'
import { limits } from '@atelier/contract'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const path = '/model/v1/generation'

export default scenario({
  proves: ['wire 1.2: body too big, not JSON'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const large = JSON.stringify({
      input: [{ params: { binary_data_base64: ['A'.repeat(limits.bodyBytes)] } }],
    })
    const answer = await wire.send('POST', path, { body: large })
    expectRefusal(refusalOf(answer), { http: 413, code: '003008097', reason: 'body_too_large' })
    for (const body of ['', '{', '{"model":', 'model=spark', '\u0000', '"\\ud800', '[1,2'])
      expectRefusal(refusalOf(await wire.send('POST', path, { body })), {
        http: 400,
        code: '400',
        reason: 'invalid_json',
      })
    for (const body of [
      'null',
      '[]',
      '"text"',
      '7',
      '{"input":{}}',
      '{"input":[1]}',
      '{"input":[{"params":[]}]}',
    ]) {
      const odd = await wire.send('POST', path, { body })
      assert.equal(odd.status, 400, `${body} is answered ${odd.status}: ${odd.text}`)
    }
    const form = await wire.send('POST', path, { body: 'a=b', headers: { 'content-type': 'text/plain' } })
    expectRefusal(refusalOf(form), { http: 415, code: '415', reason: 'unsupported_content_type' })
  },
})
