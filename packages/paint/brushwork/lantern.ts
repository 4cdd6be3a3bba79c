import { leaf, paintOf } from './gold.ts'
import { arc, hoop, ribbon } from './ornament.ts'
import type { Outlines } from './outlines.ts'

const [lit, red, deep, glow, silk, dark] = [
  '#ff7a3a',
  '#d31f1b',
  '#6d080c',
  '#ff8a3c',
  '#c4201d',
  '#8c1013',
].map(paintOf)

/** A round lantern of red silk on gilt ribs, with a tassel; r is half its width. It hangs from `from`. */
export function lantern(out: Outlines, x: number, y: number, r: number, from: number): void {
  const h = 0.8 * r
  const line = Math.max(0.35, 0.018 * r)
  out.add(arc(x, y, 1.25 * r, 1.2 * r), { colour: glow, opacity: 0.42, soft: 1.5 * r })
  out.add(ribbon([x, from, x, y - h], Math.max(0.4, 0.02 * r)), leaf)
  out.add(arc(x, y, r, h), { colour: red, rim: deep })
  // ribs: each pair of meridians a narrower ellipse, lit from within
  for (const [k, opacity] of [
    [0.86, 0.5],
    [0.6, 0.45],
    [0.3, 0.45],
  ] as const)
    out.add(arc(x, y, k * r, h), { colour: lit, rim: red, opacity })
  for (const k of [0.98, 0.74, 0.45, 0.15])
    hoop(out, x, y, k * r, h, line, { ...leaf, opacity: k > 0.9 ? 1 : 0.6 })
  for (const up of [-1, 1] as const) {
    const at = y + up * h
    out.add(box(x, at, 0.46 * r, 0.1 * r), leaf)
    out.add(box(x, at - up * 0.1 * r, 0.52 * r, 0.025 * r), { ...leaf, colour: paintOf('#b07a28') })
  }
  const knot = y + 1.1 * r
  out.add(ribbon([x, y + h, x, knot], line), leaf)
  out.add(arc(x, knot, 0.09 * r, 0.09 * r), leaf)
  for (let k = -3; k <= 3; k++) {
    const sway = 0.04 * k * r
    out.add(
      ribbon(
        [
          x + 0.018 * k * r,
          knot + 0.08 * r,
          x + 0.6 * sway,
          knot + 0.5 * r,
          x + sway,
          knot + (0.95 - 0.02 * k * k) * r,
        ],
        0.024 * r,
      ),
      { colour: k % 2 ? silk : dark },
    )
  }
  out.add(box(x, knot + 0.12 * r, 0.1 * r, 0.03 * r), leaf)
}

const box = (x: number, y: number, w: number, h: number): number[] => [
  ...[x - w, y - h, x + w, y - h],
  ...[x + w, y + h, x - w, y + h],
]

/** Lanterns on a cord that sags between two points: `each` says how large one is, by its place along the cord. */
export function garland(
  out: Outlines,
  cord: { from: readonly [number, number]; to: readonly [number, number]; sag: number },
  count: number,
  r: number,
): void {
  const at = (t: number): [number, number] => [
    cord.from[0] + t * (cord.to[0] - cord.from[0]),
    cord.from[1] + t * (cord.to[1] - cord.from[1]) + 4 * cord.sag * t * (1 - t),
  ]
  const path = Array.from({ length: 41 }, (_, i) => at(i / 40)).flat()
  out.add(ribbon(path, Math.max(0.5, 0.03 * r)), { colour: paintOf('#5a2a12') })
  for (let i = 0; i < count; i++) {
    const [x, y] = at((i + 0.5) / count)
    lantern(out, x, y + 1.15 * r, r, y)
  }
}
