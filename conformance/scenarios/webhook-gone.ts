/**
 * A receiver that answers 410 is asked no more: its webhook is disabled and says so, what waited for it ends, and nothing new
 * is owed to it. Enabled again, it hears of what ends from then on.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { pick } from '../kit/fields.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import {
  hooks,
  logOf,
  newHook,
  openReceiver,
  resend,
  untilLogged,
  webhooks,
  withStatus,
} from '../kit/receiver.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['issue 6: webhook disable on 410'],
  needs: [{ server: { env: webhooks } }],
  steps: async ({ wire, own, host }) => {
    const guest = wire.as((await newKey(own(), 'leaving')).key)
    const receiver = openReceiver(host())
    const hook = await newHook(guest, receiver.url)
    receiver.answer(withStatus(410))
    await guest.drawn(await plainParams())
    const gone = await untilLogged(guest, hook.id, 'failed')
    assert.deepEqual([gone.reason, gone.attempts.length], ['gone', 1])
    const { json } = await guest.get(`${hooks}/${hook.id}`)
    assert.deepEqual([pick(json, 'status'), pick(json, 'disabled_reason')], ['disabled', 'gone'])
    assert.ok(Number.isInteger(pick(json, 'disabled_at')))

    await guest.drawn(await plainParams())
    await wait(2500)
    assert.deepEqual([receiver.messages.length, (await logOf(guest, hook.id)).length], [1, 1])
    const refused = { http: 409, code: '409', reason: 'webhook_disabled' }
    expectRefusal(refusalOf(await guest.send('POST', `${hooks}/${hook.id}/test`)), refused)
    expectRefusal(refusalOf(await resend(guest, hook.id, gone.id)), refused)

    receiver.answer(withStatus(204))
    assert.equal(pick((await guest.send('POST', `${hooks}/${hook.id}/enable`)).json, 'status'), 'enabled')
    const { id } = await guest.drawn(await plainParams())
    assert.equal((await receiver.until(2))[1]?.data['id'], id)
    assert.equal((await resend(guest, hook.id, gone.id)).status, 202)
    assert.equal((await receiver.until(3))[2]?.id, gone.id)
  },
})
