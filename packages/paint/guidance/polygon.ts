/** A field of coverage, rows first. */
export interface Grid {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Corners of a closed outline. */
export interface Outlined {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/**
 * Adds what an edge leaves uncovered to its right: the exact area in each cell it crosses, as a difference along the
 * row. Summing up a row then gives the coverage.
 */
function addEdge({ data, width }: Grid, ax: number, ay: number, bx: number, by: number): void {
  if (ay === by) return
  const sign = ay < by ? 1 : -1
  const [x0, y0, x1, y1] = ay < by ? [ax, ay, bx, by] : [bx, by, ax, ay]
  const slope = (x1 - x0) / (y1 - y0)
  let x = x0
  for (let row = Math.floor(y0); row < y1; row++) {
    const dy = Math.min(row + 1, y1) - Math.max(row, y0)
    const next = x + slope * dy
    const [left, right] = x < next ? [x, next] : [next, x]
    const d = sign * dy
    const first = Math.floor(left)
    const at = row * width
    if (right <= first + 1) {
      const middle = (left + right) / 2 - first
      data[at + first] += d * (1 - middle)
      data[at + first + 1] += d * middle
    } else {
      // a flat edge: its trapezoids, cell by cell
      const per = d / (right - left)
      let before = 0
      for (let c = first; c < right; c++) {
        const from = Math.max(left, c)
        const to = Math.min(right, c + 1)
        const here = per * (to - from) * (1 - (from + to) / 2 + c) // covered within this cell
        data[at + c] += here + before
        before = per * (to - from) - here // and all of the cells beyond
      }
      data[at + Math.ceil(right)] += before
    }
    x = next
  }
}

/**
 * Coverage of a closed outline, exact in every cell and whichever way round it runs; where it folds over itself the
 * fold is covered too. The outline must lie inside the grid, two cells from its right border.
 */
export function fillPolygon(grid: Grid, { x, y }: Outlined): void {
  const { width, height, data } = grid
  data.fill(0)
  for (let i = 0, n = x.length; i < n; i++) {
    const j = (i + 1) % n
    addEdge(grid, x[i], y[i], x[j], y[j])
  }
  for (let row = 0; row < height; row++) {
    let sum = 0
    for (let i = row * width; i < (row + 1) * width; i++) {
      sum += data[i]
      data[i] = Math.min(1, Math.abs(sum))
    }
  }
}

/** The outline moved outwards by a distance, each corner along the mean of the normals of its two sides. */
export function grown({ x, y }: Outlined, by: number): Outlined {
  const n = x.length
  let area = 0
  for (let i = 0; i < n; i++) area += x[i] * y[(i + 1) % n] - x[(i + 1) % n] * y[i]
  const out = area > 0 ? by : -by
  const [gx, gy] = [new Float32Array(n), new Float32Array(n)]
  for (let i = 0; i < n; i++) {
    const [p, q] = [(i + n - 1) % n, (i + 1) % n]
    const [dx, dy] = [x[q] - x[p], y[q] - y[p]]
    const length = Math.sqrt(dx * dx + dy * dy) || 1
    gx[i] = x[i] + (out * dy) / length
    gy[i] = y[i] - (out * dx) / length
  }
  return { x: gx, y: gy }
}
