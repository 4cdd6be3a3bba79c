/** The operator may have `error.code` as an integer for everyone. */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire Q3: errors.code_type=int'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick, ATELIER_ERROR_CODE_TYPE: 'int' } } }],
  steps: async ({ wire }) => {
    const answer = await wire.submit({})
    assert.equal(pick(answer.json, 'error.code'), 3_008_001)
    assert.equal(pick(answer.json, 'error.error_code'), '003008001')
    const unknown = await wire.get('/model/v1/generation/task/task_nothing')
    assert.equal(pick(unknown.json, 'error.code'), 404)
  },
})
