import { dice } from '../../brushwork/dice.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { settingOf } from '../../brushwork/sky-paint.ts'
import { star } from '../../brushwork/star.ts'
import { filter } from '../../filter.ts'
import { plain, px } from '../../param.ts'

/** A drawn night has more stars than a photo's: most are dust, some shine, a few sparkle. By day there are none. */
export const nightStars = filter({
  id: 'night-stars',
  doc: 'Sets stars into a night sky; a day sky stays as it is.',
  params: {
    count: plain(420, { min: 0, max: 3000 }, 'How many over a whole sky.'),
    size: px(1.1, { min: 0.2, max: 8 }, 'Radius of the brightest.'),
    sparkling: plain(8, { min: 0, max: 100 }, 'How many of them sparkle with four points.'),
  },
  from: 'plane',
  gives: 'shapes',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 3,
  run: ({ frame: { u }, seed }, sky, { count, size, sparkling }, { photo }) => {
    const { width, height } = sky
    const to = new Outlines()
    const { dark, share, lowest } = settingOf(sky, photo)
    if (share < 0.03 || dark < 0.05) return to.shapes()
    const cast = dice(seed * 211 + 3)
    const clear = (x: number, y: number) => sky.data[Math.floor(y) * width + Math.floor(x)] > 0.6
    for (let n = 0; n < Math.round(count); n++) {
      const [x, y] = [cast.even() * width, cast.even() ** 1.3 * lowest * height]
      const [bright, warm] = [cast.even() ** 2.4, cast.bell()]
      if (!clear(x, Math.min(height - 1, y))) continue
      const r = (size / u) * (0.3 + 0.7 * bright)
      const colour = [0.93 + 0.06 * bright, 0.004 * warm, -0.02 + 0.015 * warm] as const
      const points = Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 4)
      const low = 1 - 0.75 * (y / (lowest * height)) ** 2
      to.add(
        points.flatMap((a) => [x / u + r * Math.cos(a), y / u + r * Math.sin(a)]),
        { colour, opacity: dark * low * (0.3 + 0.7 * bright), soft: 0.5 * r },
      )
    }
    for (let n = 0; n < Math.round(sparkling); n++) {
      const [x, y, large] = [cast.even() * width, cast.even() * 0.75 * lowest * height, cast.even()]
      if (!clear(x, y)) continue
      const r = (size / u) * (4 + 8 * large)
      to.add(star(x / u, y / u, r), { colour: [0.97, -0.005, -0.02], opacity: 0.85 * dark, soft: 0.06 * r })
    }
    return to.shapes()
  },
})
