/**
 * A model's spec is public, names an absolute endpoint, and lists every parameter a client may send (clients drop what
 * is not listed), those of logo_info by dots. No enum holds integers, which one client cannot read. All 22 styles are
 * listed, and which of them this server draws. An unknown model is told inside the envelope.
 */
import assert from 'node:assert/strict'
import { isRecord, pick } from '../kit/fields.ts'
import { scenario } from '../kit/scenario.ts'
import { seedStyles } from '../kit/seed-styles.ts'
import { model } from '../kit/wire.ts'

const seedParameters = [
  'req_key',
  'sub_req_key',
  'image_urls',
  'binary_data_base64',
  'return_url',
  'logo_info',
]
const logoMembers = ['add_logo', 'position', 'language', 'opacity', 'logo_text_content']

export default scenario({
  proves: ['wire 1.5: GET /api/v1/skill/models/{id}/spec', 'issue 6: /spec lists all 22 and marks them'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const answer = await wire.get(`/api/v1/skill/models/${model}/spec`, { key: null })
    assert.equal(answer.status, 200)
    assert.equal(pick(answer.json, 'status.code'), 200)
    const data = pick(answer.json, 'data')
    for (const member of ['model_id', 'name', 'vendor', 'type', 'agent_prompt'])
      assert.ok(typeof pick(data, member) === 'string' && pick(data, member), member)
    assert.equal(pick(data, 'api.endpoint'), `${wire.base}/model/v1/generation`)
    assert.equal(pick(data, 'api.method'), 'POST')
    assert.ok(isRecord(pick(data, 'api.headers')))

    const parameters = pick(data, 'parameters') as readonly Record<string, unknown>[]
    for (const name of seedParameters)
      assert.ok(
        parameters.some((p) => p['name'] === name),
        `${name} is listed`,
      )
    const logo = parameters.find((p) => p['name'] === 'logo_info')
    const children = logo?.['children'] as readonly Record<string, unknown>[]
    assert.deepEqual(
      new Set(children.map((c) => String(c['name']).replace('logo_info.', ''))),
      new Set(logoMembers),
    )
    for (const child of children) assert.match(String(child['path']), /logo_info\.\w+$/)
    for (const parameter of [...parameters, ...children]) {
      for (const member of ['name', 'path', 'type', 'description'])
        assert.equal(typeof parameter[member], 'string', `${String(parameter['name'])}.${member}`)
      assert.equal(typeof parameter['required'], 'boolean')
      const values = pick(parameter, 'constraints.enum')
      assert.ok(
        values === undefined || (Array.isArray(values) && values.every((v) => typeof v === 'string')),
        `the enum of ${String(parameter['name'])} holds texts alone`,
      )
    }
    const keys = pick(
      parameters.find((p) => p['name'] === 'req_key'),
      'constraints.enum',
    ) as readonly string[]
    const subKeys = pick(
      parameters.find((p) => p['name'] === 'sub_req_key'),
      'constraints.enum',
    ) as readonly string[]
    for (const { req_key, sub_req_key } of seedStyles) {
      assert.ok(keys.includes(req_key), req_key)
      assert.ok(sub_req_key === undefined || subKeys.includes(sub_req_key), sub_req_key)
    }
    const styles = pick(data, 'styles') as readonly Record<string, unknown>[]
    assert.equal(styles.length, 22)
    for (const style of seedStyles) {
      const entry = styles.find(
        (s) => s['req_key'] === style.req_key && s['sub_req_key'] === style.sub_req_key,
      )
      assert.equal(typeof entry?.['drawn'], 'boolean', `${JSON.stringify(style)} says whether it is drawn`)
    }
    assert.ok(styles.filter((s) => s['drawn']).length >= 4, 'at least four are drawn')

    const unknown = await wire.get('/api/v1/skill/models/nothing/spec', { key: null })
    assert.equal(pick(unknown.json, 'status.code'), 404)
    assert.match(unknown.headers.get('content-type') ?? '', /^application\/json/)
  },
})
