/**
 * A message that is not taken comes again by the table of waits, byte by byte the same and signed anew, until it is; at the
 * end of the table it is given up. The log tells every attempt. What was given up can be sent again, under its own id.
 */
import assert from 'node:assert/strict'
import { pick } from '../kit/fields.ts'
import { newKey } from '../kit/new-key.ts'
import {
  hooks,
  logOf,
  newHook,
  openReceiver,
  resend,
  signedWith,
  untilLogged,
  webhooks,
  withStatus,
} from '../kit/receiver.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['issue 6: webhook retry table', 'issue 6: webhook delivery log', 'issue 6: webhook resend'],
  needs: [{ server: { env: webhooks } }],
  steps: async ({ wire, own, host }) => {
    const guest = wire.as((await newKey(own(), 'patient')).key)
    const receiver = openReceiver(host())
    const hook = await newHook(guest, receiver.url)
    receiver.answer((response, nth) => withStatus(nth === 1 ? 500 : 200)(response, nth))
    assert.equal((await guest.send('POST', `${hooks}/${hook.id}/test`)).status, 202)
    const [first, second] = await receiver.until(2)
    assert.ok(first && second)
    assert.equal(first.type, 'webhook.test')
    assert.deepEqual([second.id, second.raw], [first.id, first.raw])
    assert.ok(second.at - first.at >= 990, `the wait was ${second.at - first.at} ms`)
    for (const message of [first, second]) assert.equal(signedWith(message, hook.secret), 1)
    const taken = await untilLogged(guest, hook.id, 'delivered')
    assert.deepEqual(
      taken.attempts.map((a) => [a.attempt, a.status_code, typeof a.duration_ms]),
      [
        [1, 500, 'number'],
        [2, 200, 'number'],
      ],
    )
    assert.equal(taken.attempts[0]?.error, 'the receiver answered HTTP 500')

    receiver.answer(withStatus(503))
    await guest.send('POST', `${hooks}/${hook.id}/test`)
    const lost = await untilLogged(guest, hook.id, 'failed')
    assert.deepEqual([lost.reason, lost.attempts.length, lost.next_attempt_at], ['gave_up', 3, null])
    assert.equal(receiver.messages.length, 5)

    receiver.answer(withStatus(204))
    assert.equal((await resend(guest, hook.id, lost.id)).status, 202)
    const again = (await receiver.until(6))[5]
    assert.deepEqual([again?.id, again?.raw], [lost.id, receiver.messages[4]?.raw])
    const healed = await untilLogged(guest, hook.id, 'delivered')
    assert.deepEqual([healed.id, healed.attempts.length], [lost.id, 4])
    assert.equal((await resend(guest, hook.id, 'msg_00')).status, 404)

    const page = await guest.get(`${hooks}/${hook.id}/deliveries?limit=1`)
    const link = /^<(.+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1]
    assert.ok(link, 'the next page is linked')
    const next = await guest.get(link)
    assert.equal(pick(next.json, 'deliveries[0].id'), first.id)
    assert.equal(pick(next.json, 'next_cursor'), null)
    assert.equal((await logOf(guest, hook.id)).length, 2)
  },
})
