import type { Plane } from '../plane.ts'

/** A ridge as points in pixels, with its strength at each. */
export interface Ridge {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly strength: readonly number[]
}
export interface Tracing {
  /** Strength a ridge must reach somewhere, and the one it may sink to. */
  readonly high: number
  readonly low: number
  /** Pixels: shorter ridges are dropped; nothing else starts this close to a ridge. */
  readonly shortest: number
  readonly clear: number
  /** Least cosine between a step and the flow: lower follows sharper bends. */
  readonly turn: number
}

/** Steps below `low` that a pencil glides over before it is lifted. */
const longestGap = 4
/** Steps within which a ridge may touch a pixel again without being closed. */
const longestTouch = 3

/**
 * Follows the ridges of a response along the flow, the strongest first: each becomes one polyline, a step a pixel,
 * pulled to the crest at every step. Real strokes, which a threshold of the same response never gives.
 */
export function trace(response: Plane, flow: Plane, how: Tracing): Ridge[] {
  const { width: W, height: H, data: R } = response
  const taken = new Uint8Array(W * H)
  // when a pixel was last stepped on: a closed ridge ends where it began
  const stepped = new Int32Array(W * H).fill(-1)
  let now = 0
  const at = (x: number, y: number): number => {
    const xi = x | 0
    const yi = y | 0
    const i = yi * W + xi
    const fx = x - xi
    const top = R[i] + fx * (R[i + 1] - R[i])
    return top + (y - yi) * (R[i + W] + fx * (R[i + W + 1] - R[i + W]) - top)
  }
  const seeds: number[] = []
  for (let y = 3; y < H - 3; y++)
    for (let x = 3; x < W - 3; x++) {
      const i = y * W + x
      if (R[i] < how.high) continue
      const nx = -flow.data[4 * i + 1]
      const ny = flow.data[4 * i]
      if (R[i] >= at(x + nx, y + ny) && R[i] >= at(x - nx, y - ny)) seeds.push(i)
    }
  seeds.sort((a, b) => R[b] - R[a] || a - b)
  const found: Ridge[] = []
  for (const seed of seeds) {
    if (taken[seed]) continue
    const sx = seed % W
    const sy = Math.floor(seed / W)
    const began = now
    const back = walk(sx, sy, -1, began)
    const on = walk(sx, sy, 1, began)
    const x = [...back.x.reverse(), sx, ...on.x]
    const y = [...back.y.reverse(), sy, ...on.y]
    for (let k = 0; k < x.length; k++) mark(x[k], y[k])
    if (x.length < how.shortest) continue
    found.push({ x, y, strength: [...back.s.reverse(), R[seed], ...on.s] })
  }
  return found

  function mark(x: number, y: number): void {
    const reach = Math.ceil(how.clear)
    for (let j = -reach; j <= reach; j++)
      for (let i = -reach; i <= reach; i++) {
        const px = Math.round(x) + i
        const py = Math.round(y) + j
        if (i * i + j * j <= how.clear * how.clear && px >= 0 && py >= 0 && px < W && py < H)
          taken[py * W + px] = 1
      }
  }
  function walk(sx: number, sy: number, side: number, began: number) {
    const [xs, ys, s]: [number[], number[], number[]] = [[], [], []]
    const start = 4 * (sy * W + sx)
    let [x, y, lx, ly, gap] = [sx, sy, side * flow.data[start], side * flow.data[start + 1], 0]
    for (let step = 0; step < 4000; step++) {
      let [px, py] = [x + lx, y + ly]
      if (!(px >= 3 && py >= 3 && px < W - 4 && py < H - 4)) break
      let [off, best] = [0, -1]
      for (let k = -2; k <= 2; k++) {
        const r = at(px - 0.5 * k * ly, py + 0.5 * k * lx) - 0.01 * how.high * Math.abs(k)
        if (r > best) [off, best] = [0.5 * k, r]
      }
      px -= off * ly
      py += off * lx
      const i = Math.round(py) * W + Math.round(px)
      if (taken[i] || (stepped[i] >= began && now - stepped[i] > longestTouch)) break
      stepped[i] = now++
      gap = best < how.low ? gap + 1 : 0
      if (gap > longestGap) break
      let [qx, qy] = [flow.data[4 * i], flow.data[4 * i + 1]]
      if (qx * lx + qy * ly < 0) [qx, qy] = [-qx, -qy]
      if (qx * lx + qy * ly < how.turn) break
      const mx = 0.6 * lx + 0.4 * qx
      const my = 0.6 * ly + 0.4 * qy
      const n = Math.sqrt(mx * mx + my * my)
      ;[lx, ly, x, y] = [mx / n, my / n, px, py]
      xs.push(x)
      ys.push(y)
      s.push(best)
    }
    if (gap > 0) for (const list of [xs, ys, s]) list.length = Math.max(0, list.length - gap)
    return { x: xs, y: ys, s }
  }
}
