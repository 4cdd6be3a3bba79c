/**
 * A server that was told to stop takes nothing new: 503, code 003008099 and Retry-After. Tasks that are being drawn
 * can still be read meanwhile, and the process ends by itself with exit code 0.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { slow } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: 003008099', 'wire 1.2: shutting down', 'issue 3: SIGTERM drains or hands back'],
  needs: [
    { server: { env: { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '3000', ATELIER_WORKERS: '1' }, alone: true } },
  ],
  steps: async ({ wire, own }) => {
    const params = await plainParams()
    const task = await wire.accepted(params)
    while ((await wire.read(task.id)).metadata?.['phase'] !== 'running') await wait(20)
    own().signal('SIGTERM')
    await wait(300)
    const answer = await wire.submit(params)
    expectRefusal(refusalOf(answer), { http: 503, code: '003008099', reason: 'shutting_down' })
    assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.equal((await wire.read(task.id)).status, 'in_progress')
    assert.equal((await own().ended).code, 0)
  },
})
