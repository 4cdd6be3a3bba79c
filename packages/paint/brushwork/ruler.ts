/** A straight line with what a pen needs to draw it. Lengths in u. */
export interface Rule {
  x0: number
  y0: number
  x1: number
  y1: number
  width: number
  opacity: number
}

export interface Ruling {
  /** How far a hand's line may stray from the ruler and still be meant straight. */
  readonly stray: number
  /** Shorter pieces stay as the hand drew them. */
  readonly shortest: number
  /** Lines in line with each other are drawn as one across gaps up to this. */
  readonly join: number
}

/** Cosine of the angle up to which two lines run the same way: 2.5 degrees. */
const sameWay = 0.99905

const lengthOf = ({ x0, y0, x1, y1 }: Rule): number =>
  Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))

/**
 * Cuts a path where it strays furthest from its chord until every piece is straight (Ramer 1972, Douglas and Peucker
 * 1973).
 * @returns where the pieces end, the first and last point included
 */
export function bends(x: Float32Array, y: Float32Array, from: number, to: number, stray: number): number[] {
  const [dx, dy] = [x[to] - x[from], y[to] - y[from]]
  const long = Math.sqrt(dx * dx + dy * dy)
  let [worst, at] = [stray, -1]
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [x[i] - x[from], y[i] - y[from]]
    // a path that comes back to where it began has no chord: there it counts how far it went
    const off = long > 0.5 * stray ? Math.abs(px * dy - py * dx) / long : Math.sqrt(px * px + py * py)
    if (off > worst) [worst, at] = [off, i]
  }
  if (at < 0) return [from, to]
  return [...bends(x, y, from, at, stray), ...bends(x, y, at, to, stray).slice(1)]
}

/** Lines that lie in line with a longer one, near its end, become part of it. */
export function joined(rules: Rule[], { stray, join }: Ruling): Rule[] {
  const byLength = [...rules].sort((a, b) => lengthOf(b) - lengthOf(a))
  const gone = new Set<Rule>()
  for (const line of byLength) {
    if (gone.has(line)) continue
    for (let again = true; again; ) {
      again = false
      for (const other of byLength) {
        if (other === line || gone.has(other) || !extend(line, other, stray, join)) continue
        gone.add(other)
        again = true
      }
    }
  }
  return byLength.filter((r) => !gone.has(r))
}

/** @returns whether `other` was taken into `line` */
function extend(line: Rule, other: Rule, stray: number, join: number): boolean {
  const long = lengthOf(line)
  const more = lengthOf(other)
  if (long < 1e-3 || more < 1e-3) return false
  const [dx, dy] = [(line.x1 - line.x0) / long, (line.y1 - line.y0) / long]
  const along = (x: number, y: number) => (x - line.x0) * dx + (y - line.y0) * dy
  const off = (x: number, y: number) => Math.abs((x - line.x0) * dy - (y - line.y0) * dx)
  if (off(other.x0, other.y0) > stray || off(other.x1, other.y1) > stray) return false
  const turn = Math.abs(dx * (other.x1 - other.x0) + dy * (other.y1 - other.y0)) / more
  if (turn < sameWay) return false
  const [a, b] = [along(other.x0, other.y0), along(other.x1, other.y1)]
  const [first, last] = [Math.min(a, b), Math.max(a, b)]
  if (first > long + join || last < -join) return false
  const [start, end] = [Math.min(0, first), Math.max(long, last)]
  const share = more / (long + more)
  line.width += share * (other.width - line.width)
  line.opacity = Math.max(line.opacity, other.opacity)
  line.x1 = line.x0 + dx * end
  line.y1 = line.y0 + dy * end
  line.x0 += dx * start
  line.y0 += dy * start
  return true
}
