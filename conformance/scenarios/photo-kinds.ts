/**
 * JPEG and PNG in all their kinds are drawn, in the size of the photo and with the scene recognisable: progressive,
 * greyscale, CMYK, wide gamut, 16 bits, palette, transparent, animated (its first frame).
 */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import { accepted } from '../kit/accepted-photos.ts'
import { pictureOnce } from '../kit/drawn-once.ts'
import { expectUpright } from '../kit/looks.ts'
import { base64 } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

export default scenario({
  proves: ['seed: JPG, JPEG, PNG', 'issue 4: right for every kind'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    for (const { name, bytes } of accepted) {
      const picture = await pictureOnce(wire, name, async () => ({
        req_key: styleKey,
        binary_data_base64: [base64(await bytes(wire.smallest))],
      }))
      const { width, height, channels } = await sharp(picture).metadata()
      assert.deepEqual([width, height, channels], [wire.smallest.width, wire.smallest.height, 3], name)
      await expectUpright(picture, name)
    }
  },
})
