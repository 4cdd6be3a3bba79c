/**
 * After its time the address answers 410 with a body that says so, to GET and HEAD. The task itself stays readable and
 * told beforehand when it would happen.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { quick } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

/** 3.6 seconds. */
const env = { ATELIER_ENGINES: quick, ATELIER_RESULT_HOURS: '0.001' }

export default scenario({
  proves: ['wire Q14', 'issue 5: then 410 with a body that says so; files are swept'],
  needs: [{ server: { env } }],
  steps: async ({ wire }) => {
    const task = await wire.drawn(await plainParams())
    const { url } = contentOf(task)
    await wire.picture(url)
    const expiresAt = Number(task.metadata?.['expires_at'])
    await wait(Math.max(0, expiresAt * 1000 - Date.now()) + 1200)
    for (let swept = 0; swept < 2; swept++) {
      const answer = await wire.get(url, { key: null })
      expectRefusal(refusalOf(answer), { http: 410, code: '410', reason: 'result_expired' })
      assert.equal((await wire.send('HEAD', url, { key: null })).status, 410)
      // Once before and once after the file itself was swept.
      await wait(1500)
    }
    const later = await wire.read(task.id)
    assert.equal(later.status, 'completed')
    assert.equal(contentOf(later).url, url)
  },
})
