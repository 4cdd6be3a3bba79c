import { type CloudLook, cloud } from '../../brushwork/cloud.ts'
import { dice } from '../../brushwork/dice.ts'
import { paintOf } from '../../brushwork/gold.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { stageOf } from '../../brushwork/stage.ts'
import { filter } from '../../filter.ts'
import { plain, px } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** Behind people: lacquer on lacquer. */
const behind = [
  { body: paintOf('#8f1013'), rim: paintOf('#d63a22'), opacity: 0.92 },
  { body: paintOf('#a8181a'), rim: paintOf('#ee6a35'), opacity: 0.9 },
] as const
/** In a sky: pale, so that they float in it. */
const afar = [
  { body: paintOf('#f7cf8e'), rim: paintOf('#f0934e'), opacity: 0.5 },
  { body: paintOf('#c22a20'), rim: paintOf('#ef8a4a'), opacity: 0.72 },
] as const
const tries = 900

const valueAt = (map: Plane, scale: number, x: number, y: number): number => {
  const px = Math.min(map.width - 1, Math.max(0, Math.floor(x * scale)))
  const py = Math.min(map.height - 1, Math.max(0, Math.floor(y * scale)))
  return map.data[py * map.width + px]
}

/** Auspicious clouds lined in gold: behind the people of a portrait, or in the sky of a scene. */
export const clouds = filter({
  id: 'auspicious-clouds',
  doc: 'Lets gold-lined auspicious clouds float behind people or in the sky.',
  params: {
    count: plain(11, { min: 0, max: 60 }, 'How many at most.'),
    size: px(52, { min: 6, max: 300 }, 'Half the length of a curl-cluster.'),
    line: px(0.95, { min: 0.2, max: 6 }, 'Half-width of the gold lines.'),
    salt: plain(1, { min: 0, max: 10_000 }, 'Another number, other clouds.'),
  },
  from: 'seen',
  gives: 'shapes',
  with: { sky: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 3,
  run: ({ frame, seed }, seen, values, { sky }) => {
    const stage = stageOf(frame, seen)
    const cast = dice(seed * 613 + 29 * Math.round(values.salt))
    const [size, line] = [values.size / frame.u, values.line / frame.u]
    const to = new Outlines()
    const laid: { x: number; y: number; s: number }[] = []
    const looks = stage.portrait > 0.5 ? behind : afar
    for (let i = 0; i < tries && laid.length < Math.round(values.count); i++) {
      const s = size * (0.62 + 0.7 * cast.even())
      const [x, y] = [cast.even() * stage.width, cast.even() * stage.height]
      const pick = looks[Math.floor(cast.even() * looks.length)]
      if (laid.some((o) => Math.abs(x - o.x) < 2.3 * (s + o.s) && Math.abs(y - o.y) < 0.85 * (s + o.s)))
        continue
      if (stage.portrait > 0.5) {
        // they may touch the moon's rim, not drift across its face
        const { moon } = stage
        const away = Math.sqrt((x - moon.x) ** 2 + ((y - moon.y) * 1.15) ** 2)
        if (away < 0.98 * moon.r + 0.5 * s) continue
      } else {
        const clear = [-1.5, 0, 1.5].every((k) => valueAt(sky, frame.u, x + k * s, y) > 0.45)
        if (!clear || y < 0.4 * s) continue
      }
      laid.push({ x, y, s })
      const look: CloudLook = { ...pick, line: line * (0.75 + (0.35 * s) / size) }
      cloud(to, { x, y, size: s }, look, cast)
    }
    return to.shapes()
  },
})
