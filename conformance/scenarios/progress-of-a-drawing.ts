/** The painter's own steps are told as progress: a real drawing of a large photo moves before it is done. */
import assert from 'node:assert/strict'
import { base64, jpeg } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ["issue 3: progress from the recipe's own steps"],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const seen = new Set<number>()
    const params = { req_key: styleKey, binary_data_base64: [base64(await jpeg(1600, 1200))] }
    const { id } = await wire.accepted(params)
    const task = await wire.ended(id, ({ progress }) => progress !== undefined && seen.add(progress))
    assert.equal(task.status, 'completed', JSON.stringify(task.error))
    const between = [...seen].filter((p) => p > 0 && p < 1)
    assert.ok(between.length > 0, `progress is told on the way, not only ${[...seen]}`)
  },
})
