/**
 * A model's contract tells a client how to send it: which body, which endpoints, which input and rules, with an
 * example that this very server takes. An unknown model is 404, and the client then falls back to the spec.
 */
import assert from 'node:assert/strict'
import { isRecord, pick } from '../kit/fields.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['wire 1.5: GET /api/v1/skill/model-contracts/{id}'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const answer = await wire.get(`/api/v1/skill/model-contracts/${model}`)
    assert.equal(answer.status, 200, answer.text)
    const contract = pick(answer.json, 'data') ?? answer.json
    assert.equal(pick(contract, 'schema_version'), 'model-contract.v1')
    for (const member of ['protocol', 'body_mode'])
      assert.equal(typeof pick(contract, member), 'string', member)
    for (const member of ['endpoints', 'input_schema']) assert.ok(isRecord(pick(contract, member)), member)
    for (const member of ['examples', 'input_rules']) assert.ok(Array.isArray(pick(contract, member)), member)
    assert.ok(!/"enum":\[\d/.test(answer.text), 'no enum holds integers')
    assert.equal((await wire.get('/api/v1/skill/model-contracts/nothing')).status, 404)
  },
})
