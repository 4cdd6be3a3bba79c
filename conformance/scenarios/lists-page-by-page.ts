/**
 * A long list comes in pages: `next_cursor` and the `Link` header lead on until it is null, and what is submitted or
 * deleted between two pages neither hides a task nor shows one twice.
 */
import assert from 'node:assert/strict'
import { quick } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { newKey } from '../kit/new-key.ts'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['issue 6: list with opaque cursors', 'product: RFC 8288 Link'],
  needs: [{ server: { env: { ATELIER_ENGINES: quick } } }],
  steps: async ({ wire, own }) => {
    const guest = wire.as((await newKey(own(), 'reader')).key)
    const params = await plainParams()
    const made: string[] = []
    for (let i = 0; i < 7; i++) made.push((await guest.drawn(params)).id)
    const seen: string[] = []
    let path = '/model/v1/generation/tasks?limit=2&status=completed'
    for (let page = 0; page < 10; page++) {
      const { json, headers } = await guest.get(path)
      const ids = (pick(json, 'tasks') as { readonly id: string }[]).map((t) => t.id)
      seen.push(...ids)
      const link = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
      if (pick(json, 'next_cursor') === null) {
        assert.equal(link, undefined)
        break
      }
      assert.equal(ids.length, 2)
      assert.ok(link, 'the next page is linked')
      assert.equal(new URL(link).searchParams.get('cursor'), pick(json, 'next_cursor'))
      assert.equal(new URL(link).searchParams.get('status'), 'completed', 'with the same filters')
      path = new URL(link).pathname + new URL(link).search
      // One comes, and the one behind which the next page begins goes.
      await guest.drawn(params)
      await guest.send('DELETE', `/model/v1/generation/task/${ids[1]}?files=true`)
    }
    assert.deepEqual(seen, made.reverse())
  },
})
