/** A caller's metadata cannot change the types of the members clients decode, nor pretend another state. */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['wire 1.3: metadata.completed_at, in_queue_at, upload_at are numbers'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const metadata = {
      completed_at: 'never',
      in_queue_at: '2026-01-01',
      upload_at: 'then',
      phase: 'mine',
      expires_at: {},
    }
    const task = await wire.drawn(await plainParams(), { top: { metadata } })
    for (const name of ['completed_at', 'in_queue_at', 'expires_at'])
      assert.equal(typeof task.metadata?.[name], 'number', `${name} is the server's`)
    assert.equal(task.metadata?.['phase'], 'completed')
    assert.notEqual(typeof task.metadata?.['upload_at'], 'string', 'upload_at is a number or not there')
  },
})
