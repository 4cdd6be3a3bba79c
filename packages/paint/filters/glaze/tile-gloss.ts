import { dice } from '../../brushwork/dice.ts'
import { panelOf } from '../../brushwork/porcelain/panel.ts'
import { filter } from '../../filter.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** A window as a panel shows it: its middle and half sizes in long sides, how far it leans, how bright it is. */
const windows = [
  { x: 0.27, y: 0.24, wide: 0.11, high: 0.15, lean: 0.28, light: 1 },
  { x: 0.83, y: 0.5, wide: 0.035, high: 0.2, lean: 0.2, light: 0.55 },
] as const
/** How much of a tile's tone differs from its neighbours', in lightness. */
const uneven = 0.014

/** The studio's windows mirrored in a panel of tiles: no two are set quite level, so that every joint breaks the mirror. */
export const tileGloss = filter({
  id: 'tile-gloss',
  doc: 'Mirrors windows in a panel of glazed tiles, broken at every joint.',
  params: {
    size: px(168, { min: 20, max: 1000 }, 'About how large a tile is.'),
    amount: ratio(0.42, 'How bright windows are mirrored.'),
    tilt: px(15, { min: 0, max: 100 }, 'How far a mirror image jumps from tile to tile.'),
    soft: px(7, { min: 0.5, max: 60 }, 'How soft its borders are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { stage: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 12,
  run: ({ m, seed }, src, { size, amount, tilt, soft }, { stage }) => {
    const out = m.copy(src)
    const there = 1 - Math.min(1, stage.data[0])
    if (there <= 0.01) return out
    const { width, height } = src
    const long = Math.max(width, height)
    const { across, down, wide, high } = panelOf(width, height, size)
    const cast = dice(seed + 1301)
    for (let row = 0; row < down; row++)
      for (let column = 0; column < across; column++) {
        const [dx, dy, tone] = [tilt * cast.bell(), tilt * cast.bell(), there * uneven * cast.bell()]
        const [x0, x1] = [Math.round(column * wide), Math.round((column + 1) * wide)]
        const [y0, y1] = [Math.round(row * high), Math.round((row + 1) * high)]
        for (let y = y0; y < y1; y++)
          for (let x = x0, c = 4 * (y * width + x0); x < x1; x++, c += 4) {
            let light = 0
            for (const w of windows) {
              const v = (y + dy) / height - w.y
              if (Math.abs(v * height) > w.high * long + soft) continue
              const h = (x + dx - v * w.lean * height) / width - w.x
              if (Math.abs(h * width) > w.wide * long + soft) continue
              const inside =
                smoothstep(soft, -soft, Math.abs(h * width) - w.wide * long) *
                smoothstep(soft, -soft, Math.abs(v * height) - w.high * long)
              const bar = Math.min(Math.abs(h * width), Math.abs(v * height))
              light = Math.max(
                light,
                w.light * inside * (0.35 + 0.65 * smoothstep(0.4 * soft, 1.1 * soft, bar)),
              )
            }
            const t = there * amount * light
            out.data[c] += tone + t * (0.985 - out.data[c])
            // a clear glaze mirrors white: hues pale under it
            if (t > 0) {
              out.data[c + 1] *= 1 - t
              out.data[c + 2] *= 1 - 0.8 * t
            }
          }
      }
    return out
  },
})
