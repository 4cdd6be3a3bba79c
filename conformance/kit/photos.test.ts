/** The photos of the scenarios are what their names say; a scenario about CMYK must not draw RGB. */
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { accepted, turned } from './accepted-photos.ts'
import { chunksOf } from './png-chunks.ts'
import { bombs } from './refused-photos.ts'

const metadataOf = async (name: string) => {
  const photo = accepted.find((a) => a.name === name)
  if (!photo) throw new Error(`there is no ${name}`)
  const bytes = await photo.bytes()
  return { ...(await sharp(bytes).metadata()), bytes }
}

it('has every kind of photo', async () => {
  expect(await metadataOf('progressive JPEG')).toMatchObject({ format: 'jpeg', isProgressive: true })
  expect(await metadataOf('greyscale JPEG')).toMatchObject({ format: 'jpeg', channels: 1 })
  expect(await metadataOf('CMYK JPEG')).toMatchObject({ format: 'jpeg', space: 'cmyk', channels: 4 })
  // Names in profiles are UTF-16.
  const { icc } = await metadataOf('Display P3 JPEG')
  expect(icc?.toString('latin1').replaceAll('\0', '')).toContain('sP3C')
  expect(await metadataOf('16-bit PNG')).toMatchObject({ format: 'png', depth: 'ushort', channels: 3 })
  expect(await metadataOf('greyscale PNG')).toMatchObject({ format: 'png', channels: 1 })
  expect(await metadataOf('palette PNG')).toMatchObject({ format: 'png', isPalette: true })
  expect(await metadataOf('transparent PNG')).toMatchObject({ format: 'png', hasAlpha: true, channels: 4 })
  const { bytes } = await metadataOf('animated PNG')
  const types = chunksOf(bytes).map((c) => c.type)
  expect(types).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND'])
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'stores orientation %i so that a viewer sees the scene',
  async (orientation) => {
    const bytes = await turned(orientation).bytes()
    expect((await sharp(bytes).metadata()).orientation).toBe(orientation)
    const seen = await sharp(bytes).autoOrient().resize(12, 16).removeAlpha().raw().toBuffer()
    const upright = await sharp(await turned(1).bytes())
      .resize(12, 16)
      .removeAlpha()
      .raw()
      .toBuffer()
    const worst = Math.max(...seen.map((v, i) => Math.abs(v - (upright[i] ?? 0))))
    expect(worst).toBeLessThan(24)
  },
)

it('has bombs that claim far more than they weigh', async () => {
  for (const { bytes } of bombs) expect((await bytes()).length).toBeLessThan(1_000_000)
})
