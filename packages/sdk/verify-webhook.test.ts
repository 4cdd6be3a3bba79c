import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyWebhook, type WebhookDelivery } from './verify-webhook.ts'

const secretOf = (bytes: Buffer): string => `whsec_${bytes.toString('base64')}`
const key = randomBytes(24)
const now = 1_785_000_000_000
const body = JSON.stringify({
  type: 'task.completed',
  timestamp: '2026-11-25T12:00:00Z',
  data: { id: 'task_1', 名: '风' },
})

const sign = (by: Buffer, id = 'msg_1', at = now / 1000, text = body): string =>
  `v1,${createHmac('sha256', by).update(`${id}.${at}.${text}`).digest('base64')}`

const delivery = (
  changes: Partial<WebhookDelivery> = {},
  signature = sign(key),
  at = now / 1000,
): WebhookDelivery => ({
  body,
  headers: { 'Webhook-Id': 'msg_1', 'Webhook-Timestamp': String(at), 'Webhook-Signature': signature },
  secret: secretOf(key),
  now,
  ...changes,
})
const faultOf = (d: WebhookDelivery) =>
  verifyWebhook(d).then(
    () => 'trusted',
    (e: { reason?: string; name: string }) => e.reason ?? e.name,
  )

describe('a webhook', () => {
  it('that was signed with the secret is trusted, as text, as bytes, with any kind of headers', async () => {
    const event = { id: 'msg_1', type: 'task.completed', data: { id: 'task_1', 名: '风' } }
    expect(await verifyWebhook(delivery())).toMatchObject(event)
    expect(await verifyWebhook(delivery({ body: new TextEncoder().encode(body) }))).toMatchObject(event)
    const headers = new Headers(delivery().headers as Record<string, string>)
    expect(await verifyWebhook(delivery({ headers }))).toMatchObject(event)
  })

  it('is read as the example of the standard', async () => {
    const example = {
      body: '{"test": 2432232314}',
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      now: 1_614_265_330_000,
    }
    expect(await verifyWebhook(example)).toMatchObject({ test: 2432232314 })
  })

  it('may carry several signatures, and be held against several secrets', async () => {
    const other = randomBytes(32)
    const several = `v1a,abc v1,AAAA ${sign(other)} ${sign(key)}`
    expect(await faultOf(delivery({}, several))).toBe('trusted')
    expect(await faultOf(delivery({ secret: [secretOf(randomBytes(24)), secretOf(other)] }, several))).toBe(
      'trusted',
    )
    expect(await faultOf(delivery({ secret: [key.toString('base64')] }))).toBe('trusted')
  })

  it.each([
    ['another secret', { secret: secretOf(randomBytes(24)) }, undefined, 'no_match'],
    ['a body that was changed', { body: body.replace('task_1', 'task_2') }, undefined, 'no_match'],
    ['no version that is known', {}, sign(key).replace('v1,', 'v9,'), 'no_match'],
    ['half a signature', {}, sign(key).slice(0, 20), 'no_match'],
    ['what is no base64', {}, 'v1,***', 'no_match'],
    ['no headers', { headers: {} }, undefined, 'missing_headers'],
    ['a secret that is none', { secret: 'whsec_' }, undefined, 'RangeError'],
  ] as const)('is not trusted with %s', async (_name, changes, signature, fault) => {
    expect(await faultOf(delivery(changes, signature))).toBe(fault)
  })

  it.each([
    [299, 'trusted'],
    [301, 'too_old'],
    [-299, 'trusted'],
    [-301, 'too_new'],
  ])('signed %d s ago: %s', async (age, fault) => {
    const at = now / 1000 - age
    expect(await faultOf(delivery({}, sign(key, 'msg_1', at), at))).toBe(fault)
  })

  it('has another id or time than it was signed with', async () => {
    expect(await faultOf(delivery({}, sign(key, 'msg_2')))).toBe('no_match')
    expect(await faultOf(delivery({}, sign(key), now / 1000 - 1))).toBe('no_match')
    expect(await faultOf(delivery({}, sign(key), Number.NaN))).toBe('bad_timestamp')
  })

  it('is not trusted when it is no event', async () => {
    expect(await faultOf(delivery({ body: 'no' }, sign(key, 'msg_1', now / 1000, 'no')))).toBe(
      'unreadable_body',
    )
  })
})
