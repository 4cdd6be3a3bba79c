import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { pooled } from '../../kernels/stage.ts'
import { plain, ratio } from '../../param.ts'

/** Where the light falls, by faces or else by the middle of what the picture is about; radius in pixels. */
function poolOf(
  faces: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[],
  subject: Float32Array,
  { width, height, u }: { readonly width: number; readonly height: number; readonly u: number },
) {
  const diagonal = Math.sqrt(width * width + height * height)
  if (faces.length > 0) {
    const x = faces.reduce((t, f) => t + f.x + f.width / 2, 0) / faces.length
    const y = faces.reduce((t, f) => t + f.y + 0.6 * f.height, 0) / faces.length
    const spread = Math.max(...faces.map((f) => Math.abs(f.x + f.width / 2 - x) + 1.6 * f.width))
    return { x: x * u, y: y * u, r: Math.max(0.3 * diagonal, 1.5 * spread * u) }
  }
  let [x, y, all] = [width * 0.5 * 4000, height * 0.55 * 4000, 4000]
  for (let i = 0; i < subject.length; i += 5) {
    x += subject[i] * (i % width)
    y += subject[i] * Math.floor(i / width)
    all += subject[i]
  }
  return { x: x / all, y: y / all, r: 0.46 * diagonal }
}

/** One pool of light on what matters, and the rest of the room sinks away from it. */
export const spotlight = filter({
  id: 'spotlight',
  doc: 'A pool of light on faces or on the subject; the rest sinks back.',
  params: {
    dark: ratio(0.55, 'Light left far from the pool.'),
    bright: plain(1.18, { min: 0.5, max: 2.5 }, 'Light in its middle.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { seen: 'seen', subject: 'plane' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 50,
  run: ({ m, frame: { u } }, src, { dark, bright }, { seen, subject, spare }) => {
    const { width, height } = src
    const boxes = seen.faces.filter(isMeshed).map((f) => f.box)
    const tallest = Math.max(0, ...boxes.map((b) => b.height))
    const main = boxes.filter((b) => b.height > 0.5 * tallest)
    const pool = poolOf(main, subject.data, { width, height, u })
    return pooled(m, src, { ...pool, far: Math.cbrt(dark), near: Math.cbrt(bright), spare })
  },
})
