/**
 * Colours are read through the photo's profile: the same scene in sRGB and in Display P3 comes out in the same
 * colours, and CMYK comes out near to them, not inverted.
 */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import { accepted } from '../kit/accepted-photos.ts'
import { pictureOnce } from '../kit/drawn-once.ts'
import { base64, photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { styleKey } from '../kit/wire.ts'

/** Mean colour of four fields of the picture, 0..255. */
const fields = async (picture: Buffer) =>
  Array.from(
    await sharp(picture).resize(2, 2, { fit: 'fill' }).toColourspace('srgb').removeAlpha().raw().toBuffer(),
  )

export default scenario({
  proves: ['issue 4: ICC to sRGB', 'issue 4: CMYK JPEG'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const draw = async (name: string, bytes: Buffer) =>
      fields(
        await pictureOnce(wire, name, async () => ({
          req_key: styleKey,
          binary_data_base64: [base64(bytes)],
        })),
      )
    const plain = await draw('plain JPEG', await photo(wire.smallest))
    for (const [kind, tolerance] of [
      ['Display P3 JPEG', 10],
      // Inks cannot print every colour of a screen.
      ['CMYK JPEG', 40],
    ] as const) {
      const other = accepted.find((a) => a.name === kind)
      assert.ok(other)
      const seen = await draw(kind, await other.bytes(wire.smallest))
      const worst = Math.max(...seen.map((v, i) => Math.abs(v - (plain[i] ?? 0))))
      assert.ok(worst <= tolerance, `${kind} is off by ${worst}: ${seen} instead of ${plain}`)
    }
  },
})
