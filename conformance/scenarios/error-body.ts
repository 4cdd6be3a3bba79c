/**
 * A refused request tells its code, the same text under both names clients look for, a machine word for the reason,
 * the member it is about, a hint, whether trying again may help, and an id to quote. It never has a `status` member
 * that is a number, which one client takes for something else.
 */
import assert from 'node:assert/strict'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: [
    'wire 1.2: default error body',
    'wire Q2',
    'wire Q3: string by default',
    'seed: error.error_message',
  ],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const answer = await wire.submit({ ...(await plainParams()), req_key: undefined })
    assert.equal(answer.status, 400)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
    const { json } = answer
    const text = (path: string): string => {
      const value = pick(json, path)
      assert.equal(typeof value, 'string', `${path} is a text`)
      assert.ok((value as string).length > 0, `${path} says something`)
      return value as string
    }
    assert.equal(text('error.code'), '003008001')
    assert.equal(text('error.error_code'), '003008001')
    assert.equal(text('error.error_message'), text('error.message'))
    assert.equal(text('message'), text('error.message'))
    assert.equal(text('error.reason'), 'missing_req_key')
    assert.equal(text('error.param'), 'input[0].params.req_key')
    assert.ok(text('error.hint').length > 10)
    assert.equal(pick(json, 'error.retryable'), false)
    assert.match(text('type'), /^https?:\/\/\S+/)
    for (const path of ['title', 'detail', 'request_id']) text(path)
    assert.equal(answer.headers.get('x-request-id'), text('request_id'))
    assert.equal(pick(json, 'status'), undefined)
  },
})
