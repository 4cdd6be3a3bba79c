import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Event, Order } from '../tasks/task.ts'
import type { Report } from '../webhooks/life.ts'
import type { Delivery, Webhook } from '../webhooks/webhook.ts'
import type { Stores } from './embedded/open.ts'
import type { Busy } from './webhook-store.ts'

const idle: Busy = { webhookIds: [], keyIds: [] }
const leaseMs = 100
const dayMs = 86_400_000

/** What every store promises of webhooks, and of the messages that the ends of tasks owe to them. */
export function webhookStoreContract(name: string, open: (now: () => number) => Promise<Stores>): void {
  describe(`webhook store: ${name}`, () => {
    const clock = { now: 1_000 }
    let stores: Stores
    beforeEach(async () => {
      clock.now = 1_000
      stores = await open(() => clock.now)
    })
    afterEach(() => stores.close())

    const webhook = (id: string, over: Partial<Webhook> = {}): Webhook => ({
      id,
      keyId: 'key_a',
      url: `https://example.com/${id}`,
      events: ['task.completed', 'task.failed', 'task.canceled'],
      description: '',
      base: 'http://here',
      createdAt: 1,
      secrets: [{ sealed: 'sealed' }],
      ...over,
    })
    const message = (id: string, over: Partial<Delivery> = {}): Delivery => ({
      id,
      webhookId: 'w',
      keyId: 'key_a',
      taskId: 'task_1',
      type: 'task.completed',
      createdAt: clock.now,
      state: 'pending',
      attempt: 0,
      failures: 0,
      attempts: [],
      nextAt: clock.now,
      ...over,
    })
    const order = (id: string, keyId = 'key_a'): Order => ({
      id,
      keyId,
      createdAt: clock.now,
      style: { key: 's' },
      photo: { blob: 'b' },
      inline: false,
      price: '0.00',
    })
    const addTask = (id: string, keyId?: string) =>
      stores.tasks.add(order(id, keyId), { queueLimit: 99, tasksPerKey: 0 })
    const cancel = (id: string) => stores.tasks.apply(id, { type: 'canceled', at: clock.now })
    const take = (busy = idle) => stores.webhooks.takeDelivery(leaseMs, busy)
    const log = (webhookId = 'w') => stores.webhooks.listDeliveries({ webhookId, limit: 99 })
    const report = (attempt: number, end: Report['end'], over: Partial<Report> = {}): Report => ({
      attempt,
      at: clock.now,
      ms: 5,
      failingMs: dayMs,
      end,
      ...over,
    })
    const allOf = async () => {
      const ids: string[] = []
      for (let t = await take(); t; t = await take()) ids.push(t.delivery.id)
      return ids
    }

    describe('webhooks', () => {
      it('gives back every part of one, to its own key alone', async () => {
        const full = webhook('w', {
          events: ['task.failed'],
          description: 'mine',
          secrets: [{ sealed: 'new' }, { sealed: 'old', until: 9 }],
          disabled: { reason: 'gone', at: 7 },
          failingSince: 3,
        })
        await stores.webhooks.addWebhook(full, 5)
        await stores.webhooks.addWebhook(webhook('v', { createdAt: 0 }), 5)
        expect(await stores.webhooks.findWebhook('key_a', 'w')).toEqual(full)
        expect(await stores.webhooks.findWebhook('key_b', 'w')).toBeUndefined()
        expect(await stores.webhooks.listWebhooks('key_a')).toEqual([webhook('v', { createdAt: 0 }), full])
        expect(await stores.webhooks.listWebhooks('key_b')).toEqual([])
      })
      it('refuses one more than a key may have', async () => {
        await stores.webhooks.addWebhook(webhook('w'), 1)
        await stores.webhooks.addWebhook(webhook('x', { keyId: 'key_b' }), 1)
        await expect(stores.webhooks.addWebhook(webhook('y'), 1)).rejects.toMatchObject({
          failure: 'webhooksFull',
        })
      })
      it('changes and removes for its own key alone', async () => {
        await stores.webhooks.addWebhook(webhook('w'), 5)
        await stores.webhooks.addDelivery(message('m'))
        const renamed = (w: Webhook) => ({ ...w, description: 'new' })
        expect(await stores.webhooks.changeWebhook('key_b', 'w', renamed, 1)).toBeUndefined()
        expect(await stores.webhooks.changeWebhook('key_a', 'w', renamed, 1)).toMatchObject({
          description: 'new',
        })
        expect(await stores.webhooks.removeWebhook('key_b', 'w')).toBe(false)
        expect(await stores.webhooks.removeWebhook('key_a', 'w')).toBe(true)
        expect(await stores.webhooks.findWebhook('key_a', 'w')).toBeUndefined()
        expect(await log()).toEqual([])
      })
      it('ends what waits for one that becomes disabled', async () => {
        await stores.webhooks.addWebhook(webhook('w'), 5)
        await stores.webhooks.addDelivery(message('m'))
        const { nextAt: _none, ...done } = message('done', { state: 'delivered', endedAt: 1 })
        await stores.webhooks.addDelivery(done)
        const off = (w: Webhook): Webhook => ({ ...w, disabled: { reason: 'owner', at: 2 } })
        await stores.webhooks.changeWebhook('key_a', 'w', off, 2)
        expect(await take()).toBeUndefined()
        expect(await stores.webhooks.findDelivery('w', 'm')).toMatchObject({
          state: 'failed',
          reason: 'webhook_disabled',
          endedAt: 2,
        })
        expect(await stores.webhooks.findDelivery('w', 'done')).toMatchObject({ state: 'delivered' })
      })
    })

    describe('the ends of tasks', () => {
      const ends: [string, string, (id: string) => Promise<unknown>][] = [
        ['completed', 'task.completed', (id) => completed(id)],
        ['failed', 'task.failed', (id) => failed(id)],
        ['canceled', 'task.canceled', cancel],
        [
          'lost too often',
          'task.failed',
          async () => {
            await stores.tasks.take({ worker: 'w', leaseMs: 1 })
            clock.now += 10
            await stores.tasks.reclaim(1)
          },
        ],
      ]
      const started = () => stores.tasks.take({ worker: 'w', leaseMs: 1000 })
      const apply = async (id: string, event: Event) => {
        await started()
        return stores.tasks.apply(id, event)
      }
      const result = {
        blob: 'p',
        contentType: 'image/jpeg',
        width: 1,
        height: 1,
        size: 1,
        expiresAt: 9,
        gone: false,
      }
      const completed = (id: string) =>
        apply(id, { type: 'completed', attempt: 1, at: clock.now, result, warnings: [] })
      const failed = (id: string) =>
        apply(id, { type: 'failed', attempt: 1, at: clock.now, failure: { name: 'internal', about: {} } })

      it.each(ends)('are owed once: %s', async (_, type, end) => {
        await stores.webhooks.addWebhook(webhook('w'), 5)
        await addTask('t')
        await end('t')
        await end('t')
        expect(await log()).toMatchObject([
          { type, taskId: 't', state: 'pending', attempt: 0, keyId: 'key_a' },
        ])
      })
      it('are owed to each enabled webhook of the key that wants them', async () => {
        await stores.webhooks.addWebhook(webhook('all'), 9)
        await stores.webhooks.addWebhook(webhook('also'), 9)
        await stores.webhooks.addWebhook(webhook('other', { events: ['task.completed'] }), 9)
        await stores.webhooks.addWebhook(webhook('off', { disabled: { reason: 'owner', at: 1 } }), 9)
        await stores.webhooks.addWebhook(webhook('foreign', { keyId: 'key_b' }), 9)
        await addTask('t')
        expect(await take()).toBeUndefined()
        await cancel('t')
        const counts = ['all', 'also', 'other', 'off', 'foreign'].map(async (id) => (await log(id)).length)
        expect(await Promise.all(counts)).toEqual([1, 1, 0, 0, 0])
      })
      it('are not told in the name of a key that was revoked', async () => {
        const key = { id: 'key_a', name: 'a', hash: 'h', hint: 'x', scopes: ['draw'], createdAt: 1 } as const
        await stores.accounts.addKey(key)
        await stores.webhooks.addWebhook(webhook('w'), 9)
        await addTask('t')
        await cancel('t')
        await stores.accounts.revokeKey('key_a', 2)
        await addTask('u')
        await cancel('u')
        expect(await log()).toMatchObject([{ taskId: 't' }])
        expect(await take()).toBeUndefined()
        expect(await stores.webhooks.expireDeliveries(clock.now + 1, 9)).toBe(1)
      })
      it('are unsaid when the task is deleted', async () => {
        await stores.webhooks.addWebhook(webhook('w'), 9)
        for (const id of ['t', 'u']) {
          await addTask(id)
          await cancel(id)
        }
        const sending = await take()
        const id = sending?.delivery.id ?? ''
        await stores.webhooks.keepBody(id, 1, 'the body')
        await stores.tasks.remove(sending?.delivery.taskId ?? '')
        const after = await stores.webhooks.findDelivery('w', id)
        expect(after).toMatchObject({ state: 'failed', reason: 'task_deleted', endedAt: clock.now })
        expect(after).not.toHaveProperty('body')
        expect(await stores.webhooks.keepBody(id, 1, 'again')).toBe(false)
        expect((await take())?.delivery.taskId, 'that of another task is still owed').not.toBe(
          sending?.delivery.taskId,
        )
      })
    })

    describe('deliveries', () => {
      beforeEach(() => stores.webhooks.addWebhook(webhook('w'), 5))

      it('gives back every part of one', async () => {
        const full = message('m', {
          body: '{"a":"é"}',
          state: 'failed',
          reason: 'gave_up',
          attempt: 3,
          failures: 2,
          attempts: [
            { attempt: 2, at: 5, ms: 3, status: 500, error: 'x' },
            { attempt: 3, at: 6, ms: 1, error: 'y' },
          ],
          endedAt: 9,
        })
        const { nextAt: _none, ...ended } = full
        await stores.webhooks.addDelivery(ended)
        expect(await stores.webhooks.findDelivery('w', 'm')).toEqual(ended)
        expect(await stores.webhooks.findDelivery('x', 'm')).toBeUndefined()
      })
      it('are handed out by the time they are due, once, and again when the lease ran out', async () => {
        await stores.webhooks.addDelivery(message('late', { nextAt: clock.now + 50 }))
        await stores.webhooks.addDelivery(message('b', { nextAt: 20 }))
        await stores.webhooks.addDelivery(message('a', { nextAt: 10 }))
        expect(await allOf()).toEqual(['a', 'b'])
        clock.now += 50
        expect(await allOf()).toEqual(['late'])
        clock.now += leaseMs
        const again = await take()
        expect(again?.delivery).toMatchObject({ attempt: 2, failures: 0 })
        expect(again?.webhook).toEqual(webhook('w'))
      })
      it('are not handed out for whom enough are under way', async () => {
        await stores.webhooks.addWebhook(webhook('x', { keyId: 'key_b' }), 5)
        await stores.webhooks.addDelivery(message('a', { nextAt: 1 }))
        await stores.webhooks.addDelivery(message('b', { nextAt: 2, webhookId: 'x', keyId: 'key_b' }))
        expect((await take({ webhookIds: ['w'], keyIds: [] }))?.delivery.id).toBe('b')
        expect(await take({ webhookIds: [], keyIds: ['key_a'] })).toBeUndefined()
        expect((await take())?.delivery.id).toBe('a')
      })
      it('keep their body, and hear the latest attempt alone', async () => {
        await stores.webhooks.addDelivery(message('m'))
        await take()
        expect(await stores.webhooks.keepBody('m', 1, 'body')).toBe(true)
        clock.now += leaseMs
        expect((await take())?.delivery).toMatchObject({ body: 'body', attempt: 2 })
        expect(await stores.webhooks.keepBody('m', 1, 'other')).toBe(false)
        expect(await stores.webhooks.endAttempt('m', report(1, { type: 'delivered' }))).toBeUndefined()
        expect(await stores.webhooks.endAttempt('m', report(2, { type: 'delivered' }))).toMatchObject({
          disabled: false,
        })
        const after = await stores.webhooks.findDelivery('w', 'm')
        expect(after).toMatchObject({ state: 'delivered', body: 'body', endedAt: clock.now + 5 })
        expect(after?.attempts).toEqual([{ attempt: 2, at: clock.now, ms: 5 }])
        expect(await take()).toBeUndefined()
      })
      it('wait, are given up, and tell the webhook how it stands', async () => {
        await stores.webhooks.addDelivery(message('m'))
        await take()
        const error = { error: 'no answer' }
        await stores.webhooks.endAttempt('m', report(1, { type: 'retry', at: clock.now + 30 }, error))
        expect(await stores.webhooks.findWebhook('key_a', 'w')).toMatchObject({ failingSince: 1_000 })
        expect(await take()).toBeUndefined()
        clock.now += 30
        await take()
        await stores.webhooks.endAttempt('m', report(2, { type: 'failed', reason: 'gave_up' }, error))
        expect(await stores.webhooks.findDelivery('w', 'm')).toMatchObject({
          state: 'failed',
          reason: 'gave_up',
          failures: 2,
          attempts: [error, error],
        })
        expect(await stores.webhooks.findWebhook('key_a', 'w')).toMatchObject({ failingSince: 1_000 })
        await stores.webhooks.addDelivery(message('n'))
        await take()
        await stores.webhooks.endAttempt('n', report(1, { type: 'delivered' }))
        expect(await stores.webhooks.findWebhook('key_a', 'w')).not.toHaveProperty('failingSince')
      })
      it.each([
        ['answers 410', { type: 'failed', reason: 'gone' }, dayMs, 'gone'],
        ['took nothing for too long', { type: 'retry', at: 5_000 }, 0, 'failing'],
      ] as const)('end with their webhook when it %s', async (_, end, failingMs, reason) => {
        await stores.webhooks.addDelivery(message('m'))
        await stores.webhooks.addDelivery(message('n', { nextAt: clock.now + 1 }))
        await take()
        const told = await stores.webhooks.endAttempt('m', report(1, end, { failingMs }))
        expect(told).toMatchObject({ disabled: true, webhook: { disabled: { reason } } })
        expect((await log()).map((d) => d.state)).toEqual(['failed', 'failed'])
        expect(await stores.webhooks.findDelivery('w', 'n')).toMatchObject({ reason: 'webhook_disabled' })
        clock.now += dayMs
        expect(await take()).toBeUndefined()
      })
      it('are taken note of when they arrive although their webhook was disabled meanwhile', async () => {
        await stores.webhooks.addDelivery(message('m'))
        await take()
        const off = (w: Webhook): Webhook => ({ ...w, disabled: { reason: 'owner', at: 2 } })
        await stores.webhooks.changeWebhook('key_a', 'w', off, 2)
        await stores.webhooks.endAttempt('m', report(1, { type: 'delivered' }))
        expect(await stores.webhooks.findDelivery('w', 'm')).toMatchObject({ state: 'delivered' })
      })
      it('can be given back, dropped, and changed', async () => {
        await stores.webhooks.addDelivery(message('m'))
        await take()
        await stores.webhooks.releaseDelivery('m', 9)
        expect(await take()).toBeUndefined()
        await stores.webhooks.releaseDelivery('m', 1)
        expect((await take())?.delivery.attempt).toBe(2)
        await stores.webhooks.dropDelivery('m', 1, 'task_deleted', 7)
        expect(await stores.webhooks.findDelivery('w', 'm')).toMatchObject({ state: 'pending' })
        await stores.webhooks.dropDelivery('m', 2, 'task_deleted', 7)
        expect(await stores.webhooks.findDelivery('w', 'm')).toMatchObject({ reason: 'task_deleted' })
        const same = (d: Delivery) => d
        expect(await stores.webhooks.changeDelivery('x', 'm', same)).toBeUndefined()
        const pending: Delivery = message('m', { attempt: 2 })
        expect(await stores.webhooks.changeDelivery('w', 'm', () => pending)).toEqual(pending)
        expect((await take())?.delivery.attempt).toBe(3)
      })
      it('are listed newest first, page by page', async () => {
        for (const [id, createdAt] of [
          ['a', 1],
          ['c', 2],
          ['b', 2],
          ['d', 3],
        ] as const)
          await stores.webhooks.addDelivery(message(id, { createdAt }))
        const page = async (over: object) =>
          (await stores.webhooks.listDeliveries({ webhookId: 'w', limit: 2, ...over })).map((d) => d.id)
        expect(await page({})).toEqual(['d', 'c'])
        expect(await page({ behind: { createdAt: 2, id: 'c' } })).toEqual(['b', 'a'])
        expect(await page({ webhookId: 'x' })).toEqual([])
        await take()
        expect(await page({ states: ['delivered', 'failed'] })).toEqual([])
      })
      it('are forgotten when they ended long ago, some at a time, never before', async () => {
        for (const [id, endedAt] of [
          ['a', 10],
          ['b', 20],
          ['c', 30],
        ] as const) {
          const { nextAt: _none, ...ended } = message(id, { state: 'delivered', endedAt })
          await stores.webhooks.addDelivery(ended)
        }
        await stores.webhooks.addDelivery(message('open', { createdAt: 1 }))
        expect(await stores.webhooks.expireDeliveries(25, 1)).toBe(1)
        expect(await stores.webhooks.expireDeliveries(25, 9)).toBe(1)
        expect(await stores.webhooks.expireDeliveries(25, 9)).toBe(0)
        expect((await log()).map((d) => d.id).sort()).toEqual(['c', 'open'])
      })
    })
  })
}
