import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plain } from './fixtures/photos.ts'
import { sniff } from './sniff.ts'

const text = (s: string): Buffer => Buffer.from(s, 'utf8')
const box = (brand: string): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), text(`ftyp${brand}\0\0\0\0`)])

const strangers: readonly (readonly [Uint8Array | Promise<Uint8Array>, RegExp])[] = [
  [new Uint8Array(), /^empty$/],
  [plain(1, 2, 3).webp().toBuffer(), /WebP/],
  [plain(1, 2, 3).gif().toBuffer(), /GIF/],
  [plain(1, 2, 3).tiff().toBuffer(), /TIFF/],
  [plain(1, 2, 3).avif({ effort: 0 }).toBuffer(), /AVIF/],
  [box('heic'), /HEIC/],
  [box('mif1'), /HEIC/],
  [box('crx '), /raw/],
  [box('isom'), /video/],
  [text('II*\0\x08\0\0\0'), /TIFF/],
  [text('MM\0*\0\0\0\x08'), /TIFF/],
  [Buffer.from([0xff, 0x0a, 0, 0]), /JPEG XL/],
  [Buffer.from([0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a]), /JPEG XL/],
  [Buffer.from([0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a]), /JPEG 2000/],
  [Buffer.from([0xff, 0xd8, 0xff, 0xf7, 0, 11]), /JPEG-LS/],
  [Buffer.concat([text('BM'), Buffer.alloc(12), Buffer.from([40, 0, 0, 0])]), /BMP/],
  [Buffer.from([0, 0, 1, 0, 1, 0]), /icon/],
  [text('8BPS\0\x01'), /Photoshop/],
  [text('%PDF-1.7\n'), /PDF/],
  [text('\n\n%PDF-1.4'), /PDF/],
  [text('%!PS-Adobe-3.0'), /PostScript/],
  [text('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG/],
  [text('\ufeff<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "x">\n<svg>'), /SVG/],
  [text('<!DOCTYPE html><html>'), /HTML/],
  [text('  <html lang="en">'), /HTML/],
  [text('<!-- x --><!doctype HTML>'), /HTML/],
  [text('<?xml version="1.0"?><rss/>'), /XML/],
  [text('{"error":"not found"}'), /JSON/],
  [text('[]'), /JSON/],
  [text('data:image/png;base64,iVBORw0KGgo='), /data: URL/],
  [text('/9j/4AAQSkZJRgABAQ'), /base64/],
  [text('iVBORw0KGgoAAAANSUhEUg'), /base64/],
  [text('PK\x03\x04'), /ZIP/],
  [Buffer.from([0x1f, 0x8b, 8]), /gzip/],
  [text('\x7fELF\x02'), /program/],
  [text('MZ\x90\0'), /program/],
  [text('RIFF\x24\0\0\0WAVEfmt '), /sound/],
  [Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), /video/],
  [text('GIF89a pretending'), /GIF/],
  [text('hello, world\n'), /^text$/],
  [text('你好'), /^text$/],
  [deflateSync(Buffer.alloc(99)), /unknown/],
  [Buffer.from([0, 1, 2, 3]), /unknown/],
  // Beginnings that are not enough.
  [Buffer.from([0xff, 0xd8]), /unknown|text/],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), /unknown/],
]

it.each(strangers.map(([file, name], i) => ({ i, name, file })))(
  '$i is told to be $name',
  async ({ file, name }) => {
    expect(sniff(await file)).toEqual({ other: expect.stringMatching(name) })
  },
)

it('knows JPEG and PNG by their content', async () => {
  expect(sniff(await plain(1, 2, 3).jpeg().toBuffer())).toEqual({ format: 'jpeg' })
  expect(sniff(await plain(1, 2, 3).png().toBuffer())).toEqual({ format: 'png' })
})

it('takes any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const kind = sniff(bytes)
      return 'format' in kind || kind.other.length > 0
    }),
  )
})

it('is quick on markup made to be slow', () => {
  const slow = text(`<!--${'-->'.repeat(300)}${' '.repeat(500)}<!doctype${'<?xml'.repeat(50)}`)
  expect(sniff(slow)).toEqual({ other: expect.any(String) })
})
