/**
 * seacloud-cli: it asks for the model's contract first, takes any answer below 400, and takes a `status` member of an
 * error for an object of its own; an empty balance it knows by the words `insufficient balance` (shown elsewhere).
 */
import assert from 'node:assert/strict'
import { goDecode } from '../kit/clients/go-json.ts'
import { vtrixTask } from '../kit/clients/vtrix-cli.ts'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

const headers = { 'user-agent': 'seacloud-cli/1.0', 'x-source': 'cli' }
const statusObject = { struct: { code: 'any', message: 'string', error_code: 'any' } } as const

export default scenario({
  proves: ['wire 1.2, 1.5: seacloud-cli'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const list = await wire.get('/api/v1/skill/models?include_curl=true', { headers })
    assert.equal(typeof pick(list.json, 'data.models[0].curl'), 'string')
    const contract = await wire.get(`/api/v1/skill/model-contracts/${model}`, { headers })
    assert.equal(
      pick(contract.json, 'data.schema_version') ?? pick(contract.json, 'schema_version'),
      'model-contract.v1',
    )
    const made = await wire.submit(await plainParams(), { headers })
    assert.ok(made.status < 400)
    goDecode(vtrixTask, made.json, 'task')
    goDecode(vtrixTask, await wire.ended(String(pick(made.json, 'id'))), 'task')
    const refused = await wire.submit({ req_key: 'nothing' }, { headers })
    goDecode({ struct: { status: statusObject, message: 'string', error: 'string' } }, refused.json, 'error')
  },
})
