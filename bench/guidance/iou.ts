/** A photo's outlines, drawn by hand: polygons as x, y, x, y, … in thousandths of the photo's long side. */
export interface Outlines {
  readonly person: readonly (readonly number[])[]
  /** Holes of `person`. */
  readonly not?: readonly (readonly number[])[]
  /** Nobody could say: not counted. */
  readonly unknown?: readonly (readonly number[])[]
  readonly hair?: readonly (readonly number[])[]
}

/** Which pixels lie in any of the polygons (even and odd within one). */
export function filled(polygons: readonly (readonly number[])[], width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height)
  const u = Math.max(width, height) / 1000
  for (const polygon of polygons)
    for (let y = 0; y < height; y++) {
      const crossings: number[] = []
      const at = (y + 0.5) / u
      for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2) {
        const [x0, y0, x1, y1] = [polygon[j], polygon[j + 1], polygon[i], polygon[i + 1]] as [
          number,
          number,
          number,
          number,
        ]
        if (y0 > at !== y1 > at) crossings.push(x0 + ((at - y0) / (y1 - y0)) * (x1 - x0))
      }
      crossings.sort((a, b) => a - b)
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const from = Math.max(0, Math.round((crossings[k] as number) * u))
        const to = Math.min(width, Math.round((crossings[k + 1] as number) * u))
        if (to > from) out.fill(1, y * width + from, y * width + to)
      }
    }
  return out
}

/** The truth about people: 1 inside, 0 outside, 2 where nobody could say. */
export function truthOf(outlines: Outlines, width: number, height: number): Uint8Array {
  const truth = filled(outlines.person, width, height)
  const holes = filled(outlines.not ?? [], width, height)
  const unknown = filled(outlines.unknown ?? [], width, height)
  return truth.map((v, i) => (unknown[i] ? 2 : v && !holes[i] ? 1 : 0))
}

export interface Score {
  /** Intersection over union at one half. */
  readonly iou: number
  /** Mean distance of the soft map from the truth, in parts of the true area. */
  readonly off: number
}
export function scoreOf(map: ArrayLike<number>, truth: Uint8Array): Score {
  let [both, either, off, area] = [0, 0, 0, 0]
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] === 2) continue
    const [v, t] = [map[i] as number, truth[i] as number]
    const inside = v >= 0.5 ? 1 : 0
    both += inside & t
    either += inside | t
    off += Math.abs(v - t)
    area += t
  }
  return { iou: either ? both / either : 1, off: off / Math.max(1, area) }
}
