/**
 * A photo can be sent as a file, with its style beside it, by nothing but `curl -F`: the answer is that of any generation.
 * Waiting, /sync and Idempotency-Key work as with JSON, and the same form sent twice is one task whatever its boundary.
 */
import assert from 'node:assert/strict'
import { formOf } from '../kit/form.ts'
import { photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask } from '../kit/task-body.ts'

const path = '/model/v1/generation'

export default scenario({
  proves: ['issue 6: one-shot multipart submit', 'product: multipart one-shot (curl -F)'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const fields = { style: 'water_paint', photo: { file: await photo() }, metadata: '{"order":7}' }
    const first = await wire.send('POST', path, await formOf(fields))
    assert.equal(first.status, 200, first.text)
    const task = await wire.ended(asTask(first.json).id)
    assert.equal(task.status, 'completed')
    assert.equal(task.metadata?.['order'], 7)
    assert.equal(task.metadata?.['req_key'], 'img2img_water_paint_style_usage')

    const sync = await wire.send('POST', `${path}/sync`, await formOf(fields))
    assert.equal(asTask(sync.json).status, 'completed')

    const headers = { 'idempotency-key': `form-${task.id}` }
    const once = asTask((await wire.send('POST', path, await formOf(fields, { headers }))).json)
    const again = await wire.send('POST', path, await formOf(fields, { headers }))
    assert.equal(asTask(again.json).id, once.id)
    assert.equal(again.headers.get('idempotency-replayed'), 'true')
    await wire.ended(once.id)
  },
})
