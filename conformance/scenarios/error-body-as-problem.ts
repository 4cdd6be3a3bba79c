/**
 * Who accepts application/problem+json gets the same error as RFC 9457 describes it, under that content type; everyone
 * else gets application/json.
 */
import assert from 'node:assert/strict'
import { isRecord } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.2: problem+json only when Accept names it'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = { ...(await plainParams()), req_key: 'nothing' }
    const ask = (accept: string) => wire.submit(params, { headers: { accept } })
    const problem = await ask('application/problem+json, application/json;q=0.5')
    assert.equal(problem.status, 400)
    assert.match(problem.headers.get('content-type') ?? '', /^application\/problem\+json/)
    const { json } = problem
    assert.ok(isRecord(json))
    for (const member of ['type', 'title', 'detail'])
      assert.ok(typeof json[member] === 'string' && json[member], `${member} is there`)
    for (const accept of ['*/*', 'application/json', 'text/html'])
      assert.match((await ask(accept)).headers.get('content-type') ?? '', /^application\/json/, accept)
  },
})
