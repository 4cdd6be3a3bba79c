/**
 * A photo that a task would refuse for its size is no error here: the check that failed says what a task would be
 * answered and how to mend it. What is no photo at all is refused as everywhere, and so is who may not draw.
 */
import assert from 'node:assert/strict'
import { inspection } from '@atelier/contract'
import { newKey } from '../kit/new-key.ts'
import { jpeg } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['issue 3: inspect with the limits check'],
  needs: [{ server: { env: {} } }],
  steps: async ({ wire, own }) => {
    const send = (body: Uint8Array | string, type = 'image/jpeg', path = '/v1/inspect') =>
      wire.send('POST', path, { headers: { 'content-type': type }, body })
    const small = inspection.parse((await send(await jpeg(500, 700))).json)
    assert.equal(small.limits.ok, false)
    const failed = small.limits.checks.filter((c) => !c.ok)
    assert.deepEqual(
      failed.map((c) => [c.name, c.given, c.failure?.code, c.failure?.reason]),
      [
        ['short_side', '500 px', '003008097', 'image_too_small'],
        ['long_side', '700 px', '003008097', 'image_too_small'],
      ],
    )
    assert.ok(
      failed.every((c) => c.failure?.hint),
      'each with its mend',
    )
    assert.ok(small.seen, 'it is looked at all the same')

    const long = inspection.parse((await send(await jpeg(5000, 800))).json)
    assert.deepEqual([long.limits.ok, long.seen, long.suits], [false, undefined, []])

    for (const [body, type, code, path] of [
      ['not a photo', 'image/jpeg', '003008004', '/v1/inspect'],
      ['{}', 'application/json', '003008004', '/v1/inspect'],
      ['[]', 'application/json', '400', '/v1/inspect'],
      ['{"binary_data_base64":[1]}', 'application/json', '400', '/v1/inspect'],
      ['{}', 'application/json', '400', '/v1/inspect?overlay=perhaps'],
    ] as const) {
      const answer = await send(body, type, path)
      assert.equal(answer.status, 400, `${body} ${path}`)
      const { error } = answer.json as { error: { code: string; hint?: string } }
      assert.equal(error.code, code, answer.text)
    }
    assert.equal((await wire.send('POST', '/v1/inspect', { key: null, body: '{}' })).status, 401)
    const reader = await newKey(own(), 'looks', '--scopes', 'read')
    assert.equal((await wire.as(reader.key).send('POST', '/v1/inspect', { body: '{}' })).status, 403)
    assert.equal((await wire.get('/v1/inspect')).status, 405)
  },
})
