/** How many triangles are walked through at most before a point is given up. */
const farthest = 4096

/** Twice the area of a triangle, above 0 where its points go round one way. */
const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

/**
 * Triangles over points by Delaunay: none has another point within its circle, so that they are as plump as can be. The
 * first four points must be the corners of a square around all others, in order. Points are set in one by one, best in an
 * order in which neighbours follow one another; a triangle that a point falls into is parted, and edges are flipped until
 * all is well.
 *
 * @returns three indices of points a triangle
 */
export function delaunay(x: ArrayLike<number>, y: ArrayLike<number>): Int32Array {
  const most = 2 * x.length + 4
  // corners of triangle t at 3 t; opposite corner k lies neighbour near[3 t + k], or nothing
  const corner = new Int32Array(3 * most)
  const near = new Int32Array(3 * most).fill(-1)
  corner.set([0, 1, 2, 0, 2, 3])
  near.set([-1, 1, -1, -1, -1, 0])
  let count = 2
  let at = 0
  const side = (t: number, k: number, px: number, py: number) => {
    const a = corner[3 * t + ((k + 1) % 3)]
    const b = corner[3 * t + ((k + 2) % 3)]
    return turn(x[a], y[a], x[b], y[b], px, py)
  }
  const sign = Math.sign(turn(x[0], y[0], x[1], y[1], x[2], y[2])) || 1
  const find = (px: number, py: number): number => {
    for (let steps = 0; steps < farthest; steps++) {
      let out = -1
      for (let k = 0; k < 3 && out < 0; k++)
        if (sign * side(at, k, px, py) < 0 && near[3 * at + k] >= 0) out = near[3 * at + k]
      if (out < 0) return at
      at = out
    }
    return -1
  }
  const relink = (t: number, was: number, now: number) => {
    if (t < 0) return
    for (let k = 0; k < 3; k++) if (near[3 * t + k] === was) near[3 * t + k] = now
  }
  const put = (t: number, a: number, b: number, c: number, na: number, nb: number, nc: number) => {
    corner[3 * t] = a
    corner[3 * t + 1] = b
    corner[3 * t + 2] = c
    near[3 * t] = na
    near[3 * t + 1] = nb
    near[3 * t + 2] = nc
  }
  /** Is p within the circle round the corners of t? */
  const circled = (t: number, p: number): boolean => {
    const [a, b, c] = [corner[3 * t], corner[3 * t + 1], corner[3 * t + 2]]
    const [ax, ay] = [x[a] - x[p], y[a] - y[p]]
    const [bx, by] = [x[b] - x[p], y[b] - y[p]]
    const [cx, cy] = [x[c] - x[p], y[c] - y[p]]
    const det =
      (ax * ax + ay * ay) * (bx * cy - cx * by) -
      (bx * bx + by * by) * (ax * cy - cx * ay) +
      (cx * cx + cy * cy) * (ax * by - bx * ay)
    return sign * det > 1e-9
  }
  const stack: number[] = []
  const settle = (p: number) => {
    let left = 12 * most
    while (stack.length > 0 && left-- > 0) {
      // p is corner 0 of t: does what lies across from it come too near?
      const t = stack.pop() as number
      const o = near[3 * t]
      if (o < 0 || !circled(o, p)) continue
      const k = near[3 * o] === t ? 0 : near[3 * o + 1] === t ? 1 : 2
      const q = corner[3 * o + k]
      const [a, b] = [corner[3 * t + 1], corner[3 * t + 2]]
      const [tb, tc] = [near[3 * t + 1], near[3 * t + 2]]
      // o goes round q, b, a
      const ob = near[3 * o + ((k + 1) % 3)]
      const oa = near[3 * o + ((k + 2) % 3)]
      put(t, p, a, q, ob, o, tc)
      put(o, p, q, b, oa, tb, t)
      relink(ob, o, t)
      relink(tb, t, o)
      stack.push(t, o)
    }
    stack.length = 0
  }
  for (let p = 4; p < x.length; p++) {
    const t = find(x[p], y[p])
    if (t < 0) continue
    const [a, b, c] = [corner[3 * t], corner[3 * t + 1], corner[3 * t + 2]]
    const [na, nb, nc] = [near[3 * t], near[3 * t + 1], near[3 * t + 2]]
    const [u, v] = [count++, count++]
    put(t, p, b, c, na, u, v)
    put(u, p, c, a, nb, v, t)
    put(v, p, a, b, nc, t, u)
    relink(nb, t, u)
    relink(nc, t, v)
    stack.push(t, u, v)
    settle(p)
    at = t
  }
  return corner.slice(0, 3 * count)
}
