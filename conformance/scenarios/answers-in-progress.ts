/**
 * A generation is answered at once with 200 and a task in progress: an id that can be put into a path as it is,
 * when it was made (whole seconds since 1970), the model, and progress 0. Nothing is drawn before the answer.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { model } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: polling', 'wire 1.2: success', 'wire 1.2: id', 'wire 1.3: status, created_at, progress'],
  needs: [],
  pictures: 'any',
  steps: async ({ wire }) => {
    const before = Math.floor(Date.now() / 1000)
    const task = await wire.accepted(await plainParams())
    assert.equal(task.status, 'in_progress')
    assert.equal(task.model, model)
    assert.equal(task.progress, 0)
    const apart = Math.abs(task.created_at - before)
    assert.ok(apart < 3600, `created_at ${task.created_at} is in seconds and near to now (${before})`)
    await wire.ended(task.id)
  },
})
