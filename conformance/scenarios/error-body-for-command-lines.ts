/**
 * A request with `X-Source: cli` is answered with an error that command lines print as it is: `message` with the code
 * before it and `error` as plain text.
 */
import assert from 'node:assert/strict'
import { isRecord } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.2: error body with X-Source: cli'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const answer = await wire.submit(
      { ...(await plainParams()), req_key: 'nothing' },
      { headers: { 'x-source': 'cli' } },
    )
    assert.equal(answer.status, 400)
    const { json } = answer
    assert.ok(isRecord(json))
    const { message, error, request_id } = json
    assert.match(String(message), /^003008002: \S/)
    assert.equal(typeof error, 'string')
    assert.equal(typeof request_id, 'string')
    assert.equal(json['status'], undefined)
    const unknown = await wire.get('/model/v1/generation/task/task_nothing', {
      headers: { 'x-source': 'cli' },
    })
    assert.equal(unknown.status, 404)
    assert.match(String((unknown.json as { message: unknown }).message), /^404: \S/)
  },
})
