/**
 * While a secret is rotated, messages carry a signature of each: a receiver that knows the old or the new one is content.
 * When the overlap is over, only the new one signs. A secret is told when it is made, and never again.
 */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { pick } from '../kit/fields.ts'
import { hooks, type Message, newHook, openReceiver, signedWith, webhooks } from '../kit/receiver.ts'
import { scenario } from '../kit/scenario.ts'

/** 7.2 seconds. */
const env = { ...webhooks, ATELIER_WEBHOOK_OVERLAP_HOURS: '0.002' }

export default scenario({
  proves: ['issue 6: webhook rotation'],
  needs: [{ server: { env } }],
  steps: async ({ wire, own, host }) => {
    const receiver = openReceiver(host())
    const old = await newHook(wire, receiver.url)
    const path = `${hooks}/${old.id}`
    const next = async (): Promise<Message> => {
      const count = receiver.messages.length
      await wire.send('POST', `${path}/test`)
      return (await receiver.until(count + 1))[count] as Message
    }
    const signatures = (m: Message): number => String(m.headers['webhook-signature']).split(' ').length
    const answer = await wire.send('POST', `${path}/rotate`)
    const rotatedAt = Date.now()
    const secret = String(pick(answer.json, 'secret'))
    assert.notEqual(secret, old.secret)
    const both = await next()
    assert.deepEqual([signatures(both), signedWith(both, old.secret), signedWith(both, secret)], [2, 1, 1])
    await wait(rotatedAt + 7600 - Date.now())
    const after = await next()
    assert.deepEqual([signatures(after), signedWith(after, old.secret), signedWith(after, secret)], [1, 0, 1])

    for (const read of [hooks, path, `${path}/deliveries`])
      assert.ok(!(await wire.get(read)).text.includes('whsec_'), `${read} tells no secret`)
    for (const { text } of [
      await wire.send('PATCH', path, { body: '{}' }),
      await wire.send('POST', `${path}/disable`),
    ])
      assert.ok(!text.includes('whsec_'))
    const said = own().heard.stderr + own().heard.stdout
    for (const told of [secret, old.secret]) assert.ok(!said.includes(told), 'nor does the log')
  },
})
