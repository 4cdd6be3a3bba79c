/**
 * Beside the seed's members a finished picture tells its width, height and content type, and they are those of the
 * file. It is a JPEG with an sRGB profile, of quality 92 or finer, and just as large as the upright photo.
 */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import { base64, jpeg } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'
import { styleKey } from '../kit/wire.ts'

/** First entry of the first quantisation table: 3 is what the standard's luminance table gives at quality 92. */
function coarseness(picture: Buffer): number {
  const table = picture.indexOf(Buffer.from([0xff, 0xdb]))
  assert.ok(table > 0, 'a JPEG has a quantisation table')
  return picture[table + 5] ?? 255
}

export default scenario({
  proves: ['wire 1.3: size', 'issue 5: same size and aspect, JPEG quality 92 with sRGB profile'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const task = await wire.drawn({ req_key: styleKey, binary_data_base64: [base64(await jpeg(813, 607))] })
    const content = contentOf(task)
    assert.deepEqual([content.width, content.height, content.content_type], [813, 607, 'image/jpeg'])
    const picture = await wire.picture(content.url)
    const { format, width, height, icc } = await sharp(picture).metadata()
    assert.deepEqual([format, width, height], ['jpeg', 813, 607])
    // Names in profiles are ASCII or UTF-16.
    assert.match(icc?.toString('latin1').replaceAll('\0', '') ?? '', /sRGB/i, 'the profile is sRGB')
    assert.ok(coarseness(picture) <= 3, `quality 92 or finer, not a first step of ${coarseness(picture)}`)
  },
})
