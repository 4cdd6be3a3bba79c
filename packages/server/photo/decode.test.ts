import { deflateSync } from 'node:zlib'
import { Failure } from '@atelier/contract'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodePhoto } from './decode.ts'
import { flatJpeg } from './fixtures/flat-jpeg.ts'
import {
  adobeRgb,
  cornered,
  corners,
  displayP3,
  iccProfile,
  noise,
  painted,
  plain,
  pngChunk,
  pngOf,
  withChunks,
  withJpegProfile,
  withPngProfile,
} from './fixtures/photos.ts'
import type { Pixels } from './pixels.ts'

const pixelAt = ({ width, data }: Pixels, x: number, y: number): readonly number[] => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]
const near = (actual: readonly number[], expected: readonly number[], tolerance: number): void => {
  const distance = Math.max(...expected.map((e, i) => Math.abs(e - (actual[i] ?? Number.NaN))))
  expect(distance, `${actual} is not near ${expected}`).toBeLessThanOrEqual(tolerance)
}
const centre = async (file: Uint8Array): Promise<readonly number[]> => {
  const pixels = await decodePhoto(file)
  expect(pixels.data.length).toBe(pixels.width * pixels.height * 4)
  return pixelAt(pixels, pixels.width >> 1, pixels.height >> 1)
}
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'accepted',
    (e: unknown) => (e instanceof Failure ? e.failure : e),
  )

describe('upright', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i, JPEG and PNG', async (orientation) => {
    for (const format of ['jpeg', 'png'] as const) {
      const photo = await decodePhoto(await cornered(orientation, 80, 60).toFormat(format).toBuffer())
      expect([photo.width, photo.height]).toEqual([80, 60])
      const seen = [
        pixelAt(photo, 8, 8),
        pixelAt(photo, 70, 8),
        pixelAt(photo, 70, 52),
        pixelAt(photo, 8, 52),
      ]
      seen.forEach((colour, i) => void near(colour, corners[i] ?? [], 8))
    }
  })
})

describe('sRGB', () => {
  // Adobe RGB and P3 numbers of known sRGB colours, by the matrices of the standards.
  it.each([
    ['Adobe RGB', adobeRgb, [219, 0, 0], [255, 0, 0]],
    ['Adobe RGB', adobeRgb, [128, 128, 128], [128, 128, 128]],
    ['Display P3', displayP3, [234, 51, 35], [255, 0, 0]],
    ['Display P3', displayP3, [255, 255, 255], [255, 255, 255]],
  ] as const)('%s %#', async (_, space, stored, expected) => {
    const profile = iccProfile(space)
    near(
      await centre(
        withJpegProfile(
          await plain(...stored)
            .jpeg({ quality: 100 })
            .toBuffer(),
          profile,
        ),
      ),
      expected,
      4,
    )
    near(
      await centre(
        withPngProfile(
          await plain(...stored)
            .png()
            .toBuffer(),
          profile,
        ),
      ),
      expected,
      4,
    )
  })
  it('without a profile is taken as it is', async () => {
    near(await centre(await plain(200, 100, 50).png().toBuffer()), [200, 100, 50, 255], 0)
  })
  it('with a profile that is rubbish is taken as it is', async () => {
    const rubbish = Buffer.alloc(600, 'not a profile ')
    near(
      await centre(withJpegProfile(await plain(200, 100, 50).jpeg().toBuffer(), rubbish)),
      [200, 100, 50, 255],
      4,
    )
    near(
      await centre(withPngProfile(await plain(200, 100, 50).png().toBuffer(), rubbish)),
      [200, 100, 50, 255],
      4,
    )
  })
  it('with a profile of other channels is taken as it is', async () => {
    const { icc } = await sharp(
      await plain(9, 9, 9).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
    ).metadata()
    near(
      await centre(
        withJpegProfile(
          await plain(200, 100, 50).jpeg().toBuffer(),
          icc?.subarray(0, 60_000) ?? Buffer.alloc(0),
        ),
      ),
      [200, 100, 50, 255],
      4,
    )
  })
})

describe('kinds of pictures', () => {
  const rgb = [200, 100, 50] as const
  // Half transparent on white: 128/255 of the colour, the rest white.
  const onWhite = [227, 177, 152, 255]
  const rows: readonly (readonly [string, () => Promise<Buffer>, readonly number[], number])[] = [
    [
      'progressive JPEG',
      () =>
        plain(...rgb)
          .jpeg({ progressive: true, quality: 95 })
          .toBuffer(),
      [...rgb, 255],
      3,
    ],
    [
      'JPEG with full chroma',
      () =>
        plain(...rgb)
          .jpeg({ chromaSubsampling: '4:4:4' })
          .toBuffer(),
      [...rgb, 255],
      3,
    ],
    ['grey JPEG', () => plain(100).toColourspace('b-w').jpeg().toBuffer(), [100, 100, 100, 255], 1],
    ['grey PNG', () => plain(100).toColourspace('b-w').png().toBuffer(), [100, 100, 100, 255], 0],
    [
      'grey PNG with alpha',
      () => plain(100, 128).toColourspace('b-w').png().toBuffer(),
      [177, 177, 177, 255],
      1,
    ],
    [
      '16-bit PNG',
      () =>
        plain(...rgb)
          .toColourspace('rgb16')
          .png()
          .toBuffer(),
      [...rgb, 255],
      1,
    ],
    ['16-bit grey PNG', () => plain(100).toColourspace('grey16').png().toBuffer(), [100, 100, 100, 255], 1],
    [
      '16-bit PNG with alpha',
      () =>
        plain(...rgb, 128)
          .toColourspace('rgb16')
          .png()
          .toBuffer(),
      onWhite,
      1,
    ],
    [
      'palette PNG',
      () =>
        plain(...rgb)
          .png({ palette: true })
          .toBuffer(),
      [...rgb, 255],
      1,
    ],
    [
      'palette PNG with alpha',
      () =>
        plain(...rgb, 128)
          .png({ palette: true })
          .toBuffer(),
      onWhite,
      1,
    ],
    [
      '1-bit PNG',
      async () => pngOf(64, 48, { bits: 1, idat: deflateSync(Buffer.alloc(9 * 48)) }),
      [0, 0, 0, 255],
      0,
    ],
    [
      'PNG with alpha',
      () =>
        plain(...rgb, 128)
          .png()
          .toBuffer(),
      onWhite,
      1,
    ],
    [
      'transparent PNG',
      () =>
        plain(...rgb, 0)
          .png()
          .toBuffer(),
      [255, 255, 255, 255],
      0,
    ],
    [
      'interlaced PNG',
      () =>
        plain(...rgb)
          .png({ progressive: true })
          .toBuffer(),
      [...rgb, 255],
      0,
    ],
    ['CMYK JPEG', async () => cmyk([0, 255, 255, 0]), [237, 28, 36, 255], 40],
    ['CMYK JPEG, paper', async () => cmyk([0, 0, 0, 0]), [255, 255, 255, 255], 3],
    ['CMYK JPEG, ink', async () => cmyk([0, 0, 0, 255]), [20, 20, 20, 255], 40],
  ]
  it.each(rows)('%s', async (_, make, expected, tolerance) => {
    near(await centre(await make()), expected, tolerance)
  })
  it('16-bit PNGs really are', async () => {
    expect((await sharp(await plain(1, 2, 3).toColourspace('rgb16').png().toBuffer()).metadata()).depth).toBe(
      'ushort',
    )
  })
  it('CMYK JPEG with a profile', async () => {
    const file = await plain(200, 60, 40).withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer()
    expect((await sharp(file).metadata()).space).toBe('cmyk')
    near(await centre(file), [200, 60, 40, 255], 25)
  })
  it('YCCK JPEG shows the colour of its CMYK twin', async () => {
    const [c, m, y, k] = [200, 60, 30, 20]
    // Luma and chroma of the inks, K inverted: what libjpeg turns into Adobe's inverted CMYK.
    const luma = 0.299 * c + 0.587 * m + 0.114 * y
    const ycck = [luma, 128 + 0.564 * (y - luma), 128 + 0.713 * (c - luma), 255 - k].map(Math.round)
    near(await centre(flatJpeg(ycck, 2)), await centre(cmyk([c, m, y, k])), 4)
  })
  it('animated PNG gives its first frame', async () => {
    const still = await plain(10, 200, 30).png().toBuffer()
    const { width, height } = await sharp(still).metadata()
    const fctl = (sequence: number): Buffer => {
      const data = Buffer.alloc(26)
      data.writeUInt32BE(sequence, 0)
      data.writeUInt32BE(width, 4)
      data.writeUInt32BE(height, 8)
      return pngChunk('fcTL', data)
    }
    const second = Buffer.concat([
      Buffer.from([0, 0, 0, 2]),
      deflateSync(Buffer.alloc((width * 3 + 1) * height, 99)),
    ])
    const actl = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
    const animated = withChunks(still, actl, fctl(0))
    const end = animated.length - 12
    const file = Buffer.concat([
      animated.subarray(0, end),
      fctl(1),
      pngChunk('fdAT', second),
      animated.subarray(end),
    ])
    near(await centre(file), [10, 200, 30, 255], 0)
  })
})

/** Inks 0..255, stored inverted as Adobe does. */
const cmyk = (inks: readonly number[]): Buffer =>
  flatJpeg(
    inks.map((ink) => 255 - ink),
    0,
  )

describe('damage', () => {
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]
  it.each(shares)('a JPEG cut at %d of its length', async (share) => {
    for (const progressive of [false, true]) {
      const file = await noise(120, 90).jpeg({ progressive }).toBuffer()
      expect(await failure(decodePhoto(file.subarray(0, Math.floor(file.length * share))))).toBe(
        'photoTruncated',
      )
    }
  })
  it.each(shares)('a PNG cut at %d of its length', async (share) => {
    const file = await noise(120, 90).png().toBuffer()
    expect(await failure(decodePhoto(file.subarray(0, Math.floor(file.length * share))))).toBe(
      'photoTruncated',
    )
  })
  it('a PNG with any flipped bit in its picture', async () => {
    const file = await noise(40, 30).png().toBuffer()
    const from = file.indexOf('IDAT') + 8
    for (let at = from; at < file.length - 20; at += 97) {
      const flipped = Buffer.from(file)
      flipped[at] = (flipped[at] ?? 0) ^ 4
      expect(await failure(decodePhoto(flipped)), `byte ${at}`).toBe('photoTruncated')
    }
  })
  it('a JPEG from whose middle a piece is missing', async () => {
    const file = await noise(400, 300).jpeg().toBuffer()
    const middle = file.length >> 1
    const cut = Buffer.concat([file.subarray(0, middle), file.subarray(middle + 9000)])
    expect(await failure(decodePhoto(cut))).toBe('photoTruncated')
  })
  it('bytes after the end do no harm', async () => {
    const file = await plain(1, 2, 3).jpeg().toBuffer()
    expect(await failure(decodePhoto(Buffer.concat([file, Buffer.from('<html>')])))).toBe('accepted')
  })
  it('tells nothing of paths and libraries', async () => {
    const cause = await decodePhoto('/nowhere/photo.jpg').catch((e: unknown) => e)
    expect(cause).toBeInstanceOf(Failure)
    expect((cause as Failure).message).not.toMatch(/nowhere|vips/i)
  })
})

describe('limits', () => {
  it('a PNG that inflates to far more than its picture', async () => {
    const file = pngOf(64, 48, { idat: deflateSync(Buffer.alloc(200_000_000)) })
    expect(file.length).toBeLessThan(300_000)
    near(await centre(file), [0, 0, 0, 255], 0)
  })
  it('more pixels than allowed are refused although inspection was left out', async () => {
    const file = await sharp({ create: { width: 4097, height: 4097, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    expect(await failure(decodePhoto(file))).toBe('photoBomb')
  })
  it('stops at once when already aborted', async () => {
    const reason = new Error('called off')
    const file = await plain(1, 2, 3).jpeg().toBuffer()
    expect(await failure(decodePhoto(file, { signal: AbortSignal.abort(reason) }))).toBe(reason)
  })
})

it('other formats stay shut even when inspection was left out', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"/>')
  expect(await failure(decodePhoto(svg))).toBe('photoTruncated')
  expect(
    await failure(
      decodePhoto(
        await painted(8, 8, () => [1, 2, 3])
          .gif()
          .toBuffer(),
      ),
    ),
  ).toBe('photoTruncated')
})
