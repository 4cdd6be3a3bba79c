import { readFile, stat } from 'node:fs/promises'
import { Failure, type LimitsProfile, limits } from '@atelier/contract'
import sharp from 'sharp'
import { FileFault } from './file-fault.ts'
import { type JpegHeader, readJpegHeader } from './jpeg-header.ts'
import { shutStrangeLoaders } from './loaders.ts'
import { tooBig } from './photo-faults.ts'
import { type PngHeader, readPngHeader } from './png-header.ts'
import { sniff } from './sniff.ts'

export interface PhotoFacts {
  readonly format: 'jpeg' | 'png'
  readonly contentType: 'image/jpeg' | 'image/png'
  readonly bytes: number
  /** Pixels of the upright photo. */
  readonly width: number
  readonly height: number
  /** EXIF orientation, 1..8; 1 when the file tells none. */
  readonly orientation: number
  /** More frames than one; only the first is drawn. */
  readonly animated: boolean
}

export interface InspectOptions {
  /** Which sides are let pass; `any` leaves them to `checkSides`. */
  readonly profile: LimitsProfile | 'any'
  /** Default `limits.photoBytes`. */
  readonly maxBytes?: number
}

/** Cameras write up to 24; each one makes the decoder go over the whole picture again. */
const mostScans = 256

shutStrangeLoaders()

/**
 * Tells from the header alone whether these bytes are a photo that can be drawn; nothing is decoded, so what would
 * blow up costs nothing.
 *
 * @param source the photo's bytes, or the path of its file
 * @throws Failure notAnImage, photoTooBig, photoTooSmall, photoSidesTooLong, photoTruncated, photoBomb
 */
export async function inspectPhoto(
  source: Uint8Array | string,
  options: InspectOptions,
): Promise<PhotoFacts> {
  const maxBytes = options.maxBytes ?? limits.photoBytes
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  // Before reading: the file may be of any size.
  if (size > maxBytes) throw tooBig(size, maxBytes)
  const file = typeof source === 'string' ? await readFile(source) : source
  const kind = sniff(file)
  if ('other' in kind) throw new Failure('notAnImage', { detail: `it is ${kind.other}` })
  const header = headerOf(kind.format, file)
  // Sides are the same either way round, so the orientation need not be known yet.
  if (options.profile !== 'any') checkSides(header.width, header.height, options.profile)
  const orientation = await orientationOf(file)
  const lying = orientation >= 5
  return {
    format: kind.format,
    contentType: kind.format === 'jpeg' ? 'image/jpeg' : 'image/png',
    bytes: file.length,
    width: lying ? header.height : header.width,
    height: lying ? header.width : header.height,
    orientation,
    animated: 'animated' in header && header.animated,
  }
}

function headerOf(format: 'jpeg' | 'png', file: Uint8Array): JpegHeader | PngHeader {
  try {
    if (format === 'png') return readPngHeader(file)
    const header = readJpegHeader(file)
    if (header.scans > mostScans) throw new FileFault('bomb', `its JPEG has ${header.scans} scans`)
    return header
  } catch (e) {
    if (!(e instanceof FileFault)) throw e
    const name = { truncated: 'photoTruncated', unsupported: 'notAnImage', bomb: 'photoBomb' } as const
    throw new Failure(name[e.kind], { detail: e.message }, { cause: e })
  }
}

/** Either way round. @throws Failure photoTooSmall, photoSidesTooLong */
export function checkSides(width: number, height: number, profile: LimitsProfile): void {
  const [short, long] = width < height ? [width, height] : [height, width]
  const { shortSideMinPx, longSideMinPx } = limits[profile]
  const given = `${width}x${height}`
  if (long > limits.sideMaxPx) throw new Failure('photoSidesTooLong', { given, allowed: limits.sideMaxPx })
  if (short < shortSideMinPx || long < longSideMinPx)
    throw new Failure('photoTooSmall', { given, allowed: `${shortSideMinPx}x${longSideMinPx}` })
}

/** The decoder's own reading, so that the sizes told here are those of the decoded photo. */
async function orientationOf(file: Uint8Array): Promise<number> {
  try {
    const { orientation = 1 } = await sharp(file, { limitInputPixels: limits.sideMaxPx ** 2 }).metadata()
    // Some cameras write 0; what is outside the table turns nothing.
    return orientation >= 1 && orientation <= 8 ? orientation : 1
  } catch (cause) {
    throw new Failure('photoTruncated', { detail: 'its header cannot be read' }, { cause })
  }
}
