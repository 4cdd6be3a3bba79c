import { claySkin } from '../../brushwork/clay/colour.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { tallestFace } from '../../guidance/seen.ts'
import { plain } from '../../param.ts'
import { handsOf } from '../map/mittens.ts'

/** A hand shows where at least this share of its place is skin. */
const shown = 0.5

/** Mittens laid over hands that show: a round palm, fingers in one, and a thumb. */
export const toyHands = filter({
  id: 'toy-hands',
  doc: 'Lays mittens over the hands: a palm, fingers in one, a thumb.',
  params: {
    size: plain(0.15, { min: 0.03, max: 0.4 }, 'Half-width of a palm by the height of the face.'),
    rise: plain(0.55, { min: 0.05, max: 1.5 }, 'Its height by its half-width.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { seen: 'seen', skin: 'plane', tone: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m, frame: { u } }, src, { size, rise }, { seen, skin, tone }) => {
    const out = m.copy(src)
    const pieces = new Pieces(m, out, u)
    const { width, height } = src
    for (const { x, y, h, dx, dy } of handsOf(seen)) {
      const r = size * (h || tallestFace(seen) || 90)
      const [cx, cy, n] = [x * u, y * u, 1.6 * r * u]
      let [all, bare, mx, my] = [0, 0, 0, 0]
      const step = Math.max(1, n / 8)
      for (let j = cy - n; j <= cy + n; j += step)
        for (let i = cx - n; i <= cx + n; i += step) {
          const [px, py] = [Math.round(i), Math.round(j)]
          if (px < 0 || py < 0 || px >= width || py >= height || (i - cx) ** 2 + (j - cy) ** 2 > n * n)
            continue
          const s = Math.min(1, Math.max(0, skin.data[py * width + px]))
          all++
          bare += s
          mx += s * i
          my += s * j
        }
      if (all < 6 || bare / all < shown) continue
      // the palm lies in the middle of the skin about it
      const [qx, qy] = [mx / bare / u, my / bare / u]
      const k =
        4 *
        (Math.min(height - 1, Math.max(0, Math.round(qy * u))) * width +
          Math.min(width - 1, Math.max(0, Math.round(qx * u))))
      const [L, a, b] = claySkin(tone.data[k], tone.data[k + 1], tone.data[k + 2])
      const touch = { colour: [L, a, b] as const, rise, lift: 1, follow: 0 }
      pieces.roll(
        [qx - 0.3 * r * dx, qx + 0.75 * r * dx],
        [qy - 0.3 * r * dy, qy + 0.75 * r * dy],
        [r, 0.92 * r],
        touch,
      )
      // the thumb points up the picture
      const side = dx > 0 ? -1 : 1
      const [tx, ty] = [side * -dy, side * dx]
      pieces.roll(
        [qx + 0.5 * r * tx, qx + 1.12 * r * tx + 0.35 * r * dx],
        [qy + 0.5 * r * ty, qy + 1.12 * r * ty + 0.35 * r * dy],
        [0.45 * r, 0.36 * r],
        touch,
      )
      pieces.press()
    }
    return out
  },
})
