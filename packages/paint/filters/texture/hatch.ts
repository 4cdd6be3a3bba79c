import { filter } from '../../filter.ts'
import { deg, px } from '../../param.ts'

/** Lines closer than this many output pixels would merge. */
const closest = 5

/** Strokes that swell with the shade, as a pen feathers out of a black: the plane says how dark it shall get. */
export const hatch = filter({
  id: 'hatch',
  doc: 'Draws shade with parallel strokes that swell where it is darker.',
  params: {
    period: px(6.2, { min: 2, max: 40 }, 'Distance between strokes.'),
    angle: deg(53, 'Direction that the strokes run in.'),
    bend: px(3, { min: 0, max: 20 }, 'How far a hand wavers from the straight line.'),
  },
  from: 'plane',
  gives: 'plane',
  zone: 'sheet',
  reach: 'point',
  cost: 20,
  run: ({ m, frame }, src, { period, angle, bend }) => {
    const { width, height } = src
    const out = m.plane(width, height)
    const distance = Math.max(closest, period)
    const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
    const across = { x: s / distance, y: c / distance }
    const { u } = frame
    for (let y = 0; y < height; y++) {
      const Y = y + frame.top + 0.5
      const slow = Math.sin(Y / (31 * u))
      for (let x = 0; x < width; x++) {
        const i = y * width + x
        const shade = src.data[i]
        if (shade < 0.02) {
          out.data[i] = 0
          continue
        }
        const X = x + 0.5
        const waver =
          (bend * (Math.sin(X / (43 * u) + slow) + 0.6 * Math.sin(Y / (27 * u) - X / (90 * u)))) / distance
        const phase = X * across.x + Y * across.y + waver
        const off = Math.abs(phase - Math.floor(phase) - 0.5) * distance
        const half = 0.5 * Math.min(1, shade) * distance
        // a stroke thinner than a pixel fades instead of breaking up
        out.data[i] = Math.min(1, Math.max(0, half + 0.5 - off)) * Math.min(1, 2 * half)
      }
    }
    return out
  },
})
