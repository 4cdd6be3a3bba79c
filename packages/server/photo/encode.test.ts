import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodePhoto } from './decode.ts'
import { encodePicture, type PictureFormat } from './encode.ts'
import { cornered } from './fixtures/photos.ts'
import { sniff } from './sniff.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-encode-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** In memory that threads share, behind other data, as a painter's pixels are. */
const shared = (width: number, height: number) => {
  const data = new Uint8Array(new SharedArrayBuffer(width * height * 4 + 128), 128, width * height * 4)
  for (let i = 0; i < data.length; i += 4) data.set([i % 251, (i >> 8) % 251, 90, i % 256], i)
  return { width, height, data }
}

it.each<[PictureFormat, string]>([
  ['jpeg', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['avif', 'heif'],
])('writes %s with an sRGB profile and nothing of the photo', async (format, name) => {
  const file = join(folder, `picture.${format}`)
  const pixels = shared(120, 80)
  const encoded = await encodePicture(pixels, file, { format })
  const bytes = await readFile(file)
  expect(encoded).toEqual({
    file,
    contentType: `image/${format}`,
    bytes: bytes.length,
    width: 120,
    height: 80,
  })
  const facts = await sharp(bytes).metadata()
  expect(facts).toMatchObject({ format: name, width: 120, height: 80, channels: 3, depth: 'uchar' })
  expect(facts.icc?.includes('sRGB') || facts.icc?.includes('s\0R\0G\0B')).toBe(true)
  expect([facts.exif, facts.xmp, facts.iptc]).toEqual([undefined, undefined, undefined])
})

it('is JPEG with full chroma by default, near to its pixels', async () => {
  const photo = await decodePhoto(await cornered(6, 80, 60).jpeg().toBuffer())
  const { file } = await encodePicture(photo, join(folder, 'default'))
  expect(sniff(await readFile(file))).toEqual({ format: 'jpeg' })
  expect(await sharp(file).metadata()).toMatchObject({ chromaSubsampling: '4:4:4', width: 80, height: 60 })
  const again = await decodePhoto(file)
  const worst = photo.data.reduce((most, v, i) => Math.max(most, Math.abs(v - (again.data[i] ?? 0))), 0)
  expect(worst).toBeLessThan(20)
})

it('keeps every pixel of a PNG', async () => {
  const pixels = shared(31, 17)
  const { file } = await encodePicture(pixels, join(folder, 'exact.png'), { format: 'png' })
  const { data } = await decodePhoto(file)
  expect(data.every((v, i) => (i % 4 === 3 ? v === 255 : v === pixels.data[i]))).toBe(true)
})

it('a lower quality is smaller', async () => {
  const pixels = shared(200, 200)
  const good = await encodePicture(pixels, join(folder, 'good.jpg'))
  const poor = await encodePicture(pixels, join(folder, 'poor.jpg'), { quality: 40 })
  expect(poor.bytes).toBeLessThan(good.bytes)
})

it('leaves nothing behind when it fails, and says what it expected', async () => {
  const before = await readdir(folder)
  await expect(encodePicture({ ...shared(8, 8), width: 9 }, join(folder, 'x'))).rejects.toThrow(/288 bytes/)
  await expect(encodePicture(shared(8, 8), join(folder, 'missing', 'x'))).rejects.toThrow()
  expect(await readdir(folder)).toEqual(before)
})
