/** An unknown path is answered 404 and a wrong method 405 with Allow, both with the usual error body. */
import assert from 'node:assert/strict'
import { refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.2: error body', 'RFC 9110: 405 tells Allow'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    for (const path of [
      '/nothing',
      '/model/v1/nothing',
      '/model/v1/generation/task/',
      '/model/v1/generation/task/a/b',
    ]) {
      const { http, code } = refusalOf(await wire.get(path))
      assert.deepEqual([http, code], [404, '404'], path)
    }
    const answer = await wire.send('DELETE', '/model/v1/generation')
    assert.deepEqual([refusalOf(answer).http, refusalOf(answer).code], [405, '405'])
    assert.match(answer.headers.get('allow') ?? '', /POST/)
  },
})
