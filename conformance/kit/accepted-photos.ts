import sharp, { type Sharp } from 'sharp'
import { once, type Size, standardSize } from './photos.ts'
import { animated } from './png-chunks.ts'
import { open, scene } from './scene.ts'

/** The whole scene in a size, a new pipeline each time. */
type Whole = () => Sharp

const make = (name: string, build: (whole: Whole, size: Size) => Promise<Buffer>) => ({
  name,
  bytes: (size: Size = standardSize): Promise<Buffer> => {
    const { width, height } = size
    return once(`${name} ${width}x${height}`, () => build(() => open(scene(width, height)), size))
  },
})

/** A quarter turn and a mirror are two passes: in one, sharp orders them by rules of its own. */
const then = async (first: Sharp, next: (s: Sharp) => Sharp): Promise<Sharp> =>
  next(sharp(await first.png({ compressionLevel: 1 }).toBuffer()))

/** How the upright scene is turned back to be stored under EXIF orientation 1..8. */
const storedAs: Readonly<Record<number, (whole: Whole) => Sharp | Promise<Sharp>>> = {
  1: (whole) => whole(),
  2: (whole) => whole().flop(),
  3: (whole) => whole().rotate(180),
  4: (whole) => whole().flip(),
  5: (whole) => then(whole().rotate(90), (s) => s.flop()),
  6: (whole) => whole().rotate(270),
  7: (whole) => then(whole().rotate(270), (s) => s.flop()),
  8: (whole) => whole().rotate(90),
}

/** The scene, stored so that a viewer has to turn or mirror it as EXIF orientation 1..8 says. */
export const turned = (orientation: number) =>
  make(`EXIF orientation ${orientation}`, async (whole) => {
    const stored = storedAs[orientation]
    if (!stored) throw new RangeError(`there is no EXIF orientation ${orientation}`)
    return (await stored(whole)).withMetadata({ orientation }).jpeg({ quality: 90 }).toBuffer()
  })

/** Photos of the scene that the API takes although they are not plain sRGB JPEG. */
export const accepted = [
  make('progressive JPEG', (whole) => whole().jpeg({ progressive: true }).toBuffer()),
  make('greyscale JPEG', (whole) => whole().toColourspace('b-w').jpeg().toBuffer()),
  make('CMYK JPEG', (whole) => whole().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()),
  make('Display P3 JPEG', (whole) => whole().withIccProfile('p3').jpeg().toBuffer()),
  make('PNG', (whole) => whole().png({ compressionLevel: 3 }).toBuffer()),
  make('16-bit PNG', (whole) => whole().blur(2).toColourspace('rgb16').png().toBuffer()),
  make('greyscale PNG', (whole) => whole().toColourspace('b-w').png().toBuffer()),
  make('palette PNG', (whole) => whole().png({ palette: true, colours: 64 }).toBuffer()),
  make('transparent PNG', transparent),
  make('animated PNG', async (whole) =>
    animated(await whole().png().toBuffer(), await whole().negate().png().toBuffer()),
  ),
] as const

/** Opaque left, fading to the right. */
async function transparent(whole: Whole, { width, height }: Size): Promise<Buffer> {
  const alpha = Buffer.from(
    Uint8Array.from({ length: width * height }, (_, i) => 255 - Math.round(((i % width) / width) * 160)),
  )
  return whole()
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
}
