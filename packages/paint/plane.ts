/**
 * A field of 32-bit floats, rows first, without padding, living in the kernels' memory.
 *
 * `lanes` 1: one value a pixel (lightness, a mask, a height). Range 0..1 unless its maker says otherwise.
 * `lanes` 4: one SIMD vector a pixel. A picture holds OKLab (L 0..1, a, b about -0.4..0.4) and a spare fourth
 * lane; a flow holds (tx, ty, coherence 0..1, strength), t the unit tangent along the form.
 */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly lanes: 1 | 4
  readonly data: Float32Array
  /** Byte offset in the kernels' memory. */
  readonly at: number
}

/** Rows [top, bottom) of a plane, sharing its memory. */
export const rowsOf = (p: Plane, top: number, bottom: number): Plane => {
  const row = p.width * p.lanes
  return {
    ...p,
    height: bottom - top,
    data: p.data.subarray(top * row, bottom * row),
    at: p.at + top * row * 4,
  }
}

/** 8-bit sRGB pixels with alpha (ignored: photos are opaque), rows first, as decoders give and encoders take them. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}
