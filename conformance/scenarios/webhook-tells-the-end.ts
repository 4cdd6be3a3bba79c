/**
 * A webhook is told of every end of its key's tasks, completed, failed or canceled: with the task as a poll tells it, its
 * picture's address included, and a signature that the secret of the webhook verifies. Another key's webhook hears nothing.
 */
import assert from 'node:assert/strict'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { newHook, openReceiver, signedWith, untilLogged, webhooks } from '../kit/receiver.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask, contentOf } from '../kit/task-body.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 6: webhooks by Standard Webhooks', 'issue 6: webhook signature'],
  needs: [{ server: { env: webhooks } }],
  steps: async ({ wire, own, host }) => {
    const guest = wire.as((await newKey(own(), 'listener')).key)
    const web = host()
    const [mine, others, picky] = [openReceiver(web), openReceiver(web, '/other'), openReceiver(web, '/some')]
    const hook = await newHook(guest, mine.url)
    await newHook(guest, picky.url, { events: ['task.failed'] })
    await newHook(wire, others.url)

    const drawn = await guest.drawn(await plainParams())
    const failed = await guest.outcome({
      req_key: styleKey,
      image_urls: [web.at('/none', (r) => r.writeHead(404).end())],
    })
    // A photo that never comes: its task is open until it is canceled.
    const open = await guest.accepted({ req_key: styleKey, image_urls: [web.at('/never', () => {})] })
    await guest.send('DELETE', `/model/v1/generation/task/${open.id}`)

    const messages = await mine.until(3)
    for (const [type, id] of [
      ['task.completed', drawn.id],
      ['task.failed', failed.id],
      ['task.canceled', open.id],
    ] as const) {
      const message = messages.find((m) => m.type === type)
      assert.ok(message, type)
      assert.match(message.id, /^msg_/)
      assert.equal(message.headers['content-type'], 'application/json')
      assert.equal(signedWith(message, hook.secret), 1)
      assert.equal(signedWith(message, `whsec_${Buffer.alloc(32).toString('base64')}`), 0)
      const { timestamp } = JSON.parse(message.raw) as { timestamp: string }
      assert.equal(new Date(timestamp).toISOString(), timestamp)
      const { request_id: _theirs, ...told } = asTask(message.data) as unknown as Record<string, unknown>
      const { request_id: _ours, ...read } = (await guest.get(`/model/v1/generation/task/${id}`))
        .json as typeof told
      assert.deepEqual(told, read)
    }
    await guest.picture(contentOf(asTask(messages.find((m) => m.type === 'task.completed')?.data)).url)
    const log = await untilLogged(guest, hook.id, 'delivered')
    assert.deepEqual([log.attempts.length, log.attempts[0]?.status_code], [1, 204])
    assert.deepEqual(
      (await picky.until(1)).map((m) => m.type),
      ['task.failed'],
    )
    assert.deepEqual([mine.messages.length, others.messages.length], [3, 0])
  },
})
