/** A panel of square tiles: so many beside and above each other, and the sides of one in pixels. */
export interface Panel {
  readonly across: number
  readonly down: number
  readonly wide: number
  readonly high: number
}

/** As many tiles of about `size` pixels as fill a picture evenly. */
export function panelOf(width: number, height: number, size: number): Panel {
  const across = Math.max(1, Math.round(width / size))
  const down = Math.max(1, Math.round(height / size))
  return { across, down, wide: width / across, high: height / down }
}
