import type { Figure } from './silhouette.ts'

/** A part of the picture, in pixels of the study. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

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

interface Raster {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/** Means of an area of a picture on a smaller raster of 4 lanes, at most `longest` pixels long. */
export function rasterOf<R extends Raster>(
  src: Raster,
  area: Area,
  longest: number,
  make: (width: number, height: number) => R,
): R {
  const shrink = Math.min(1, longest / Math.max(area.width, area.height))
  const width = Math.max(1, Math.round(area.width * shrink))
  const height = Math.max(1, Math.round(area.height * shrink))
  const out = make(width, height)
  const data = out.data.fill(0)
  const column = Int32Array.from({ length: area.width }, (_, x) =>
    Math.min(width - 1, Math.floor(((x + 0.5) * width) / area.width)),
  )
  const hits = new Int32Array(width)
  for (const c of column) hits[c]++
  const rows = new Int32Array(height)
  const from = src.data
  for (let y = 0; y < area.height; y++) {
    const r = Math.min(height - 1, Math.floor(((y + 0.5) * height) / area.height))
    rows[r]++
    let k = 4 * ((area.top + y) * src.width + area.left)
    for (let x = 0; x < area.width; x++, k += 4) {
      const i = 4 * (r * width + column[x])
      data[i] += from[k]
      data[i + 1] += from[k + 1]
      data[i + 2] += from[k + 2]
    }
  }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) {
      const share = 1 / (hits[x] * rows[y])
      data[i] *= share
      data[i + 1] *= share
      data[i + 2] *= share
    }
  return out
}
