/**
 * A message goes to the address that was given and nowhere else: a redirect is a failed attempt that is not followed, and
 * an address inside the operator's network is refused, whether it stands in the url or behind its name.
 */
import assert from 'node:assert/strict'
import { hooks, newHook, openReceiver, untilLogged, webhooks, withStatus } from '../kit/receiver.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const inside = [
  'http://127.0.0.1/',
  'http://10.1.2.3/hook',
  'http://[::1]/',
  'http://[::ffff:192.168.0.1]/',
  'http://0x7f.1/',
  'http://169.254.169.254/latest/meta-data/',
  'https://example.com:22/',
]

export default scenario({
  proves: ['issue 6: webhooks have the same SSRF guard', 'product: webhooks follow no redirects'],
  needs: [{ server: { env: webhooks } }],
  steps: async ({ wire, host }) => {
    const web = host()
    const [receiver, target] = [openReceiver(web), openReceiver(web, '/target')]
    receiver.answer(withStatus(307, { location: target.url }))
    const hook = await newHook(wire, receiver.url)
    await wire.send('POST', `${hooks}/${hook.id}/test`)
    const lost = await untilLogged(wire, hook.id, 'failed')
    assert.deepEqual([lost.attempts[0]?.status_code, lost.attempts.length], [307, 3])
    assert.match(lost.attempts[0]?.error ?? '', /redirect/)
    assert.deepEqual([receiver.messages.length, target.messages.length], [3, 0])

    for (const url of inside) {
      const answer = await wire.send('POST', hooks, { body: JSON.stringify({ url }) })
      expectRefusal(refusalOf(answer), {
        http: 400,
        code: '400',
        reason: 'webhook_address_refused',
        param: 'url',
      })
    }
    // Where a name leads is known when something is sent to it.
    const named = await newHook(wire, 'http://localhost/hook')
    await wire.send('POST', `${hooks}/${named.id}/test`)
    const refused = await untilLogged(wire, named.id, 'failed')
    assert.match(refused.attempts[0]?.error ?? '', /refused/)
    assert.ok(!/127\.|::1/.test(JSON.stringify(refused)), 'what a name stands for inside is not told')
    assert.equal(refused.attempts[0]?.status_code, undefined)
  },
})
