import { Failure, limits } from '@atelier/contract'
import sharp from 'sharp'

const types: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heif: 'image/avif',
}
/** Engines may draw larger than the photo; a picture beyond this is a fault. */
const maxPixels = 4 * limits.sideMaxPx ** 2

/**
 * Reads a finished picture from its first to its last row and tells what it is. Rows stream through, so it costs no
 * memory, and the decoding runs on the thread pool.
 * @throws Failure resultUnreadable
 */
export async function inspectPicture(file: string) {
  try {
    const image = () => sharp(file, { failOn: 'error', limitInputPixels: maxPixels, sequentialRead: true })
    const { format, width, height } = await image().metadata()
    const contentType = types[format ?? '']
    if (!contentType) throw new Error(`it is a ${format}`)
    // A box filter looks at every row; shrinking while loading would skip most of the file.
    await image().resize(16, 16, { fit: 'fill', kernel: 'cubic', fastShrinkOnLoad: false }).raw().toBuffer()
    return { width, height, contentType }
  } catch (cause) {
    throw new Failure('resultUnreadable', { detail: firstLine(cause) }, { cause })
  }
}

/** A library's first line names the fault; paths of this machine are nobody's business. */
const firstLine = (e: unknown): string =>
  (e instanceof Error ? e.message : String(e)).split('\n', 1)[0]?.replace(/\/\S+/g, 'the file') ?? 'unknown'
