import { open, scene } from './scene.ts'

/** Of the upright photo, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The smallest photo the API takes. */
export const standardSize: Size = { width: 600, height: 800 }

/** Photos are made once per run: encoding them is most of what a scenario would otherwise do. */
const made = new Map<string, Promise<Buffer>>()

export function once(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = made.get(name)
  if (known !== undefined) return known
  const photo = make()
  made.set(name, photo)
  return photo
}

/** A JPEG of the scene. */
export const jpeg = (width: number, height: number): Promise<Buffer> =>
  once(`${width}x${height}.jpg`, () => open(scene(width, height)).jpeg({ quality: 90 }).toBuffer())

export const photo = ({ width, height }: Size = standardSize): Promise<Buffer> => jpeg(width, height)

export const base64 = (bytes: Buffer): string => bytes.toString('base64')

/** The parameters of a plain generation, to be varied. */
export const plainParams = async (
  req_key = 'img2img_water_paint_style_usage',
  size: Size = standardSize,
) => ({
  req_key,
  binary_data_base64: [base64(await photo(size))],
})
