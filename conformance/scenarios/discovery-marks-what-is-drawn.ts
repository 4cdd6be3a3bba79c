/** The styles a spec marks as drawn are exactly those a generation is taken for. */
import assert from 'node:assert/strict'
import { misbehaving } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 6: /spec marks the styles that are drawn'],
  needs: [{ server: { env: { ATELIER_ENGINES: misbehaving, ATELIER_DRAW_TIMEOUT_S: '2' } } }],
  steps: async ({ wire }) => {
    const spec = await wire.get(`/api/v1/skill/models/${model}/spec`)
    const styles = pick(spec.json, 'data.styles') as readonly {
      req_key: string
      sub_req_key?: string
      drawn: boolean
    }[]
    const ids: string[] = []
    for (const { req_key, sub_req_key, drawn } of styles) {
      const answer = await wire.submit({ ...(await plainParams(req_key)), sub_req_key })
      assert.equal(answer.status, drawn ? 200 : 503, `${req_key} ${sub_req_key ?? ''} is marked ${drawn}`)
      if (drawn) ids.push(String(pick(answer.json, 'id')))
    }
    assert.ok(ids.length > 0 && ids.length < 22, 'some are drawn and some are not')
    await Promise.all(ids.map((id) => wire.ended(id)))
  },
})
