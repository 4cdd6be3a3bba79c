/** A circle that a motif may fill, in cells. */
export interface Room {
  readonly x: number
  readonly y: number
  readonly r: number
}
export interface Packing {
  /** Radius of the largest and the smallest circle, in cells. */
  readonly most: number
  readonly least: number
  /** From circle to circle, and from a circle to a border, as a share of its radius. */
  readonly gap: number
  readonly count: number
}

/**
 * Circles within the parts of a partition, the largest first, each where there is most room: a decorator's order, who
 * paints what is large in the middle of a garment and then fills what is left. Greedy over the distance to borders.
 *
 * @param far distance of each cell to the nearest border, 0 where nothing may be painted; it is written
 */
export function packed(
  far: Float32Array,
  width: number,
  height: number,
  { most, least, gap, count }: Packing,
): Room[] {
  const rooms: Room[] = []
  // the largest distance of each row is kept, so that a circle changes only the rows it touches
  const best = new Float32Array(height)
  const where = new Int32Array(height)
  const search = (y: number) => {
    let [top, at] = [0, 0]
    for (let x = 0, i = y * width; x < width; x++, i++)
      if (far[i] > top) {
        top = far[i]
        at = x
      }
    best[y] = top
    where[y] = at
  }
  for (let y = 0; y < height; y++) search(y)
  while (rooms.length < count) {
    let y = 0
    for (let k = 1; k < height; k++) if (best[k] > best[y]) y = k
    const r = Math.min(most, best[y] * (1 - gap))
    if (!(r >= least)) break
    const x = where[y]
    rooms.push({ x, y, r })
    const out = r * (1 + gap)
    // nothing nearer than its rim, and what lies around comes no closer to it than it has room
    const reach = Math.ceil(out + most * 1.3 + 2)
    const [y0, y1] = [Math.max(0, y - reach), Math.min(height - 1, y + reach)]
    const [x0, x1] = [Math.max(0, x - reach), Math.min(width - 1, x + reach)]
    for (let v = y0; v <= y1; v++) {
      for (let u = x0; u <= x1; u++) {
        const d = Math.sqrt((u - x) ** 2 + (v - y) ** 2) - out
        const i = v * width + u
        if (d < far[i]) far[i] = Math.max(0, d)
      }
      search(v)
    }
  }
  return rooms
}
