/**
 * The picture's address is absolute and opaque, needs no key, answers GET and HEAD with the true length and type, and
 * may be cached and embedded. One letter changed, cut or added and it is refused; the task's id is no way in.
 */
import assert from 'node:assert/strict'
import { plainParams } from '../kit/photos.ts'
import { refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['seed: url, valid for 24 hours', 'issue 5: url is signed and opaque'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const task = await wire.drawn(await plainParams())
    const { url, size, content_type } = contentOf(task)
    assert.ok(!url.includes(task.id), 'the address does not name the task')
    const get = await wire.send('GET', url, { key: null })
    const head = await wire.send('HEAD', url, { key: null })
    assert.deepEqual([head.status, head.bytes.length], [200, 0])
    for (const { headers } of [get, head]) {
      assert.equal(headers.get('content-type'), content_type)
      assert.equal(Number(headers.get('content-length')), size)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
    }
    const again = contentOf(await wire.read(task.id))
    assert.equal(again.url, url, 'the address stays the same from poll to poll')

    const { pathname, search } = new URL(url)
    const whole = pathname + search
    const middle = Math.floor(whole.length - 20)
    const swap = (at: number) => whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1)
    const dot = whole.lastIndexOf('.') > whole.length - 6 ? whole.lastIndexOf('.') : whole.length
    for (const path of [
      swap(middle),
      swap(dot - 1),
      whole.slice(0, dot - 3) + whole.slice(dot),
      `${whole.slice(0, dot)}A`,
    ]) {
      const answer = await wire.get(path, { key: null })
      assert.ok([403, 404].includes(answer.status), `${path} is answered ${answer.status}`)
      assert.ok(!answer.headers.get('content-type')?.startsWith('image/'))
      assert.ok(['403', '404'].includes(refusalOf(answer).code), answer.text)
    }
  },
})
