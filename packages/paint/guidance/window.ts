import type { Area } from '../kernels/colour-guide.ts'
import type { Figure } from './silhouette.ts'

export type { Area } from '../kernels/colour-guide.ts'

/** Figures whose surroundings touch belong together; each group is looked at in its own window. */
export function areasOf(
  figures: readonly Figure[],
  u: number,
  width: number,
  height: number,
): { readonly area: Area; readonly figures: readonly Figure[] }[] {
  let groups = figures.flatMap((f) => {
    const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
    for (const p of f.parts) {
      const room = 0.75 * f.size
      box[0] = Math.min(box[0], p.ax - p.ra - room, p.bx - p.rb - room)
      box[1] = Math.min(box[1], p.ay - p.ra - room, p.by - p.rb - room)
      box[2] = Math.max(box[2], p.ax + p.ra + room, p.bx + p.rb + room)
      box[3] = Math.max(box[3], p.ay + p.ra + room, p.by + p.rb + room)
    }
    const left = Math.max(0, Math.floor(box[0] * u))
    const top = Math.max(0, Math.floor(box[1] * u))
    const right = Math.min(width, Math.ceil(box[2] * u))
    const bottom = Math.min(height, Math.ceil(box[3] * u))
    return right - left >= 12 && bottom - top >= 12 ? [{ left, top, right, bottom, figures: [f] }] : []
  })
  for (let merged = true; merged; ) {
    merged = false
    for (let i = 0; i < groups.length && !merged; i++)
      for (let j = i + 1; j < groups.length && !merged; j++) {
        const [a, b] = [groups[i], groups[j]]
        if (a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom) continue
        const both = {
          left: Math.min(a.left, b.left),
          top: Math.min(a.top, b.top),
          right: Math.max(a.right, b.right),
          bottom: Math.max(a.bottom, b.bottom),
          figures: [...a.figures, ...b.figures],
        }
        groups = [...groups.filter((g) => g !== a && g !== b), both]
        merged = true
      }
  }
  return groups.map(({ left, top, right, bottom, figures: inside }) => ({
    area: { left, top, width: right - left, height: bottom - top },
    figures: inside,
  }))
}
