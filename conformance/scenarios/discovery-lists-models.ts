/**
 * The list of models is public (one client asks without key), comes in an envelope with paging, and can be filtered by
 * type and words. A page beyond the last is empty, not an error.
 */
import assert from 'node:assert/strict'
import { isRecord, pick } from '../kit/fields.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['wire 1.5: GET /api/v1/skill/models'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const ask = async (query: string) => {
      const answer = await wire.get(`/api/v1/skill/models${query}`, { key: null })
      assert.equal(answer.status, 200, answer.text)
      assert.equal(pick(answer.json, 'status.code'), 200)
      assert.equal(typeof pick(answer.json, 'status.message'), 'string')
      const data = pick(answer.json, 'data')
      assert.ok(isRecord(data))
      for (const member of ['total', 'page', 'page_size', 'total_pages'])
        assert.ok(Number.isInteger(data[member]), `${member} is a whole number`)
      assert.ok(Array.isArray(data['models']))
      return data
    }
    const all = await ask('')
    const item = (all['models'] as unknown[]).find((m) => pick(m, 'id') === model)
    assert.ok(isRecord(item), 'the model is listed')
    for (const member of ['id', 'name', 'type', 'description'])
      assert.ok(typeof item[member] === 'string' && item[member], `${member} is text`)
    for (const member of ['input_modalities', 'output_modalities'])
      assert.ok(Array.isArray(item[member]) && item[member].every((v) => typeof v === 'string'), member)
    const count = async (query: string) => ((await ask(query))['models'] as unknown[]).length
    assert.ok((await count('?page=1&page_size=50')) >= 1)
    assert.equal(await count('?page=999&page_size=10'), 0)
    assert.ok((await count(`?keywords=${model.slice(0, 5)}`)) >= 1)
    assert.equal(await count('?keywords=no-such-thing'), 0)
    assert.ok((await count(`?type=${encodeURIComponent(String(item['type']))}`)) >= 1)
    assert.equal(await count('?type=video-that-is-none'), 0)
    const withCurl = await ask('?include_curl=true')
    const curl = pick(withCurl, 'models[0].curl')
    assert.ok(typeof curl === 'string' && curl.includes('curl') && curl.includes('/model/v1/generation'))
  },
})
