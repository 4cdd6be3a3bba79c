import { FileFault } from './file-fault.ts'

export interface JpegHeader {
  readonly width: number
  readonly height: number
  /** Places that look like the start of a scan, anywhere in the file: never fewer than a decoder finds. */
  readonly scans: number
}

/** Frame types of ITU T.81 table B.1 that photo decoders read: baseline, extended, progressive, and arithmetic. */
const readable = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca])
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
/** Markers that stand alone, without a length: TEM, restarts, start of image. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/**
 * Reads a JPEG's frame header without decoding anything.
 * @throws FileFault `truncated` when no frame header comes before the data, `unsupported` for a rare kind of JPEG
 */
export function readJpegHeader(file: Uint8Array): JpegHeader {
  const at = (i: number): number => file[i] ?? 0
  const word = (i: number): number => (at(i) << 8) | at(i + 1)
  let i = 2
  while (i + 4 <= file.length) {
    if (at(i) !== 0xff) {
      i++
      continue
    }
    const marker = at(i + 1)
    if (marker === 0xff) i++
    else if (marker === 0x00 || isBare(marker)) i += 2
    else if (marker === 0xd9 || marker === 0xda) break
    else if (isFrame(marker)) {
      if (i + 9 > file.length) break
      if (!readable.has(marker))
        throw new FileFault(
          'unsupported',
          'it is a lossless or hierarchical JPEG, which hardly any program reads',
        )
      if (at(i + 4) !== 8)
        throw new FileFault('unsupported', `it is a JPEG of ${at(i + 4)} bits a channel; 8 are read`)
      const [height, width] = [word(i + 5), word(i + 7)]
      if (width === 0 || height === 0)
        throw new FileFault('unsupported', 'it is a JPEG that does not tell its size')
      return { width, height, scans: countScans(file) }
    } else i += 2 + Math.max(2, word(i + 2))
  }
  throw new FileFault('truncated', 'it ends before the picture begins')
}

function countScans(file: Uint8Array): number {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const startOfScan = Buffer.from([0xff, 0xda])
  let scans = 0
  for (let i = bytes.indexOf(startOfScan); i >= 0; i = bytes.indexOf(startOfScan, i + 2)) scans++
  return scans
}
