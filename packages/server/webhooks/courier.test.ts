import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskReply } from '@atelier/contract'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openMemory } from '../stores/memory/open.ts'
import { type CourierParts, startCourier } from './courier.ts'
import { openSecretBox } from './secret-box.ts'
import type { Answer } from './send.ts'
import { openWebhooks } from './webhooks.ts'

const caller = { keyId: 'key_a', scopes: ['draw'] } as const
const hourMs = 3_600_000

interface Sent {
  readonly url: string
  readonly id: string
  readonly signatures: number
  readonly body: string
}

/** A courier on a store in memory, whose receivers are functions. */
async function shop(answer: (sent: Sent) => Answer | Promise<Answer>, over: Partial<CourierParts> = {}) {
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  const stores = await openMemory(now)
  const box = openSecretBox(Buffer.alloc(32, 3))
  const sent: Sent[] = []
  const rendered: string[] = []
  const parts: CourierParts = {
    webhooks: stores.webhooks,
    box,
    render: async ({ delivery }) => {
      rendered.push(delivery.id)
      return JSON.stringify({ rendered: rendered.length, task: delivery.taskId } satisfies
        | Partial<TaskReply>
        | object)
    },
    send: async (url, headers, body, signal) => {
      const signatures = (headers['webhook-signature'] ?? '').split(' ').length
      const one: Sent = { url, id: headers['webhook-id'] ?? '', signatures, body }
      sent.push(one)
      const late = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
      return Promise.race([answer(one), late])
    },
    waitsMs: [1000, 60_000],
    timeoutMs: 1000,
    atOnce: 8,
    failingMs: 48 * hourMs,
    log: pino({ level: 'silent' }),
    now,
    chance: () => 0,
    ...over,
  }
  const courier = startCourier(parts)
  onTestFinished(() => courier.stop(0))
  const webhooks = openWebhooks({
    webhooks: stores.webhooks,
    box,
    check: () => {},
    overlapMs: hourMs,
    onSend: () => courier.wake(),
    now,
  })
  const hook = async (url = 'https://a.example/', by: { readonly keyId: string } = caller) =>
    (await webhooks.create({ scopes: ['draw'], ...by }, { url, base: 'http://here' })).webhook.id
  /** A task of the key that ends. */
  const end = async (id: string, keyId = 'key_a') => {
    const order = {
      id,
      keyId,
      createdAt: now(),
      style: { key: 's' },
      photo: { blob: 'b' },
      inline: false,
      price: '0.00',
    }
    await stores.tasks.add(order, { queueLimit: 999, tasksPerKey: 0 })
    await stores.tasks.apply(id, { type: 'canceled', at: now() })
    courier.wake()
  }
  const log = (id: string) => stores.webhooks.listDeliveries({ webhookId: id, limit: 99 })
  const later = (ms: number) => {
    clock.ahead += ms
    courier.wake()
  }
  return { stores, courier, webhooks, hook, end, log, later, sent, rendered }
}

describe('the courier', () => {
  it('sends each webhook what is owed to it, made once and signed', async () => {
    const s = await shop(() => ({ status: 204 }))
    const [a, b] = [await s.hook('https://a.example/'), await s.hook('https://b.example/')]
    await s.end('task_1')
    await vi.waitFor(async () =>
      expect([...(await s.log(a)), ...(await s.log(b))].map((d) => d.state)).toEqual([
        'delivered',
        'delivered',
      ]),
    )
    expect(new Set(s.sent.map((m) => m.url))).toEqual(new Set(['https://a.example/', 'https://b.example/']))
    expect(new Set(s.sent.map((m) => m.id)).size).toBe(2)
  })

  it('tries again by the table, byte by byte the same, then gives up', async () => {
    const s = await shop(() => ({ error: 'no answer' }))
    const id = await s.hook()
    await s.end('task_1')
    for (const [tries, wait] of [
      [1, 1000],
      [2, 60_000],
    ] as const) {
      await vi.waitFor(async () =>
        expect((await s.log(id))[0]).toMatchObject({ failures: tries, state: 'pending' }),
      )
      s.later(wait - 500)
      await sleep(50)
      expect(s.sent).toHaveLength(tries)
      s.later(600)
    }
    await vi.waitFor(async () =>
      expect((await s.log(id))[0]).toMatchObject({ state: 'failed', reason: 'gave_up' }),
    )
    expect(new Set(s.sent.map((m) => `${m.id} ${m.body}`)).size).toBe(1)
    expect(s.rendered).toHaveLength(1)
    s.later(hourMs)
    await sleep(50)
    expect(s.sent).toHaveLength(3)
    // Sent again it is the same message, from the beginning of the table.
    await s.webhooks.resend(caller, id, s.sent[0]?.id ?? '')
    await vi.waitFor(async () =>
      expect((await s.log(id))[0]).toMatchObject({ state: 'pending', failures: 1 }),
    )
    expect(s.sent.at(-1)).toEqual(s.sent[0])
  })

  it('disables at 410, and when nothing was taken for days', async () => {
    let status = 410
    const s = await shop(() => ({ status, error: 'x' }), { waitsMs: [49 * hourMs] })
    const gone = await s.hook()
    await s.end('task_1')
    await vi.waitFor(async () =>
      expect(await s.webhooks.find(caller, gone)).toMatchObject({ disabled: { reason: 'gone' } }),
    )
    status = 500
    const failing = await s.hook()
    await s.end('task_2')
    await vi.waitFor(async () => expect((await s.log(failing))[0]?.failures).toBe(1))
    s.later(50 * hourMs)
    await vi.waitFor(async () =>
      expect(await s.webhooks.find(caller, failing)).toMatchObject({ disabled: { reason: 'failing' } }),
    )
    await s.end('task_3')
    await sleep(50)
    expect(
      [await s.log(gone), await s.log(failing)].map((d) => d.length),
      'nothing more is owed',
    ).toEqual([1, 1])
    await expect(s.webhooks.test(caller, gone)).rejects.toMatchObject({ failure: 'webhookDisabled' })
    expect(await s.webhooks.setEnabled(caller, failing, true)).not.toHaveProperty('failingSince')
    status = 200
    await s.webhooks.test(caller, failing)
    await vi.waitFor(async () => expect((await s.log(failing))[0]).toMatchObject({ state: 'delivered' }))
  })

  it('is not held up by a webhook, or a key, that takes its time', async () => {
    const s = await shop(({ url }) => (url.includes('slow') ? new Promise(() => {}) : { status: 200 }))
    for (let i = 0; i < 3; i++) await s.hook(`https://slow${i}.example/`)
    const quick = await s.hook('https://quick.example/', { keyId: 'key_b' })
    for (let i = 0; i < 10; i++) await s.end(`task_${i}`)
    await vi.waitFor(() => expect(s.sent.length).toBeGreaterThanOrEqual(4))
    for (let i = 0; i < 10; i++) await s.end(`other_${i}`, 'key_b')
    await vi.waitFor(async () =>
      expect((await s.log(quick)).filter((d) => d.state === 'delivered')).toHaveLength(10),
    )
    const slow = s.sent.filter((m) => m.url.includes('slow'))
    expect(slow, 'a key has half of what is sent at once').toHaveLength(4)
  })

  it('signs with both secrets while they overlap', async () => {
    const s = await shop(() => ({ status: 200 }))
    const id = await s.hook()
    const count = async () => {
      const before = s.sent.length
      await s.webhooks.test(caller, id)
      await vi.waitFor(() => expect(s.sent.length).toBe(before + 1))
      return s.sent.at(-1)?.signatures
    }
    expect(await count()).toBe(1)
    await s.webhooks.rotate(caller, id)
    expect(await count()).toBe(2)
    await s.webhooks.rotate(caller, id)
    expect(await count()).toBe(3)
    s.later(hourMs + 1)
    expect(await count()).toBe(1)
  })

  it('says nothing of a task that was deleted before, and nothing again of one deleted after', async () => {
    const s = await shop(() => ({ status: 500, error: 'x' }), { render: async () => undefined })
    const id = await s.hook()
    await s.end('task_1')
    await vi.waitFor(async () => expect((await s.log(id))[0]).toMatchObject({ reason: 'task_deleted' }))
    expect(s.sent).toEqual([])
    const message = (await s.log(id))[0]?.id ?? ''
    await expect(s.webhooks.resend(caller, id, message)).rejects.toMatchObject({ failure: 'deliveryDeleted' })
  })

  it('lets what is under way end when it stops, and gives back the rest', async () => {
    let arrive = (_answer: Answer): void => {}
    const s = await shop(({ url }) =>
      url.includes('slow') ? new Promise(() => {}) : new Promise((resolve) => (arrive = resolve)),
    )
    const [slow, quick] = [await s.hook('https://slow.example/'), await s.hook('https://quick.example/')]
    await s.end('task_1')
    await vi.waitFor(() => expect(s.sent).toHaveLength(2))
    const stopped = s.courier.stop(300)
    arrive({ status: 200 })
    await s.end('task_2')
    await stopped
    expect((await s.log(quick)).map((d) => d.state)).toEqual(['pending', 'delivered'])
    expect((await s.log(slow)).map((d) => [d.state, d.attempts.length, d.failures])).toEqual([
      ['pending', 0, 0],
      ['pending', 0, 0],
    ])
    expect(s.sent).toHaveLength(2)
    expect(await s.stores.webhooks.takeDelivery(1, { webhookIds: [], keyIds: [] })).toMatchObject({
      delivery: { webhookId: slow, attempt: 2 },
    })
  })

  it('tells what is wrong when its secrets cannot be read', async () => {
    const s = await shop(() => ({ status: 200 }), { box: openSecretBox(Buffer.alloc(32, 4)) })
    const id = await s.hook()
    await s.end('task_1')
    await vi.waitFor(async () =>
      expect((await s.log(id))[0]?.attempts).toMatchObject([{ error: expect.stringContaining('rotate it') }]),
    )
    expect(s.sent).toEqual([])
  })
})
