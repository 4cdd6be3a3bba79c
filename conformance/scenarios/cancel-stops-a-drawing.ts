/**
 * Canceling a task that is being drawn stops the drawing at once: the next task begins although the first would have
 * gone on for minutes. A canceled task costs nothing, and what was set aside for it is free again.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { goDecode } from '../kit/clients/go-json.ts'
import { vtrixTask } from '../kit/clients/vtrix-cli.ts'
import { endless } from '../kit/drawing-times.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, failureOf, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

/** Generous, for machines that are busy; one that is not takes some milliseconds. The drawing would take 120 s. */
const stoppedWithinMs = 10_000

export default scenario({
  proves: ['wire Q10', 'wire Q12', 'issue 6: cancel really stops the drawing'],
  needs: [{ server: { env: endless } }],
  steps: async ({ wire, own }) => {
    const params = await plainParams()
    const guest = wire.as((await newKey(own(), 'thrifty', '--balance', '0.02')).key)
    const phaseOf = async (id: string) => (await guest.read(id)).metadata?.['phase']
    for (const [method, ending] of [
      ['POST', '/cancel'],
      ['DELETE', ''],
    ] as const) {
      const { id } = await guest.accepted(params)
      while ((await phaseOf(id)) !== 'running') await wait(20)
      const poor = await guest.submit(params)
      expectRefusal(refusalOf(poor), { http: 403, code: '403', reason: 'insufficient_balance' })
      const next = await wire.accepted(params)
      const path = `/model/v1/generation/task/${id}`
      const answer = await guest.send(method, path + ending)
      const told = Date.now()
      assert.equal(answer.status, 200)
      while ((await wire.read(next.id)).metadata?.['phase'] !== 'running') {
        const late = Date.now() - told
        assert.ok(late < stoppedWithinMs, `the slot of the canceled drawing is not free after ${late} ms`)
        await wait(20)
      }
      const ended = await guest.read(id)
      expectRefusal(failureOf(ended), { http: 200, code: '003008095', reason: 'canceled' })
      goDecode(vtrixTask, (await guest.get(path)).json, 'task')
      assert.equal(ended.metadata?.['phase'], 'canceled')
      await wire.send('DELETE', `/model/v1/generation/task/${next.id}`)
    }
    // The whole balance is still there: a third one is taken.
    const third = await guest.accepted(params)
    await guest.send('DELETE', `/model/v1/generation/task/${third.id}`)
  },
})
