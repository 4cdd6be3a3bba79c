/**
 * A photo in base64 that breaks a limit is refused at once with code 003008097: more than 5 MB, smaller than 600x800
 * (either way round), or a side longer than 4096 pixels. The very limits are still taken.
 */
import assert from 'node:assert/strict'
import { limits } from '@atelier/contract'
import { turned } from '../kit/accepted-photos.ts'
import { base64, jpeg, photo } from '../kit/photos.ts'
import { expectRefusal, refusalOf } from '../kit/refusals.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

/** Bytes after the end of a JPEG are no part of the picture but of the file. */
const padded = (bytes: Buffer, size: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])

export default scenario({
  proves: ['seed: maximum 5 MB, minimum 600*800, maximum 4096*4096', 'wire Q6', 'wire Q7: base64'],
  needs: ['atelier'],
  pictures: 'any',
  steps: async ({ wire }) => {
    assert.equal(limits.photoBytes, 5 * 1024 * 1024, 'the seed says 5 MB')
    const submit = (bytes: Buffer) => wire.submit({ req_key: styleKey, binary_data_base64: [base64(bytes)] })
    const refusals = [
      [padded(await photo(), limits.photoBytes + 1), 'image_too_large'],
      [await jpeg(599, 800), 'image_too_small'],
      [await jpeg(800, 599), 'image_too_small'],
      [await jpeg(600, 799), 'image_too_small'],
      [await jpeg(799, 600), 'image_too_small'],
      [await jpeg(4097, 800), 'image_dimensions_too_large'],
      [await jpeg(800, 4097), 'image_dimensions_too_large'],
    ] as const
    for (const [bytes, reason] of refusals) {
      const refusal = refusalOf(await submit(bytes))
      expectRefusal(refusal, { http: 400, code: '003008097', reason, param: 'binary_data_base64' })
      assert.ok(refusal.hint.length > 10, 'a hint says what to do')
    }
    const taken = [
      padded(await photo(), limits.photoBytes),
      await jpeg(800, 600),
      // Stored 800 wide and 600 high, it is 600x800 when turned: the limits count the upright photo.
      await turned(6).bytes(),
      await jpeg(4096, 600),
      await jpeg(600, 4096),
    ]
    for (const bytes of taken) {
      const answer = await submit(bytes)
      assert.equal(answer.status, 200, answer.text)
      const task = await wire.ended((answer.json as { id: string }).id)
      assert.equal(task.status, 'completed', JSON.stringify(task.error))
    }
  },
})
