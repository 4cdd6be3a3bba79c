/** How far a drawing may be from its golden picture: most pixels almost equal, none far off (as OpenImageIO's idiff). */
export interface Tolerance {
  /** A channel counts as different above this, of 255. */
  readonly near: number
  /** This share of pixels may be different. */
  readonly share: number
  /** No channel may differ by more, of 255. */
  readonly far: number
  /** Mean difference over all channels, of 255: a shift of tone that no single pixel shows. */
  readonly mean: number
}
/** The same code on another machine. */
export const tight: Tolerance = { near: 1, share: 0.001, far: 8, mean: 0.05 }

export interface Difference {
  readonly share: number
  readonly far: number
  readonly mean: number
  readonly at: readonly [x: number, y: number]
}

/** RGB pictures of the same size. */
export function difference(a: Uint8Array, b: Uint8Array, width: number, near: number): Difference {
  let [different, far, worst, sum] = [0, 0, 0, 0]
  for (let i = 0; i < a.length; i += 3) {
    let pixel = 0
    for (let c = i; c < i + 3; c++) {
      const d = Math.abs((a[c] as number) - (b[c] as number))
      sum += d
      pixel = Math.max(pixel, d)
    }
    if (pixel > near) different++
    if (pixel > far) [far, worst] = [pixel, i / 3]
  }
  return {
    share: different / (a.length / 3),
    far,
    mean: sum / a.length,
    at: [worst % width, Math.floor(worst / width)],
  }
}
