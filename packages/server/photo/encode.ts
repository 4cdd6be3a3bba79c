import { open, rename, rm } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import type { Pixels } from './pixels.ts'

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif'

export interface EncodeOptions {
  /** Default `jpeg`. */
  readonly format?: PictureFormat
  /** 1..100; of no meaning for PNG. Default 92, for AVIF 70. */
  readonly quality?: number
}

export interface Encoded {
  readonly file: string
  readonly contentType: `image/${PictureFormat}`
  readonly bytes: number
  readonly width: number
  readonly height: number
}

type Encoder = (image: Sharp, quality: number | undefined) => Sharp

/** Full colour resolution everywhere: thin lines of ink in a saturated colour fray with halved chroma. */
const encoders: Readonly<Record<PictureFormat, Encoder>> = {
  jpeg: (image, quality = 92) => image.jpeg({ quality, chromaSubsampling: '4:4:4' }),
  png: (image) => image.png({ compressionLevel: 6 }),
  webp: (image, quality = 92) => image.webp({ quality, smartSubsample: true }),
  avif: (image, quality = 70) => image.avif({ quality, effort: 3, chromaSubsampling: '4:4:4' }),
}

/**
 * Writes a picture with an sRGB profile and no other metadata: nothing of the photo's EXIF (place, time, camera) is
 * in it. The file appears under its name when it is whole.
 *
 * @param pixels RGBA, alpha ignored; the data may be a view of shared memory and must not change meanwhile
 * @param file   path of the file; its folder exists
 * @throws the system's error when it cannot be written
 */
export async function encodePicture(
  pixels: Pixels,
  file: string,
  options: EncodeOptions = {},
): Promise<Encoded> {
  const { width, height, data } = pixels
  if (data.length !== width * height * 4)
    throw new RangeError(`Expected ${width * height * 4} bytes of RGBA but received ${data.length}`)
  const { format = 'jpeg', quality } = options
  const image = sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .withIccProfile('srgb')
  const part = `${file}.part`
  try {
    const { size } = await encoders[format](image, quality).toFile(part)
    await settle(part)
    await rename(part, file)
    return { file, contentType: `image/${format}`, bytes: size, width, height }
  } catch (e) {
    await rm(part, { force: true })
    throw e
  }
}

/** On the disk before it has its name: after a power cut there is a whole file or none. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
