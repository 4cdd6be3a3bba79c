import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const samples = fileURLToPath(new URL('../samples/', import.meta.url))

/** A photo to measure on: the own samples side by side, so that sky, faces and dense detail all have their share. */
export async function benchPhoto(folder: string, width: number, height: number): Promise<string> {
  const file = join(folder, `bench-${width}x${height}.jpg`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const names = ['portrait', 'landscape', 'street', 'still-life'].filter((n) =>
    existsSync(join(samples, `${n}.jpg`)),
  )
  if (names.length === 0) throw new Error('samples/ holds no picture; run npm run samples')
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const tiles = await Promise.all(
    [0, 1, 2, 3].map(async (i) => ({
      input: await sharp(join(samples, `${names[i % names.length]}.jpg`))
        .resize(w, h, { fit: 'cover' })
        .png()
        .toBuffer(),
      left: (i % 2) * w,
      top: Math.floor(i / 2) * h,
    })),
  )
  const whole = { create: { width: 2 * w, height: 2 * h, channels: 3, background: '#808080' } } as const
  const mosaic = await sharp(whole).composite(tiles).png().toBuffer()
  await sharp(mosaic).extract({ left: 0, top: 0, width, height }).jpeg({ quality: 90 }).toFile(file)
  return file
}
