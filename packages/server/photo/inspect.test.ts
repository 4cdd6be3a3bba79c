import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { Failure, limits } from '@atelier/contract'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePhoto } from './decode.ts'
import { cornered, noise, pngChunk, pngOf, withChunks, withSegment } from './fixtures/photos.ts'
import { inspectPhoto } from './inspect.ts'

const strict = { profile: 'strict' } as const
const lenient = { profile: 'lenient' } as const

/** A JPEG's bytes up to its frame header, claiming any size. */
const jpegOf = (width: number, height: number, { frame = 0xc0, bits = 8, scans = 1 } = {}): Buffer => {
  const sof = [0xff, frame, 0, 11, bits, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x55]
  return Buffer.from([0xff, 0xd8, ...sof, ...Array.from({ length: scans }, () => scan).flat(), 0xff, 0xd9])
}

const refusal = async (photo: Promise<unknown>): Promise<string> =>
  photo.then(
    () => 'accepted',
    (e: unknown) => {
      if (!(e instanceof Failure)) throw e
      return `${e.failure}: ${e.message}`
    },
  )

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-inspect-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('facts', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i gives the upright size', async (orientation) => {
    for (const format of ['jpeg', 'png'] as const) {
      const file = await cornered(orientation).toFormat(format).toBuffer()
      expect(await inspectPhoto(file, strict)).toEqual({
        format,
        contentType: `image/${format}`,
        bytes: file.length,
        width: 800,
        height: 600,
        orientation,
        animated: false,
      })
    }
  })
  it.each([0, 9, 255, 65_535])(
    'orientation %i, which is none, is told as it is decoded',
    async (orientation) => {
      // One entry of an IFD: tag 0x0112, SHORT, one value (EXIF 2.32, 4.6.2).
      const tiff = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1')
      tiff.writeUInt16BE(orientation, 18)
      const upright = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'red' } })
        .jpeg()
        .toBuffer()
      const file = withSegment(upright, 0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]))
      const { width, height } = await decodePhoto(file)
      expect([width, height]).toEqual([80, 60])
      const large = await sharp(upright).resize(800, 600).toBuffer()
      expect(
        await inspectPhoto(withSegment(large, 0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff])), strict),
      ).toMatchObject({ width: 800, height: 600, orientation: 1 })
    },
  )
  it('reads files as it reads bytes', async () => {
    const file = await cornered(6).jpeg().toBuffer()
    const path = join(folder, 'photo.gif')
    await writeFile(path, file)
    expect(await inspectPhoto(path, strict)).toEqual(await inspectPhoto(file, strict))
  })
  it('sees an animation', async () => {
    const actl = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
    const file = withChunks(await cornered(1).png().toBuffer(), actl)
    expect(await inspectPhoto(file, strict)).toMatchObject({ animated: true })
  })
})

describe('sides', () => {
  const rows: readonly (readonly [number, number, 'strict' | 'lenient', string])[] = [
    [600, 800, 'strict', 'accepted'],
    [800, 600, 'strict', 'accepted'],
    [599, 800, 'strict', 'photoTooSmall'],
    [799, 600, 'strict', 'photoTooSmall'],
    [600, 799, 'strict', 'photoTooSmall'],
    [700, 700, 'strict', 'photoTooSmall'],
    [800, 800, 'strict', 'accepted'],
    [4096, 600, 'strict', 'accepted'],
    [4096, 4096, 'strict', 'accepted'],
    [4097, 600, 'strict', 'photoSidesTooLong'],
    [600, 4097, 'strict', 'photoSidesTooLong'],
    [4097, 100, 'strict', 'photoSidesTooLong'],
    [256, 256, 'lenient', 'accepted'],
    [255, 256, 'lenient', 'photoTooSmall'],
    [256, 4096, 'lenient', 'accepted'],
    [1, 1, 'lenient', 'photoTooSmall'],
  ]
  it.each(rows)('%ix%i, %s: %s', async (width, height, profile, expected) => {
    for (const file of [jpegOf(width, height), pngOf(width, height)])
      expect(await refusal(inspectPhoto(file, { profile }))).toMatch(new RegExp(`^${expected}`))
  })
  it('says what was given and what is needed', async () => {
    expect(await refusal(inspectPhoto(pngOf(300, 900), strict))).toContain('300x900')
    expect(await refusal(inspectPhoto(pngOf(300, 900), strict))).toContain('600x800')
    expect(await refusal(inspectPhoto(pngOf(100, 100), lenient))).toContain('256x256')
    expect(await refusal(inspectPhoto(pngOf(5000, 900), strict))).toContain('4096')
  })
})

describe('refused from the header', () => {
  const huge = Buffer.alloc(limits.photoBytes + 1)
  huge.set(jpegOf(800, 600))
  const text = (n: number) => Array.from({ length: n }, () => pngChunk('tEXt', Buffer.from('a\0b')))
  const rows: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['20000 x 20000 JPEG', jpegOf(20_000, 20_000), /^photoSidesTooLong: .*20000x20000/],
    ['65500 x 65500 JPEG', jpegOf(65_500, 65_500), /^photoSidesTooLong/],
    ['2^31 x 2^31 PNG', pngOf(2 ** 31 - 1, 2 ** 31 - 1), /^photoSidesTooLong/],
    ['30000 x 30000 PNG of 1 bit', pngOf(30_000, 30_000, { bits: 1 }), /^photoSidesTooLong/],
    ['257 scans', jpegOf(800, 600, { frame: 0xc2, scans: 257 }), /^photoBomb: .*257 scans/],
    ['20,000 scans', jpegOf(800, 600, { frame: 0xc2, scans: 20_000 }), /^photoBomb/],
    ['300 text chunks', pngOf(800, 600, { before: text(300) }), /^photoBomb: .*256 chunks/],
    [
      '20,000 IDAT chunks',
      pngOf(800, 600, { before: Array(20_000).fill(pngChunk('IDAT')) }),
      /^photoBomb: .*16384/,
    ],
    ['5 MiB and a byte', huge, /^photoTooBig: the image is 5\.01 MB; at most 5 MB/],
    ['lossless JPEG', jpegOf(800, 600, { frame: 0xc3 }), /^notAnImage: .*lossless/],
    ['12-bit JPEG', jpegOf(800, 600, { frame: 0xc1, bits: 12 }), /^notAnImage: .*12 bits/],
    ['JPEG without height', jpegOf(800, 0), /^notAnImage: .*does not tell its size/],
    ['JPEG that is a start only', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /^photoTruncated/],
    ['JPEG ending in its frame header', jpegOf(800, 600).subarray(0, 10), /^photoTruncated/],
    ['PNG that is a signature only', pngOf(800, 600).subarray(0, 8), /^photoTruncated/],
    ['PNG without its end', pngOf(800, 600).subarray(0, -12), /^photoTruncated/],
    ['PNG whose first chunk is another', withoutHeader(pngOf(800, 600)), /^photoTruncated/],
    [
      'WebP in disguise',
      Buffer.from('RIFF\x1a\0\0\0WEBPVP8 ', 'latin1'),
      /^notAnImage: .*it is a WebP image/,
    ],
    ['nothing', new Uint8Array(), /^notAnImage: .*empty/],
    ['HTML', Buffer.from('<!doctype html><p>Sign in'), /^notAnImage: .*HTML/],
  ]
  it.each(rows)('%s', async (_, file, expected) => {
    expect(await refusal(inspectPhoto(file, strict))).toMatch(expected)
  })
  it('a file too big to be read', async () => {
    const path = join(folder, 'big')
    await writeFile(path, huge)
    expect(await refusal(inspectPhoto(path, strict))).toMatch(/^photoTooBig/)
    expect(await refusal(inspectPhoto(path, { ...strict, maxBytes: 10 }))).toMatch(/^photoTooBig.*at most/)
  })
})

describe('accepted although unusual', () => {
  it('256 scans, and a profile full of bytes that look like scans', async () => {
    expect(await refusal(inspectPhoto(jpegOf(800, 600, { scans: 256 }), strict))).toBe('accepted')
    const file = withSegment(
      await cornered(1).jpeg().toBuffer(),
      0xee,
      Buffer.alloc(400, Buffer.from([0xff, 0xda])),
    )
    expect(await refusal(inspectPhoto(file, strict))).toBe('accepted')
  })
  it('a progressive and an arithmetic frame, fill bytes between segments', async () => {
    for (const frame of [0xc2, 0xc9])
      expect(await refusal(inspectPhoto(jpegOf(800, 600, { frame }), strict))).toBe('accepted')
    const filled = jpegOf(800, 600)
    const fill = Buffer.concat([filled.subarray(0, 2), Buffer.from([0xff, 0xff, 0xff]), filled.subarray(2)])
    expect(await refusal(inspectPhoto(fill, strict))).toBe('accepted')
  })
  it('a PNG with a long compressed comment', async () => {
    const comment = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(50_000_000))])
    const file = withChunks(await cornered(1).png().toBuffer(), pngChunk('zTXt', comment))
    expect(await refusal(inspectPhoto(file, strict))).toBe('accepted')
  })
})

it('gives a Failure or facts for any damage', async () => {
  const originals = await Promise.all([
    cornered(6).jpeg().toBuffer(),
    cornered(1).png().toBuffer(),
    noise(80, 60).jpeg({ progressive: true }).toBuffer(),
  ])
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.nat(),
      fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 8 }),
      async (original, length, changes) => {
        const file = Buffer.from(original.subarray(0, 1 + (length % original.length)))
        for (const [at, value] of changes) if (at < file.length) file[at] = value
        await refusal(inspectPhoto(file, lenient))
      },
    ),
    { numRuns: 200 },
  )
})

function withoutHeader(png: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 8), png.subarray(33)])
}
