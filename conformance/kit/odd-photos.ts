import sharp, { type Sharp } from 'sharp'
import { once, photo } from './photos.ts'
import { animated, hugePng } from './png-chunks.ts'
import { open, scene } from './scene.ts'

const whole = () => open(scene(600, 800))
const make = (name: string, build: () => Promise<Buffer>) => ({ name, bytes: () => once(name, build) })

/** A quarter turn and a mirror are two passes: in one, sharp orders them by rules of its own. */
const then = async (first: Sharp, next: (s: Sharp) => Sharp): Promise<Sharp> =>
  next(sharp(await first.png({ compressionLevel: 1 }).toBuffer()))

/** How the upright scene is turned back to be stored under EXIF orientation 1..8. */
const storedAs: Readonly<Record<number, () => Sharp | Promise<Sharp>>> = {
  1: () => whole(),
  2: () => whole().flop(),
  3: () => whole().rotate(180),
  4: () => whole().flip(),
  5: () => then(whole().rotate(90), (s) => s.flop()),
  6: () => whole().rotate(270),
  7: () => then(whole().rotate(270), (s) => s.flop()),
  8: () => whole().rotate(90),
}

/** The scene, stored so that a viewer has to turn or mirror it as EXIF orientation 1..8 says. */
export const turned = (orientation: number) =>
  make(`EXIF orientation ${orientation}`, async () => {
    const stored = storedAs[orientation]
    if (!stored) throw new RangeError(`there is no EXIF orientation ${orientation}`)
    return (await stored()).withMetadata({ orientation }).jpeg({ quality: 90 }).toBuffer()
  })

/** Photos of the scene that the API takes although they are not plain sRGB JPEG. */
export const accepted = [
  make('progressive JPEG', () => whole().jpeg({ progressive: true }).toBuffer()),
  make('greyscale JPEG', () => whole().toColourspace('b-w').jpeg().toBuffer()),
  make('CMYK JPEG', () => whole().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()),
  make('Display P3 JPEG', () => whole().withIccProfile('p3').jpeg().toBuffer()),
  make('PNG', () => whole().png({ compressionLevel: 3 }).toBuffer()),
  make('16-bit PNG', () => whole().blur(2).toColourspace('rgb16').png().toBuffer()),
  make('greyscale PNG', () => whole().toColourspace('b-w').png().toBuffer()),
  make('palette PNG', () => whole().png({ palette: true, colours: 64 }).toBuffer()),
  make('transparent PNG', transparent),
  make('animated PNG', async () =>
    animated(await whole().png().toBuffer(), await whole().negate().png().toBuffer()),
  ),
] as const

/** Opaque left, fading to the right. */
async function transparent(): Promise<Buffer> {
  const { width, height } = scene(600, 800)
  const alpha = Buffer.from(
    Uint8Array.from({ length: width * height }, (_, i) => 255 - Math.round(((i % width) / width) * 160)),
  )
  return whole()
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
}

/** Files that a name, a header or a `data:` prefix may call a photo. */
export const disguised = [
  make('GIF', () => sharp(scene(600, 800).rgb, raw).gif().toBuffer()),
  make('WebP', () => whole().webp().toBuffer()),
  make('TIFF', () => whole().tiff().toBuffer()),
  make('SVG', async () =>
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><rect width="800"/></svg>'),
  ),
  make('BMP header', async () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(2000)])),
  make('PDF', async () => Buffer.from(`%PDF-1.7\n${'0 0 obj\n'.repeat(200)}`)),
  make('HTML', async () => Buffer.from('<!doctype html><title>Not found</title>'.repeat(20))),
  make('text', async () => Buffer.from('this is no picture at all '.repeat(40))),
  make('zeros', async () => Buffer.alloc(4000)),
  make('JPEG magic and nothing else', async () =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(4)]),
  ),
] as const

const raw = { raw: { width: 600, height: 800, channels: 3 } } as const

/** Good photos whose end is missing or whose middle is noise. */
export const damaged = [
  make('JPEG cut in half', async () => half(await photo())),
  make('PNG cut in half', async () => half(await whole().png().toBuffer())),
  make('PNG with a wrong checksum', async () => {
    const png = Buffer.from(await whole().png().toBuffer())
    const middle = Math.floor(png.length / 2)
    for (let i = 0; i < 64; i++) png[middle + i] = (png[middle + i] ?? 0) ^ 0x5a
    return png
  }),
] as const

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2))

/** Small files made to cost a decoder much memory or time. */
export const bombs = [
  make('PNG of 30000x30000', async () => hugePng(30_000)),
  make('JPEG of 65500x65500', async () => {
    const bytes = Buffer.from(await photo())
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
    if (frame < 0) throw new Error('a baseline JPEG has a frame header')
    bytes.writeUInt16BE(65_500, frame + 5)
    bytes.writeUInt16BE(65_500, frame + 7)
    return bytes
  }),
  make('progressive JPEG of 2000 scans', async () => {
    const bytes = await whole().jpeg({ progressive: true }).toBuffer()
    const lastScan = bytes.lastIndexOf(Buffer.from([0xff, 0xda]))
    const scan = bytes.subarray(lastScan, bytes.length - 2)
    return Buffer.concat([
      bytes.subarray(0, lastScan),
      ...Array.from({ length: 2000 }, () => scan.subarray(0, 200)),
      Buffer.from([0xff, 0xd9]),
    ])
  }),
] as const
