import {
  deliveryList,
  webhookDeleted,
  webhookList,
  webhookReply,
  webhookSecretReply,
} from '@atelier/contract'
import { describe, expect, test } from 'vitest'
import { fakeApp } from './fixtures/fake-app.ts'

const hook = 'https://example.com/hook?token=1'

async function app() {
  const fake = await fakeApp()
  const call = async (method: string, path: string, payload?: object, key = 'good-key') => {
    const reply = await fake.app.inject({
      method: method as 'GET',
      url: `/v1/webhooks${path}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload && { payload }),
    })
    return { status: reply.statusCode, json: reply.json(), headers: reply.headers, text: reply.payload }
  }
  const made = async (more: object = {}) =>
    webhookSecretReply.parse((await call('POST', '', { url: hook, ...more })).json)
  return { ...fake, call, made }
}

describe('POST /v1/webhooks', () => {
  test('answers with the webhook and, this once, its secret', async () => {
    const { call } = await app()
    const reply = await call('POST', '', { url: hook })
    expect([reply.status, reply.headers['cache-control']]).toEqual([201, 'no-store'])
    const made = webhookSecretReply.parse(reply.json)
    expect(made).toMatchObject({
      url: hook,
      events: ['task.completed', 'task.failed', 'task.canceled'],
      description: '',
      status: 'enabled',
    })
    expect(reply.headers['location']).toBe(`/v1/webhooks/${made.id}`)
    for (const path of ['', `/${made.id}`]) expect((await call('GET', path)).text).not.toContain('whsec_')
  })

  test('takes events, a description and a secret of the caller', async () => {
    const { made } = await app()
    const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
    expect(
      await made({ events: ['task.failed', 'task.completed', 'task.failed'], description: 'mine', secret }),
    ).toMatchObject({ events: ['task.completed', 'task.failed'], description: 'mine', secret })
  })

  test.each([
    ['no body', undefined, 'invalid_field', undefined],
    ['no url', {}, 'invalid_field', 'url'],
    ['a url that is none', { url: 'example.com' }, 'invalid_webhook_url', 'url'],
    ['another scheme', { url: 'ftp://example.com/' }, 'invalid_webhook_url', 'url'],
    ['a long url', { url: `${hook}${'x'.repeat(2048)}` }, 'invalid_webhook_url', 'url'],
    ['a private address', { url: 'http://192.168.1.1/' }, 'webhook_address_refused', 'url'],
    ['another port', { url: 'http://example.com:8080/' }, 'webhook_address_refused', 'url'],
    ['an unknown event', { url: hook, events: ['task.begun'] }, 'invalid_field', 'events[0]'],
    ['no event', { url: hook, events: [] }, 'invalid_field', 'events'],
    ['a long description', { url: hook, description: 'x'.repeat(257) }, 'invalid_field', 'description'],
    ['a weak secret', { url: hook, secret: 'whsec_AAAA' }, 'invalid_field', 'secret'],
    ['a misspelt member', { url: hook, event: [] }, 'invalid_field', 'event'],
  ])('refuses %s', async (_, payload, reason, param) => {
    const { call } = await app()
    const { status, json } = await call('POST', '', payload ?? [])
    expect([status, json.error.reason]).toEqual([400, reason])
    if (param) expect(json.error.param).toBe(param)
    expect(json.error.hint).not.toBe('')
  })

  test('refuses one more than a key may have', async () => {
    const { call, made } = await app()
    for (let i = 0; i < 20; i++) await made()
    const { status, json } = await call('POST', '', { url: hook })
    expect([status, json.error.reason]).toEqual([409, 'webhooks_full'])
    expect((await call('POST', '', { url: hook }, 'other-key')).status).toBe(201)
  })
})

describe('a webhook', () => {
  test('is its own key’s alone, and needs the scopes of the other calls', async () => {
    const { call, made } = await app()
    const { id } = await made()
    const calls: [string, string, object?][] = [
      ['GET', `/${id}`],
      ['PATCH', `/${id}`, { description: 'x' }],
      ['POST', `/${id}/rotate`],
      ['POST', `/${id}/disable`],
      ['POST', `/${id}/enable`],
      ['POST', `/${id}/test`],
      ['GET', `/${id}/deliveries`],
      ['POST', `/${id}/deliveries/msg_1/resend`],
      ['DELETE', `/${id}`],
    ]
    for (const [method, path, payload] of calls) {
      const foreign = await call(method, path, payload, 'other-key')
      expect([method, path, foreign.status, foreign.json.error.reason]).toEqual([
        method,
        path,
        404,
        'not_found',
      ])
      const reader = await call(method, path, payload, 'read-key')
      expect([method, path, reader.status]).toEqual([method, path, method === 'GET' ? 404 : 403])
      expect((await call(method, path, payload, 'nobody')).status).toBe(401)
    }
    expect((await call('POST', '', { url: hook }, 'read-key')).status).toBe(403)
    expect((await call('GET', '', undefined, 'other-key')).json.webhooks).toEqual([])
    expect(webhookList.parse((await call('GET', '')).json).webhooks).toHaveLength(1)
  })

  test('is changed member by member, disabled, enabled and deleted', async () => {
    const { call, made } = await app()
    const { id, secret: _secret, request_id: _id, ...before } = await made()
    const changed = webhookReply.parse((await call('PATCH', `/${id}`, { description: 'new' })).json)
    expect(changed).toMatchObject({ ...before, description: 'new' })
    expect((await call('PATCH', `/${id}`, { url: 'http://10.0.0.1/' })).json.error.reason).toBe(
      'webhook_address_refused',
    )
    const off = webhookReply.parse((await call('POST', `/${id}/disable`)).json)
    expect(off).toMatchObject({ status: 'disabled', disabled_reason: 'owner' })
    const test = await call('POST', `/${id}/test`)
    expect([test.status, test.json.error.reason]).toEqual([409, 'webhook_disabled'])
    expect((await call('POST', `/${id}/enable`)).json).toMatchObject({ status: 'enabled' })
    expect(webhookDeleted.parse((await call('DELETE', `/${id}`)).json)).toMatchObject({ id, deleted: true })
    expect((await call('GET', `/${id}`)).status).toBe(404)
  })

  test('is rotated: a new secret is told, the old one signs for a while, and neither lies open in the store', async () => {
    const { call, made, clock, webhookStore } = await app()
    const first = await made()
    const reply = webhookSecretReply.parse((await call('POST', `/${first.id}/rotate`)).json)
    expect(reply.secret).not.toBe(first.secret)
    expect(reply.old_secret_until).toBe(Math.floor((clock.now + 3_600_000) / 1000))
    const kept = JSON.stringify(await webhookStore.findWebhook('key_1', first.id))
    for (const { secret } of [first, reply]) expect(kept).not.toContain(secret.slice(6))
    const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
    expect((await call('POST', `/${first.id}/rotate`, { secret })).json.secret).toBe(secret)
    clock.now += 3_600_001
    expect((await call('GET', `/${first.id}`)).json).not.toHaveProperty('old_secret_until')
  })
})

describe('deliveries', () => {
  test('are told page by page, newest first', async () => {
    const { call, made, clock } = await app()
    const { id } = await made()
    const ids: string[] = []
    for (let i = 0; i < 5; i++) {
      clock.now += 1000
      const { status, json } = await call('POST', `/${id}/test`)
      expect([status, json.type, json.status]).toEqual([202, 'webhook.test', 'pending'])
      ids.unshift(json.id)
    }
    const seen: string[] = []
    let path = `/${id}/deliveries?limit=2&status=pending,failed`
    for (;;) {
      const { json, headers } = await call('GET', path)
      const page = deliveryList.parse(json)
      seen.push(...page.deliveries.map((d) => d.id))
      if (page.next_cursor === null) break
      const link = new URL(/<(.+)>; rel="next"/.exec(String(headers['link']))?.[1] ?? '')
      expect(link.searchParams.get('cursor')).toBe(page.next_cursor)
      path = (link.pathname + link.search).replace('/v1/webhooks', '')
    }
    expect(seen).toEqual(ids)
    for (const wrong of ['limit=0', 'status=lost', 'cursor=x'])
      expect((await call('GET', `/${id}/deliveries?${wrong}`)).json.error.reason).toBe('invalid_field')
    expect((await call('POST', `/${id}/deliveries/msg_1/resend`)).status).toBe(404)
    const again = await call('POST', `/${id}/deliveries/${ids[0]}/resend`)
    expect([again.status, again.json.id, again.json.status]).toEqual([202, ids[0], 'pending'])
  })
})
