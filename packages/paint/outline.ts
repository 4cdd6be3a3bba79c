import type { Plane } from './plane.ts'

/** A line along which a plane crosses a level, in pixels; the higher side lies on its left as it runs. */
export interface Outline {
  readonly x: number[]
  readonly y: number[]
  readonly closed: boolean
}

/** The sides of a cell, clockwise from the top, and where each leads. */
const leads = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

/**
 * All lines of one level, by marching squares: each is followed from cell to cell until it closes or leaves the
 * picture. Lorensen, Cline 1987, doi:10.1145/37402.37422, in the plane.
 */
export function outlinesOf({ width, height, data }: Plane, level: number): Outline[] {
  const [w, h] = [width - 1, height - 1]
  // a bit a side by which a line has left this cell
  const left = new Uint8Array(w * h)
  const corner = (cx: number, cy: number, k: number): number => {
    // clockwise from the top left; corner k begins side k
    const dx = k === 1 || k === 2 ? 1 : 0
    const dy = k > 1 ? 1 : 0
    return data[(cy + dy) * width + cx + dx] - level
  }
  /** The sides of a cell by which a line enters (`from`) and leaves, as pairs. */
  const pairs = (cx: number, cy: number): [number, number][] => {
    const v = [0, 1, 2, 3].map((k) => corner(cx, cy, k))
    const enters: number[] = []
    const leaves: number[] = []
    for (let k = 0; k < 4; k++) {
      const a = v[k] >= 0
      const b = v[(k + 1) & 3] >= 0
      if (a && !b) leaves.push(k)
      if (!a && b) enters.push(k)
    }
    if (enters.length === 0) return []
    if (enters.length === 1) return [[enters[0], leaves[0]]]
    // a saddle: what the middle belongs to is joined
    const high = v[0] + v[1] + v[2] + v[3] >= 0
    return enters.map((e) => [e, (e + (high ? 3 : 1)) & 3])
  }
  const pointOn = (cx: number, cy: number, side: number): [number, number] => {
    const a = corner(cx, cy, side)
    const b = corner(cx, cy, (side + 1) & 3)
    const t = a / (a - b)
    if (side === 0) return [cx + t, cy]
    if (side === 1) return [cx + 1, cy + t]
    if (side === 2) return [cx + 1 - t, cy + 1]
    return [cx, cy + 1 - t]
  }
  const found: Outline[] = []
  const trail = (sx: number, sy: number, sideIn: number): void => {
    const [x, y]: [number[], number[]] = [[], []]
    let [cx, cy, enter] = [sx, sy, sideIn]
    const [px, py] = pointOn(cx, cy, enter)
    x.push(px)
    y.push(py)
    for (;;) {
      const pair = pairs(cx, cy).find(([from]) => from === enter)
      if (!pair || left[cy * w + cx] & (1 << pair[1])) break
      const leave = pair[1]
      left[cy * w + cx] |= 1 << leave
      const [qx, qy] = pointOn(cx, cy, leave)
      x.push(qx)
      y.push(qy)
      cx += leads[leave][0]
      cy += leads[leave][1]
      enter = (leave + 2) & 3
      if (cx < 0 || cy < 0 || cx >= w || cy >= h) break
    }
    const closed = cx === sx && cy === sy && enter === sideIn
    found.push({ x, y, closed })
  }
  // lines that come in over the border first: each is then whole
  for (const border of [true, false])
    for (let cy = 0; cy < h; cy++)
      for (let cx = 0; cx < w; cx++) {
        const i = cy * width + cx
        const ups = Number(data[i] >= level) + Number(data[i + 1] >= level)
        const downs = Number(data[i + width] >= level) + Number(data[i + width + 1] >= level)
        if (ups + downs === 0 || ups + downs === 4) continue
        for (const [enter, leave] of pairs(cx, cy)) {
          const nx = cx + leads[enter][0]
          const ny = cy + leads[enter][1]
          const comesIn = nx < 0 || ny < 0 || nx >= w || ny >= h
          if (comesIn === border && !(left[cy * w + cx] & (1 << leave))) trail(cx, cy, enter)
        }
      }
  return found
}
