import type { Inspection } from '@atelier/contract'
import { labOf } from '@atelier/paint/colour.ts'
import sharp from 'sharp'
import type { Pixels } from '../photo/pixels.ts'

export type Quality = NonNullable<Inspection['quality']>

/** Verdicts do not depend on the photo's size: they are made at this long side. */
const side = 800
/** Luma (sRGB) at and below which a pixel is nearly black, at and above which nearly white. */
const [blackAt, whiteAt] = [12, 246]

/**
 * Exposure and sharpness. Sharpness compares the contrast of the finest details with that of details four times as
 * large, where there are any: a picture of fog is not blurred, a shaken one is.
 */
export async function qualityOf({ width, height, data }: Pixels): Promise<Quality> {
  const { data: luma, info } = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .greyscale()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const n = luma.length
  let [sum, square, black, white] = [0, 0, 0, 0]
  for (const v of luma) {
    const lightness = lightnessOf[v] as number
    sum += lightness
    square += lightness * lightness
    if (v <= blackAt) black++
    if (v >= whiteAt) white++
  }
  const lightness = sum / n
  const spread = Math.sqrt(Math.max(0, square / n - lightness * lightness))
  const fineness = finenessOf(luma, info.width, info.height)
  return {
    exposure: exposureOf(lightness, spread, black / n, white / n),
    lightness: round(lightness),
    black: round(black / n),
    white: round(white / n),
    sharpness: fineness < 0.14 ? 'blurred' : fineness < 0.19 ? 'soft' : 'sharp',
    fineness: round(fineness),
  }
}

const round = (v: number): number => Math.round(1000 * v) / 1000

/** OKLab lightness of a grey of the sRGB value. */
const lightnessOf = Float32Array.from(
  { length: 256 },
  (_, v) => labOf(`#${v.toString(16).padStart(2, '0').repeat(3)}`).L,
)

function exposureOf(lightness: number, spread: number, black: number, white: number): Quality['exposure'] {
  if (lightness < 0.3 || black > 0.5) return 'dark'
  if (lightness > 0.88 || white > 0.45) return 'bright'
  return spread < 0.06 ? 'flat' : 'good'
}

/**
 * Second differences over one and over four pixels, their 98th percentiles divided. A blur of sigma s takes the first
 * away and leaves the second.
 */
function finenessOf(luma: Uint8Array, width: number, height: number): number {
  const strongest = (step: number): number => {
    const counts = new Uint32Array(1021)
    let total = 0
    for (let y = step; y < height - step; y += 1)
      for (let x = step, i = y * width + step; x < width - step; x++, i++) {
        const twice = 2 * (luma[i] as number)
        const across = Math.abs(twice - (luma[i - step] as number) - (luma[i + step] as number))
        const down = Math.abs(twice - (luma[i - step * width] as number) - (luma[i + step * width] as number))
        counts[across + down] = (counts[across + down] as number) + 1
        total++
      }
    let left = 0.02 * total
    let at = counts.length - 1
    while (at > 0 && left > (counts[at] as number)) left -= counts[at--] as number
    return at
  }
  return strongest(1) / Math.max(4, strongest(4))
}
