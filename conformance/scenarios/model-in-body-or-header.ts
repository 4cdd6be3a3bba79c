/**
 * The model may be named in the body or in `X-Model`; both may say the same. When they differ, when neither names one,
 * or when it is another model, the answer is 400 and says so.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: model', 'wire 1.2: headers received', 'wire 1.2: unknown model'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    const inHeader = { 'x-model': model }
    const none = { model: undefined }
    for (const sending of [{}, { headers: inHeader, top: none }, { headers: inHeader }]) {
      const task = await wire.drawn(params, sending)
      assert.equal(task.model, model)
    }
    const conflict = { http: 400, code: '400', reason: 'model_conflict', param: 'model' }
    await refused(wire, params, conflict, { headers: { 'x-model': 'another' } })
    const unknown = { http: 400, code: '400', reason: 'unknown_model', param: 'model' }
    await refused(wire, params, unknown, { top: { model: 'another' } })
    await refused(wire, params, unknown, { headers: { 'x-model': 'another' }, top: none })
    await refused(wire, params, { http: 400, code: '400', param: 'model' }, { top: none })
  },
})
