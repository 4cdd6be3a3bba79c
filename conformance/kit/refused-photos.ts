import sharp from 'sharp'
import { once, photo, standardSize } from './photos.ts'
import { hugePng } from './png-chunks.ts'
import { open, scene } from './scene.ts'

const { width, height } = standardSize
const raw = { raw: { width, height, channels: 3 } } as const
const whole = () => open(scene(width, height))
const make = (name: string, build: () => Promise<Buffer>) => ({ name, bytes: () => once(name, build) })

/** Files that a name, a header or a `data:` prefix may call a photo. */
export const disguised = [
  make('GIF', () => sharp(scene(width, height).rgb, raw).gif().toBuffer()),
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
