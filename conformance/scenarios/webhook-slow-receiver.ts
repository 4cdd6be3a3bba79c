/**
 * A receiver that takes its time holds nobody else up: while it has not answered a single one of many messages, those to
 * another webhook of the same key, and to that of another key, arrive.
 */
import assert from 'node:assert/strict'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { logOf, newHook, openReceiver, webhooks } from '../kit/receiver.ts'
import { scenario } from '../kit/scenario.ts'

const tasks = 8

export default scenario({
  proves: ['issue 6: one slow webhook never holds the others'],
  needs: [{ server: { env: { ...webhooks, ATELIER_WEBHOOK_TIMEOUT_S: '120' }, alone: true } }],
  steps: async ({ wire, own, host }) => {
    const web = host()
    const [slow, quick, others] = [
      openReceiver(web),
      openReceiver(web, '/quick'),
      openReceiver(web, '/others'),
    ]
    slow.answer(() => {})
    const held = await newHook(wire, slow.url)
    await newHook(wire, quick.url)
    const guest = wire.as((await newKey(own(), 'other')).key)
    await newHook(guest, others.url)
    const params = await plainParams()
    for (let i = 0; i < tasks; i++) await wire.drawn(params)
    await guest.drawn(params)
    await quick.until(tasks)
    await others.until(1)
    assert.equal(slow.messages.length, 4, 'one webhook is sent so many at once')
    assert.deepEqual(
      new Set((await logOf(wire, held.id)).map((d) => d.status)),
      new Set(['pending']),
      'the slow one has answered none',
    )
  },
})
