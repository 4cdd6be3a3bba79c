/** An upload goes by itself when its time is over, and its file with it; what a key may keep at once is bounded. */
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { quick } from '../kit/engine-paths.ts'
import { pick } from '../kit/fields.ts'
import { formOf } from '../kit/form.ts'
import { photo } from '../kit/photos.ts'
import { expectRefusal, refusalOf, refused } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

/** 3.6 seconds. */
const env = { ATELIER_ENGINES: quick, ATELIER_UPLOAD_HOURS: '0.001', ATELIER_UPLOAD_MB_PER_KEY: '1' }

export default scenario({
  proves: ['issue 6: uploads expire and are swept'],
  needs: [{ server: { env } }],
  steps: async ({ wire, own }) => {
    // What a JPEG has behind its end is no part of the picture.
    const file = Buffer.concat([await photo(), Buffer.alloc(600 * 1024)])
    const send = async () => wire.send('POST', '/api/v1/storage/files', await formOf({ file: { file } }))
    const url = String(pick((await send()).json, 'url'))
    const full = await send()
    expectRefusal(refusalOf(full), { http: 429, code: '429', reason: 'uploads_full' })
    assert.match(full.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    await wait(5500)
    assert.equal((await wire.get(url)).status, 404)
    await refused(
      wire,
      { req_key: styleKey, image_urls: [url] },
      { http: 400, code: '003008004', reason: 'unknown_upload' },
    )
    const left = await readdir(join(own().data, 'blobs', 'uploads'), { recursive: true })
    assert.deepEqual(
      left.filter((name) => name.endsWith('.jpg')),
      [],
      'its file is gone',
    )
    assert.equal((await send()).status, 200, 'there is room again')
  },
})
