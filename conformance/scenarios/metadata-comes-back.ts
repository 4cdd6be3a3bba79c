/**
 * What a caller puts into `metadata` comes back with the task, in every state, untouched and of any JSON type; the
 * server's own members stand beside it. More than 16 KB is refused.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'

const metadata = {
  order: 'A-17 ünïcødé 漢字',
  nested: { list: [1, 'two', null, { three: 3 }], empty: {} },
  flag: false,
  nothing: null,
  number: 1.5,
}

export default scenario({
  proves: ['wire 1.2: echo metadata', 'seed: metadata'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const params = await plainParams()
    const seen = await wire.accepted(params, { top: { metadata } })
    const ended = await wire.ended(seen.id)
    for (const task of [seen, ended])
      for (const [name, value] of Object.entries(metadata))
        assert.deepEqual(task.metadata?.[name], value, `${name}, ${task.status}`)
    const large = { metadata: { text: 'x'.repeat(17_000) } }
    await refused(wire, params, { http: 400, code: '400', param: 'metadata' }, { top: large })
    await refused(wire, params, { http: 400, code: '400', param: 'metadata' }, { top: { metadata: 'text' } })
  },
})
