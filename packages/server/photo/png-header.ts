import { FileFault } from './file-fault.ts'

export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly animated: boolean
}

/** A 5 MiB PNG written in the smallest usual pieces (512 bytes) has about 10,000. */
const mostChunks = 16_384
/** Chunks that are neither picture nor palette nor animation: text, profiles, private notes. A photo has few. */
const mostNotes = 256

const wanted = new Set(['IDAT', 'fdAT', 'fcTL'])

/**
 * Walks the chunks of a PNG without inflating anything.
 * @throws FileFault `truncated` when the file ends inside a chunk or without its end, `bomb` for a surplus of chunks
 */
export function readPngHeader(file: Uint8Array): PngHeader {
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  const nameAt = (i: number): string => String.fromCharCode(...file.subarray(i + 4, i + 8))
  if (file.length < 33 || nameAt(8) !== 'IHDR' || view.getUint32(8) !== 13)
    throw new FileFault('truncated', 'the header of the PNG is incomplete')
  let animated = false
  let pictured = false
  let chunks = 0
  let notes = 0
  for (let i = 8; ; ) {
    if (i + 12 > file.length)
      throw new FileFault(
        'truncated',
        pictured ? 'the file ends early' : 'the file ends before the picture begins',
      )
    const name = nameAt(i)
    if (name === 'IEND') break
    if (name === 'acTL') animated = true
    if (name === 'IDAT') pictured = true
    if (++chunks > mostChunks) throw new FileFault('bomb', `its PNG has more than ${mostChunks} chunks`)
    if (!wanted.has(name) && ++notes > mostNotes)
      throw new FileFault('bomb', `its PNG has more than ${mostNotes} chunks beside the picture`)
    i += 12 + view.getUint32(i)
  }
  if (!pictured) throw new FileFault('truncated', 'the PNG holds no picture')
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (width === 0 || height === 0) throw new FileFault('truncated', 'the PNG has no size')
  return { width, height, animated }
}
