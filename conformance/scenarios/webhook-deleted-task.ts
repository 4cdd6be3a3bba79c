/**
 * A task that is deleted with its files is told no more: a message about it that waits is not tried again, and cannot be sent
 * again. The secret of a webhook cannot be read in a copy of the database.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { plainParams } from '../kit/photos.ts'
import { newHook, openReceiver, resend, untilLogged, webhooks, withStatus } from '../kit/receiver.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['issue 6: delete with files, for webhooks too', 'issue 6: webhook secrets are kept sealed'],
  needs: [{ server: { env: webhooks, alone: true } }],
  steps: async ({ wire, own, host }) => {
    const receiver = openReceiver(host())
    receiver.answer(withStatus(500))
    const hook = await newHook(wire, receiver.url)
    const mark = `noted-${Date.now()}`
    const { id } = await wire.drawn(await plainParams(), { top: { metadata: { mark } } })
    assert.match((await receiver.until(1))[0]?.raw ?? '', new RegExp(mark))
    await wire.send('DELETE', `/model/v1/generation/task/${id}?files=true`)
    const ended = await untilLogged(wire, hook.id, 'failed')
    assert.equal(ended.reason, 'task_deleted')
    const count = receiver.messages.length
    await wait(2500)
    assert.ok(receiver.messages.length <= count + 1, 'no attempt was begun after it')
    const answer = await resend(wire, hook.id, ended.id)
    expectRefusal(refusalOf(answer), { http: 410, code: '410', reason: 'task_deleted' })
    // Stopping folds the log of the database into its file.
    await own().end()
    const file = await readFile(join(own().data, 'atelier.db'))
    assert.ok(file.includes(hook.id), 'the webhook is in the file')
    assert.ok(!file.includes(hook.secret.slice('whsec_'.length)), 'its secret cannot be read there')
  },
})
