import sharp from 'sharp'

/**
 * A made-up landscape, photographic enough to be drawn: gradients, soft and hard shapes, grain. No two corners
 * are alike, so that a picture that was turned or mirrored can be told from an upright one.
 */
export interface Scene {
  readonly width: number
  readonly height: number
  /** 8-bit RGB, row by row. */
  readonly rgb: Buffer
}

type Colour = readonly [number, number, number]
const mix = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
]

/** The colour at a place, both coordinates 0..1 from the top left. */
function at(x: number, y: number): Colour {
  const horizon = 0.55 + 0.06 * Math.sin(x * 7) + 0.03 * Math.sin(x * 19)
  const sun = Math.hypot(x - 0.24, (y - 0.2) * 1.3)
  if (y < horizon) {
    const sky = mix([96, 142, 206], [238, 208, 178], y / horizon)
    return sun < 0.11 ? [255, 236, 150] : mix([255, 226, 160], sky, Math.min(1, (sun - 0.11) * 4))
  }
  // A red barn with a dark door stands on the right, a pond lies on the left.
  if (x > 0.62 && x < 0.9 && y < 0.88) return x > 0.72 && x < 0.8 && y > 0.7 ? [52, 34, 34] : [176, 52, 44]
  if (Math.hypot((x - 0.22) * 1.2, (y - 0.82) * 2.4) < 0.2) return mix([60, 110, 130], [150, 190, 200], y)
  return mix([108, 140, 66], [44, 84, 40], (y - horizon) / (1 - horizon))
}

export function scene(width: number, height: number): Scene {
  const rgb = Buffer.alloc(width * height * 3)
  let seed = 7
  for (let i = 0, y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = at(x / width, y / height)
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      const grain = (seed >>> 24) / 32 - 4 // the high bits: the low ones of this generator repeat soon
      for (const channel of colour) rgb[i++] = Math.max(0, Math.min(255, Math.round(channel + grain)))
    }
  }
  return { width, height, rgb }
}

/** The scene as a sharp pipeline, to be encoded in any way. */
export const open = ({ width, height, rgb }: Scene) => sharp(rgb, { raw: { width, height, channels: 3 } })
