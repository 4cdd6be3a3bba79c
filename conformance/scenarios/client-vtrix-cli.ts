/**
 * vtrix-cli, unmodified, works against this server: it lists the models and reads the spec without a key, finds every
 * parameter it may send there, submits, polls with its strict decoder, and prints errors as clean sentences.
 */
import assert from 'node:assert/strict'
import { goDecode } from '../kit/clients/go-json.ts'
import { printedError, vtrixCli, vtrixTask } from '../kit/clients/vtrix-cli.ts'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['wire 1.2, 1.3, 1.5: vtrix-cli'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const cli = vtrixCli(wire)
    assert.ok((await cli.listModels()).some((m) => m.id === model))
    const { endpoint, parameters } = await cli.readSpec(model)
    const sendable = parameters.flatMap((p) => [p.name, ...(p.children ?? []).map((c) => c.name)])
    for (const name of ['req_key', 'sub_req_key', 'image_urls', 'binary_data_base64', 'return_url'])
      assert.ok(sendable.includes(name), `${name} is not dropped by the client`)
    assert.ok(
      sendable.some((n) => n === 'logo_info.add_logo' || n === 'add_logo'),
      'logo_info.add_logo=true reaches the server',
    )
    // The command line sends values as the texts a person typed.
    const typed = { return_url: 'true', logo_info: { add_logo: 'false', position: '0', opacity: '0.3' } }
    const made = await cli.submit(endpoint, model, { ...(await plainParams()), ...typed })
    assert.ok('id' in made, JSON.stringify(made))
    goDecode(vtrixTask, await wire.ended(made.id), 'task')
    const ended = await cli.status(made.id)
    assert.equal(pick(ended, 'status'), 'completed')
    assert.match(String(pick(ended, 'output[0].content[0].url')), /^https?:/)

    const refused = await cli.submit(endpoint, model, { req_key: 'nothing' })
    assert.ok('printed' in refused)
    assert.match(refused.printed, /^003008002: [^{}]+$/, 'a clean sentence, not raw JSON')
    const stranger = await wire.submit({}, { key: null, headers: { 'x-source': 'cli' } })
    assert.match(printedError(stranger), /^401: [^{}]+$/)
    const unknown = await wire.get('/api/v1/skill/models/nothing/spec', {
      headers: { 'x-source': 'cli' },
      key: null,
    })
    assert.equal(pick(unknown.json, 'status.code'), 404, 'an unknown model is told in the envelope')
  },
})
