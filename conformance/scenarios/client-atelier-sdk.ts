/**
 * Our own SDK works against every Atelier as it is documented: one call gives the picture and tells how far it is, a refusal
 * carries its code and reason, uploads are drawn, and an aborted call leaves nothing behind that is still drawn.
 */
import assert from 'node:assert/strict'
import { Atelier, AtelierError, type Progress } from '@atelier/sdk'
import { photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['issue 6: SDK', 'product: typed SDK'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    const atelier = new Atelier({ baseUrl: wire.base, key: wire.key })
    const bytes = new Uint8Array(await photo())
    const told: Progress[] = []
    const onProgress = (progress: Progress): void => void told.push(progress)
    const picture = await atelier.stylize({ photo: bytes, style: 'water_paint', onProgress })
    assert.deepEqual([picture.width, picture.height], [600, 800])
    assert.ok((await picture.bytes()).length > 1000)
    assert.deepEqual([told[0]?.phase, told.at(-1)?.phase, told.at(-1)?.fraction], ['sending', 'completed', 1])

    const upload = await atelier.upload(bytes)
    const drawn = await atelier.stylize({ photo: upload, style: 'water_paint', inline: true })
    assert.ok((await drawn.bytes()).length > 1000)
    await atelier.removeUpload(upload)

    const wrong = { photo: bytes, style: { req_key: 'nothing' } as unknown as 'water_paint' }
    await assert.rejects(atelier.stylize(wrong), (e) => {
      assert.ok(e instanceof AtelierError)
      assert.deepEqual([e.status, e.code, e.reason], [400, '003008002', 'invalid_req_key'])
      return true
    })

    const stop = new AbortController()
    let id = ''
    const onTask = ({ task }: Progress): void => {
      if (!task) return
      id = task.id
      stop.abort()
    }
    const left = { photo: bytes, style: 'water_paint', signal: stop.signal, onProgress: onTask } as const
    await assert.rejects(atelier.stylize(left), (e) => e === stop.signal.reason)
    const task = await atelier.status(id)
    // A quick server may have been faster than the abort.
    assert.notEqual(task.status, 'in_progress')

    await atelier.remove(picture.task.id)
    await assert.rejects(atelier.status(picture.task.id), { status: 404, reason: 'not_found' })
  },
})
