import type { Fill, Outlines } from './outlines.ts'

/** A path as x, y, x, y; in u. */
export type Path = readonly number[]

/** A line of even width, or one that tapers to its ends, as an outline that can be filled. */
export function ribbon(path: Path, half: number, taper = 0): number[] {
  const n = path.length / 2
  const [left, right]: number[][] = [[], []]
  for (let i = 0; i < n; i++) {
    const [a, b] = [Math.max(0, i - 1), Math.min(n - 1, i + 1)]
    const [dx, dy] = [path[2 * b] - path[2 * a], path[2 * b + 1] - path[2 * a + 1]]
    const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
    const t = i / Math.max(1, n - 1)
    const w = half * (taper > 0 ? Math.min(1, (t + 0.04) / taper, (1.04 - t) / taper) : 1)
    left.push(path[2 * i] - (w * dy) / long, path[2 * i + 1] + (w * dx) / long)
    right.unshift(path[2 * i] + (w * dy) / long, path[2 * i + 1] - (w * dx) / long)
  }
  return [...left, ...right]
}

/** Points of an ellipse, or of a part of it: `from` and `to` in turns, clockwise from the right. */
export function arc(x: number, y: number, rx: number, ry: number, from = 0, to = 1): number[] {
  const n = Math.max(10, Math.min(120, Math.ceil(Math.abs(to - from) * (14 + 0.55 * Math.max(rx, ry)))))
  return Array.from({ length: n + 1 }, (_, i) => 6.283185 * (from + ((to - from) * i) / n)).flatMap((a) => [
    x + rx * Math.cos(a),
    y + ry * Math.sin(a),
  ])
}

/** A path that winds inwards: from radius `r` to `inner * r`, beginning at `from` turns; negative turns wind back. */
export function spiral(x: number, y: number, r: number, turns: number, from: number, inner = 0.12): number[] {
  const n = Math.ceil(Math.abs(turns) * (16 + 0.4 * r))
  return Array.from({ length: n + 1 }, (_, i) => i / n).flatMap((t) => {
    const [angle, radius] = [6.283185 * (from + turns * t), r * (1 - (1 - inner) * t)]
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/** A closed line: its outer and inner side, joined so that the middle stays open. */
export function hoop(out: Outlines, x: number, y: number, rx: number, ry: number, half: number, fill: Fill) {
  const inner = arc(x, y, Math.max(0, rx - half), Math.max(0, ry - half))
  out.add([...arc(x, y, rx + half, ry + half), ...inner], fill)
}
