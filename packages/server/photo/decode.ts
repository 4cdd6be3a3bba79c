import { Failure, limits } from '@atelier/contract'
import sharp from 'sharp'
import { shutStrangeLoaders } from './loaders.ts'
import type { Pixels } from './pixels.ts'

export interface DecodeOptions {
  /** Seconds libvips may take; it looks at the clock between rows. Default 20. */
  readonly seconds?: number
  readonly signal?: AbortSignal
}

/** What libjpeg and libpng grumble about although every pixel is there. Cameras and old editors write these. */
const harmless = [
  /unknown JFIF revision/i,
  /unknown Adobe color transform/i,
  /Invalid SOS parameters for sequential JPEG/i,
  /bad ICC marker/i,
  /iCCP|cHRM|gAMA|sRGB|tEXt|zTXt|iTXt|tIME|pHYs|eXIf/,
]

shutStrangeLoaders()

/**
 * Decodes a photo that `inspectPhoto` let pass: upright by its EXIF orientation, its colour profile or CMYK turned to
 * sRGB, 8 bits, grey as three equal channels, transparency laid on white, the first frame of an animation.
 *
 * @returns RGBA, alpha always 255: 4 bytes times width times height, at most 64 MiB
 * @throws Failure photoTruncated when the file ends early or is damaged, photoBomb when decoding takes too long;
 * the signal's reason when it was aborted
 */
export async function decodePhoto(
  source: string | Uint8Array,
  options: DecodeOptions = {},
): Promise<Pixels & { readonly data: Uint8Array }> {
  const { seconds = 20, signal } = options
  signal?.throwIfAborted()
  const decode = (failOn: 'warning' | 'error') =>
    sharp(source, { failOn, limitInputPixels: limits.sideMaxPx ** 2, sequentialRead: true, pages: 1 })
      .timeout({ seconds })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
  try {
    // Bit damage is only a warning to libjpeg; so warnings count, unless they are known to spoil no pixel.
    const { data, info } = await decode('warning').catch((e: unknown) => {
      if (harmless.some((p) => p.test(messageOf(e)))) return decode('error')
      throw e
    })
    signal?.throwIfAborted()
    if (info.channels !== 4) throw new Error(`the decoder gave ${info.channels} channels`)
    return { width: info.width, height: info.height, data }
  } catch (e) {
    signal?.throwIfAborted()
    throw asFailure(e, seconds)
  }
}

const messageOf = (e: unknown): string => (e instanceof Error ? e.message : String(e))

/** libvips speaks of loaders, buffers and paths; the caller reads what is wrong with the photo. */
function asFailure(cause: unknown, seconds: number): Failure {
  const message = messageOf(cause)
  const is = (pattern: RegExp): boolean => pattern.test(message)
  if (is(/timeout/i))
    return new Failure('photoBomb', { detail: `decoding takes longer than ${seconds} s` }, { cause })
  if (is(/pixel limit/i)) return new Failure('photoBomb', { detail: 'it has too many pixels' }, { cause })
  const detail = is(/premature end|end of (data|file)|not enough|read error|EOF/i)
    ? 'the file ends early or a part of it is unreadable'
    : 'a part of its data is corrupt'
  return new Failure('photoTruncated', { detail }, { cause })
}
