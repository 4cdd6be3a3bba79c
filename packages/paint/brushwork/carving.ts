import { hash } from '../kernels/bristle.ts'
import { drift } from '../kernels/drift.ts'
import { outlinesOf } from '../outline.ts'
import { smoothstep } from '../smoothstep.ts'

/** Characters as a carver of seals simplifies them: lines on a square of seven, bent only at right angles. */
const glyphs = [
  ['#######', '#..#..#', '#..#..#', '#######', '#..#..#', '#..#..#', '#######'],
  ['...#...', '#######', '...#...', '.#####.', '.#...#.', '.#####.', '#.....#'],
  ['#.....#', '#..#..#', '#..#..#', '#..#..#', '#..#..#', '#######', '...#...'],
  ['.#####.', '.#...#.', '.#####.', '...#...', '#######', '..#.#..', '##...##'],
  ['#######', '.......', '.#####.', '.#...#.', '.#####.', '.......', '#######'],
  ['..#.#..', '#######', '..#.#..', '#######', '...#...', '#######', '...#...'],
  ['#..#..#', '#######', '#..#..#', '...#...', '.#####.', '...#...', '#######'],
] as const
const square = 7
/** Cells of the seal: two characters across and down, a space around each and a rim of red. */
const cells = 2 * square + 5
const fine = 5

/** What the stone leaves on paper: 1 red, 0 bare, worn at rim and corners, with chips. Points are in 0..1. */
export function carved(seed: number): { x: number[]; y: number[] } {
  const side = cells * fine + 9
  const data = new Float32Array(side * side)
  const first = Math.floor(hash(1, 2, seed) * glyphs.length)
  const cell = (cx: number, cy: number): number => {
    const [i, j] = [cx - 2, cy - 2]
    const [gi, gj] = [Math.floor(i / (square + 1)), Math.floor(j / (square + 1))]
    const [x, y] = [i - gi * (square + 1), j - gj * (square + 1)]
    if (gi < 0 || gj < 0 || gi > 1 || gj > 1 || x < 0 || y < 0 || x >= square || y >= square) return 0
    return glyphs[(first + 2 * gi + gj * 3) % glyphs.length][y][x] === '#' ? 1 : 0
  }
  for (let y = 0, i = 0; y < side; y++)
    for (let x = 0; x < side; x++, i++) {
      const [fx, fy] = [(x - 4) / fine, (y - 4) / fine]
      const [ox, oy] = [Math.abs(fx - cells / 2), Math.abs(fy - cells / 2)]
      // a square with rounded corners
      const [qx, qy] = [Math.max(0, ox - cells / 2 + 1.6), Math.max(0, oy - cells / 2 + 1.6)]
      const inside = 1.6 - Math.sqrt(qx * qx + qy * qy)
      const wear = 0.55 * drift(x, y, 9, seed) + 0.35 * drift(x, y, 3.2, seed + 1)
      const stone = smoothstep(-0.5, 0.5, inside - 0.25 + 0.9 * wear * smoothstep(2.4, 0.2, inside))
      // cuts with soft shoulders: between the cells the value is mixed, so that corners come out round
      const [cx, cy] = [fx - 0.5, fy - 0.5]
      const [ix, iy] = [Math.floor(cx), Math.floor(cy)]
      const [tx, ty] = [cx - ix, cy - iy]
      const upper = cell(ix, iy) * (1 - tx) + cell(ix + 1, iy) * tx
      const lower = cell(ix, iy + 1) * (1 - tx) + cell(ix + 1, iy + 1) * tx
      const cut = upper * (1 - ty) + lower * ty
      const chip = smoothstep(
        0.74,
        0.9,
        drift(x + 90, y, 7, seed + 3) + 0.25 * drift(x, y + 50, 2.5, seed + 4),
      )
      data[i] = stone * (1 - smoothstep(0.32, 0.68, cut + 0.16 * wear)) * (1 - chip)
    }
  const rings = outlinesOf({ width: side, height: side, lanes: 1, at: 0, data }, 0.5)
    .filter((r) => r.closed && r.x.length > 9)
    .map(({ x, y }) => {
      // a point in two suffices
      const keep = (_: number, k: number) => k % 2 === 0
      const place = (v: number) => (v - 4) / (cells * fine)
      return { x: x.filter(keep).map(place), y: y.filter(keep).map(place) }
    })
    .sort((a, b) => b.x.length - a.x.length)
  // one outline: from the first corner of the largest ring to each other ring and back
  const out = { x: [] as number[], y: [] as number[] }
  for (const [k, ring] of rings.entries()) {
    out.x.push(...ring.x, ring.x[0])
    out.y.push(...ring.y, ring.y[0])
    if (k > 0) {
      out.x.push(rings[0].x[0])
      out.y.push(rings[0].y[0])
    }
  }
  return out
}
