import { open, scene } from './scene.ts'

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

/** The smallest photo the API takes: 600x800. */
export const photo = (): Promise<Buffer> => jpeg(600, 800)

export const base64 = (bytes: Buffer): string => bytes.toString('base64')

/** The parameters of a plain generation of the smallest photo, to be varied. */
export const plainParams = async (req_key = 'img2img_water_paint_style_usage') => ({
  req_key,
  binary_data_base64: [base64(await photo())],
})
