/**
 * `GET …/tasks` tells a key its own tasks, the newest first, each as a poll tells it; filters leave out by status, style
 * and age, and a filter that cannot be read is refused by its name instead of ignored.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { asTask } from '../kit/task-body.ts'

export default scenario({
  proves: ['issue 6: list with filters, own tasks only'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire, own }) => {
    const guest = wire.as((await newKey(own(), 'lister')).key)
    await wire.drawn(await plainParams())
    const list = async (query = '') => {
      const answer = await guest.get(`/model/v1/generation/tasks${query}`)
      assert.equal(answer.status, 200, answer.text)
      return (pick(answer.json, 'tasks') as unknown[]).map(asTask)
    }
    assert.deepEqual(await list(), [], 'nothing of others')
    const clay = { sub_req_key: 'img2img_clay_style_3d' }
    const made = [
      await guest.drawn(await plainParams()),
      await guest.drawn({ ...(await plainParams('img2img_clay_style_usage')), ...clay }),
      await guest.drawn(await plainParams()),
    ]
    const [first, second, third] = made.map((t) => t.id)
    const ids = async (query = '') => (await list(query)).map((t) => t.id)
    assert.deepEqual(await ids(), [third, second, first])
    assert.deepEqual(await ids('?order=oldest'), [first, second, third])
    const { request_id: _, ...polled } = (await guest.read(first ?? '')) as never as Record<string, unknown>
    const { request_id: __, ...listed } = (await list('?order=oldest'))[0] as never as Record<string, unknown>
    assert.deepEqual(listed, polled, 'a task is told as a poll tells it')

    for (const style of ['clay_3d', 'img2img_clay_style_usage', 'img2img_clay_style', clay.sub_req_key])
      assert.deepEqual(await ids(`?style=${style}`), [second], style)
    assert.deepEqual(await ids('?status=completed&style=water_paint'), [third, first])
    assert.deepEqual(await ids('?status=failed,in_progress'), [])
    const born = made[0]?.created_at ?? 0
    assert.deepEqual(await ids(`?created_after=${born - 60}&created_before=${born + 3600}`), [
      third,
      second,
      first,
    ])
    assert.deepEqual(await ids(`?created_before=${born}`), [])
    assert.deepEqual(await ids('?created_after=2999-01-01T00:00:00Z'), [])
    for (const [name, value] of [
      ['status', 'done'],
      ['style', 'nothing'],
      ['created_after', 'soon'],
      ['limit', '0'],
      ['cursor', 'x'],
      ['order', 'best'],
    ])
      expectRefusal(refusalOf(await guest.get(`/model/v1/generation/tasks?${name}=${value}`)), {
        http: 400,
        code: '400',
        reason: 'invalid_field',
        param: name ?? '',
      })
  },
})
