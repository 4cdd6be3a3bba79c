/**
 * All eight EXIF orientations are drawn upright, in the size of the upright photo, and the result itself says nothing
 * about turning any more.
 */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import { turned } from '../kit/accepted-photos.ts'
import { expectUpright } from '../kit/looks.ts'
import { base64 } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['issue 4: all 8 orientations', 'issue 5: same size and aspect as the upright input'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { name, bytes } = turned(orientation)
      const task = await wire.drawn({
        req_key: styleKey,
        binary_data_base64: [base64(await bytes(wire.smallest))],
      })
      const picture = await wire.picture(contentOf(task).url)
      const { width, height, orientation: left } = await sharp(picture).metadata()
      assert.deepEqual([width, height], [wire.smallest.width, wire.smallest.height], name)
      assert.ok(left === undefined || left === 1, `${name}: the result is not turned again by a viewer`)
      await expectUpright(picture, name)
    }
  },
})
