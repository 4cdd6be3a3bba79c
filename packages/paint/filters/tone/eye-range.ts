import { filter } from '../../filter.ts'
import { regionOf } from '../../guidance/face-regions.ts'
import { freeEyes, readFaces } from '../../guidance/reading/face.ts'

/** Lightness of the darkest and of the lightest few of a list. */
function ends(values: number[]): { dark: number; light: number } {
  values.sort((a, b) => a - b)
  const at = (q: number) => values[Math.min(values.length - 1, Math.floor(q * values.length))]
  return { dark: at(0.03), light: at(0.92) }
}

/**
 * How light the white and how dark the pupil of each eye is in the photo, and teeth and the gap behind them in an open
 * mouth, over the place around it: lane 0 the dark, lane 1 what lies between, lane 2 how far it may be painted by them:
 * not where hair or a hand lies over it. With it an eye in shade, or one of few pixels, is drawn as clearly as any other.
 */
export const eyeRange = filter({
  id: 'eye-range',
  doc: 'Measures the darkest and the lightest of each eye and of an open mouth.',
  params: {},
  from: 'picture',
  gives: 'picture',
  with: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 5,
  run: ({ m, frame: { u } }, src, _values, { seen }) => {
    const { width, height } = src
    const out = m.plane(width, height, 4)
    out.data.fill(0)
    const readings = readFaces(src, u, seen)
    for (const face of seen.faces) {
      const free = freeEyes(readings, face)
      const parts = [...regionOf(face, 'eyes').areas, ...regionOf(face, 'mouth').areas]
      for (const [part, area] of parts.entries()) {
        const [x, y] = [Array.from(area.x), Array.from(area.y)]
        const [left, right] = [u * Math.min(...x), u * Math.max(...x)]
        const [top, bottom] = [u * Math.min(...y), u * Math.max(...y)]
        const [cx, cy, rx, ry] = [
          (left + right) / 2,
          (top + bottom) / 2,
          (right - left) / 2,
          (bottom - top) / 2,
        ]
        if (ry < 0.1 * rx) continue // a closed mouth has nothing to show
        const values: number[] = []
        const box = (grow: number, each: (i: number) => void) => {
          for (
            let py = Math.max(0, Math.floor(cy - grow * ry));
            py <= Math.min(height - 1, cy + grow * ry);
            py++
          )
            for (
              let px = Math.max(0, Math.floor(cx - grow * rx));
              px <= Math.min(width - 1, cx + grow * rx);
              px++
            )
              each(py * width + px)
        }
        box(0.85, (i) => {
          const [dx, dy] = [((i % width) - cx) / rx, (Math.floor(i / width) - cy) / ry]
          if (dx * dx + dy * dy < 0.75) values.push(src.data[4 * i])
        })
        if (values.length < 6) continue
        const { dark, light } = ends(values)
        box(2.2, (i) => {
          out.data[4 * i] = dark
          out.data[4 * i + 1] = Math.max(0.04, light - dark)
          out.data[4 * i + 2] = free[part] ?? 1
        })
      }
    }
    return out
  },
})
