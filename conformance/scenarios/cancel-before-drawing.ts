/**
 * A task that waits can be canceled and is then never begun: it has failed with code 003008095 and reason `canceled`,
 * `metadata.phase` says `canceled`, those behind it move up, and nobody but its owner can do it.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { endless } from '../kit/drawing-times.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, failureOf, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask } from '../kit/task-body.ts'

export default scenario({
  proves: ['wire Q10', 'issue 6: a queued task that is canceled never starts'],
  needs: [{ server: { env: endless } }],
  steps: async ({ wire, own }) => {
    const params = await plainParams()
    const tasks = []
    for (let i = 0; i < 3; i++) tasks.push(await wire.accepted(params))
    const [drawn, waits, behind] = tasks.map((t) => `/model/v1/generation/task/${t.id}`)
    assert.ok(drawn && waits && behind)
    while (asTask((await wire.get(drawn)).json).metadata?.['phase'] !== 'running') await wait(20)

    const stranger = wire.as((await newKey(own(), 'stranger')).key)
    for (const [method, path] of [
      ['POST', `${waits}/cancel`],
      ['DELETE', waits],
      ['DELETE', `${waits}?files=true`],
    ] as const)
      expectRefusal(refusalOf(await stranger.send(method, path)), {
        http: 404,
        code: '404',
        reason: 'not_found',
      })

    const answer = await wire.send('POST', `${waits}/cancel`)
    assert.equal(answer.status, 200)
    expectRefusal(failureOf(asTask(answer.json)), { http: 200, code: '003008095', reason: 'canceled' })
    const read = asTask((await wire.get(waits)).json)
    assert.equal(read.metadata?.['phase'], 'canceled')
    assert.equal(read.metadata?.['started_at'], undefined, 'it was never begun')
    assert.equal(asTask((await wire.get(behind)).json).metadata?.['queue_position'], 0)
    const again = await wire.send('DELETE', waits)
    assert.deepEqual(
      [again.status, asTask(again.json).metadata],
      [200, read.metadata],
      'twice is as good as once',
    )
    for (const path of [drawn, behind]) await wire.send('DELETE', path)
  },
})
