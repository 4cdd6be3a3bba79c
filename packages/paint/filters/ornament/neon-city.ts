import { dice } from '../../brushwork/dice.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { tower } from '../../brushwork/tower.ts'
import { filter } from '../../filter.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Less open sky than this share of the picture, or lower than this in u, has no room for a city. */
const [least, lowest] = [0.05, 110]
/** The share of columns whose sky ends above the horizon: behind roofs and hills the towers are hidden. */
const hidden = 0.9
/** Ranks from the farthest: how tall, how hazy, how wide a tower is, in u, and how many windows are lit. */
const ranks = [
  { tall: 0.8, haze: 0.75, wide: 17, lit: 0.1 },
  { tall: 0.62, haze: 0.4, wide: 24, lit: 0.2 },
  { tall: 0.4, haze: 0.08, wide: 32, lit: 0.3 },
] as const

/**
 * A distant city along the horizon of an open sky: three ranks of towers, hazier the farther they are, with lit
 * windows, signs and warning lights. It is laid within the sky, so that hills and roofs stand before it.
 */
export const neonCity = filter({
  id: 'neon-city',
  doc: 'Builds a distant city of lit towers along the horizon of a sky.',
  params: {
    rise: px(150, { min: 10, max: 500 }, 'Height of the tallest tower.'),
    dense: plain(1, { min: 0, max: 3 }, 'How close the towers stand.'),
  },
  from: 'plane',
  gives: 'shapes',
  zone: 'study',
  reach: 'whole',
  cost: 3,
  run: ({ frame: { u }, seed }, sky, { rise, dense }) => {
    const { width, height, data } = sky
    const to = new Outlines()
    const ends: number[] = []
    let [count, top] = [0, height]
    const step = Math.max(1, Math.round(3 * u))
    for (let x = 0; x < width; x += step) {
      let end = -1
      for (let y = 0; y < height; y += step) {
        if (data[y * width + x] < 0.5) continue
        end = y
        count++
        top = Math.min(top, y)
      }
      if (end >= 0) ends.push(end)
    }
    const share = (count * step * step) / (width * height)
    if (share < least || dense <= 0) return to.shapes()
    ends.sort((a, b) => a - b)
    const foot = ends[Math.floor(hidden * (ends.length - 1))] / u
    const end = ends[ends.length - 1] / u
    const room = foot - top / u
    if (room < lowest) return to.shapes()
    const most = Math.min(rise / u, 0.45 * room)
    const cast = dice(seed * 71 + 19)
    const wide = width / u
    for (const { tall, haze, wide: usual, lit } of ranks) {
      const scale = 0.5 + 0.5 * smoothstep(200, 700, room)
      // two hearts of the city, where its towers are tallest
      const [first, second] = [0.15 + 0.3 * cast.even(), 0.6 + 0.3 * cast.even()]
      for (let x = -usual * cast.even(); x < wide; ) {
        const w = usual * scale * (0.6 + 0.9 * cast.even())
        const at = (x + w / 2) / wide
        const near = Math.min(Math.abs(at - first), Math.abs(at - second))
        const heart = 0.35 + 0.65 * smoothstep(0.28, 0.02, near)
        const h = most * tall * heart * (0.55 + 0.6 * cast.even())
        tower(to, { x, foot: end + 6, w, h: h + end - foot, haze, lit, wide }, cast)
        x += w + (usual * scale * (0.1 + 1.1 * cast.even() ** 2)) / dense
      }
    }
    return to.shapes()
  },
})
