/**
 * The main job: one photo in base64, one style, and after some polls a finished picture whose address can be fetched.
 * The answer carries output, usage and metadata and no longer a progress; `size` is the file's true length in bytes.
 */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import { plainParams } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: [
    'seed: model, req_key, binary_data_base64',
    'seed: output, usage, metadata',
    'wire 1.3: all types',
  ],
  needs: [],
  steps: async ({ wire }) => {
    const task = await wire.drawn(await plainParams())
    const { type, url, size, jobId } = contentOf(task)
    assert.equal(type, 'image')
    assert.ok(jobId.length > 0)
    const picture = await wire.picture(url)
    assert.equal(size, picture.length, 'size is the bytes of the file behind url')
    const { width, height } = await sharp(picture).metadata()
    assert.ok(width && height)
    assert.ok(task.metadata, 'metadata is told')
  },
})
