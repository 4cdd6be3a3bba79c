/**
 * The key is taken as `Bearer`, as `Key` (both in any case) and in `X-Api-Key`. No key, a wrong one, another scheme or
 * an empty one are answered 401, for the POST as for the poll.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: authorization', 'wire 1.2: Bearer and Key, X-Api-Key', 'wire 1.2: 401'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const { key } = wire
    // Who is known is told that there is no such task; a stranger is told nothing.
    const path = '/model/v1/generation/task/task_nothing'
    const good = [
      { authorization: `Bearer ${key}` },
      { authorization: `bearer ${key}` },
      { authorization: `BEARER   ${key}` },
      { authorization: `Key ${key}` },
      { authorization: `key ${key}` },
      { 'x-api-key': key },
    ]
    for (const headers of good)
      assert.equal((await wire.get(path, { key: null, headers })).status, 404, JSON.stringify(headers))
    const bad: Record<string, string>[] = [
      {},
      { authorization: key },
      { authorization: 'Bearer' },
      { authorization: 'Bearer wrong' },
      { authorization: `Bearer ${key}x` },
      { authorization: `Basic ${Buffer.from(`user:${key}`).toString('base64')}` },
      { 'x-api-key': 'wrong' },
      { 'x-api-key': `${'x'.repeat(5000)}` },
    ]
    for (const headers of bad) {
      const read = await wire.get(path, { key: null, headers })
      const made = await wire.submit(await plainParams(), { key: null, headers })
      for (const answer of [read, made]) {
        const { http, code, reason } = refusalOf(answer)
        assert.deepEqual([http, code, reason], [401, '401', 'unauthorized'], JSON.stringify(headers))
        assert.match(answer.headers.get('www-authenticate') ?? '', /Bearer/, 'RFC 9110: 401 names the scheme')
        assert.ok(!answer.text.includes(key), 'the key is not echoed')
      }
    }
  },
})
