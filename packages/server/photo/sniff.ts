/** What the first bytes of a file say it is. Names and content types of callers are never asked. */
export type Sniffed = { readonly format: 'jpeg' | 'png' } | { readonly other: string }

/** Bytes from the front that are enough to tell every kind in the table. */
export const sniffBytes = 1024

type Test = (head: Uint8Array, text: string) => boolean

const bytes =
  (...expected: readonly number[]): Test =>
  (head) =>
    expected.every((b, i) => head[i] === b)
const ascii =
  (word: string, at = 0): Test =>
  (_, text) =>
    text.startsWith(word, at)
const brand =
  (...brands: readonly string[]): Test =>
  (_, text) =>
    text.startsWith('ftyp', 4) && brands.includes(text.slice(8, 12))
/** Markup may begin with a byte order mark, blanks, a declaration and comments. */
const markup = (...tags: readonly string[]): Test => {
  const pattern = new RegExp(
    `^(ï»¿)?\\s*(<\\?xml[^>]*>|<!--[\\s\\S]*?-->|<!doctype[^>]*>|\\s)*<(${tags.join('|')})[\\s/>]`,
    'i',
  )
  return (_, text) => pattern.test(text)
}

/** The first line that matches tells. The names are shown to callers, after "it is ". */
const others: readonly (readonly [Test, string])[] = [
  [(_, t) => t.startsWith('RIFF') && t.startsWith('WEBP', 8), 'a WebP image'],
  [ascii('GIF8'), 'a GIF image'],
  [brand('avif', 'avis'), 'an AVIF image'],
  [brand('heic', 'heix', 'hevc', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1'), 'a HEIC image'],
  [brand('crx '), 'a camera raw file'],
  [ascii('ftyp', 4), 'a video or HEIC-like file'],
  [bytes(0x49, 0x49, 0x2a, 0x00), 'a TIFF image or camera raw file'],
  [bytes(0x4d, 0x4d, 0x00, 0x2a), 'a TIFF image or camera raw file'],
  [bytes(0x49, 0x49, 0x2b, 0x00), 'a TIFF image'],
  [bytes(0xff, 0x0a), 'a JPEG XL image'],
  [bytes(0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20), 'a JPEG XL image'],
  [bytes(0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20), 'a JPEG 2000 image'],
  [bytes(0xff, 0x4f, 0xff, 0x51), 'a JPEG 2000 image'],
  [bytes(0xff, 0xd8, 0xff, 0xf7), 'a JPEG-LS image'],
  [(head, t) => t.startsWith('BM') && head[14] !== undefined && head[15] === 0, 'a BMP image'],
  [bytes(0, 0, 1, 0), 'a Windows icon'],
  [ascii('8BPS'), 'a Photoshop file'],
  [bytes(0x76, 0x2f, 0x31, 0x01), 'an OpenEXR image'],
  [bytes(0x8a, 0x4d, 0x4e, 0x47), 'an MNG animation'],
  [(_, t) => t.slice(0, 1024).includes('%PDF-'), 'a PDF document'],
  [ascii('%!PS'), 'a PostScript document'],
  [markup('svg'), 'an SVG drawing'],
  [
    markup('html', 'head', 'body', 'script', 'title', 'meta', 'div', 'p', 'h1', 'a', '!doctype'),
    'an HTML page',
  ],
  [(_, t) => /^(ï»¿)?\s*(<!--[\s\S]*?-->\s*)*<!doctype html/i.test(t), 'an HTML page'],
  [(_, t) => /^(ï»¿)?\s*<\?xml/i.test(t), 'an XML document'],
  [ascii('PK\x03\x04'), 'a ZIP archive or office document'],
  [bytes(0x1f, 0x8b), 'a gzip archive'],
  [bytes(0x37, 0x7a, 0xbc, 0xaf), 'a 7z archive'],
  [ascii('Rar!'), 'a RAR archive'],
  [ascii('\x7fELF'), 'a program'],
  [ascii('MZ'), 'a program'],
  [(_, t) => t.startsWith('RIFF'), 'a video or sound file'],
  [bytes(0x1a, 0x45, 0xdf, 0xa3), 'a video'],
  [ascii('OggS'), 'a video or sound file'],
  [ascii('ID3'), 'a sound file'],
  [(_, t) => /^(ï»¿)?\s*[[{]\s*["\][{}\d-]/.test(t), 'JSON text'],
  [(_, t) => /^data:image\//i.test(t), 'a data: URL as text; its content must be decoded once more'],
  [(_, t) => /^(\/9j\/|iVBORw0KGgo)/.test(t), 'base64 text; it was encoded twice'],
  [(head) => isText(head), 'text'],
]

/** True for UTF-8 without controls; the last character may be cut off. */
const isText = (head: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return !/(?![\t\n\f\r])\p{Cc}/u.test(text)
  } catch {
    return false
  }
}

const jpeg = bytes(0xff, 0xd8, 0xff)
const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/**
 * Tells a JPEG or PNG from everything else by its content.
 * @param head the first `sniffBytes` bytes of the file, or all of a shorter one
 * @returns the format, or what it really is, in words for the caller
 */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return { other: 'empty' }
  const first = head.subarray(0, sniffBytes)
  const text = Buffer.from(first.buffer, first.byteOffset, first.length).toString('latin1')
  const other = others.find(([test]) => test(first, text))?.[1]
  if (jpeg(first, text)) return other === 'a JPEG-LS image' ? { other } : { format: 'jpeg' }
  if (png(first, text)) return { format: 'png' }
  return { other: other ?? 'of an unknown kind' }
}
