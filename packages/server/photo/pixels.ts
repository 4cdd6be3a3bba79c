/** 8-bit sRGB pixels, four bytes each (red, green, blue, alpha), rows first and without padding, upright. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}
