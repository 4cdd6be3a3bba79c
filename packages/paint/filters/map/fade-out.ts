import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** People of a portrait fade into the paper at the foot and the sides of the sheet, so that they do not end in a cut. */
export const fadeOut = filter({
  id: 'fade-out',
  doc: 'Lets a portrait fade into the paper at its foot.',
  params: {
    foot: ratio(0.85, 'How much is gone at the foot.'),
    sides: ratio(0.6, 'How much is gone at the sides.'),
  },
  from: 'seen',
  gives: 'plane',
  with: { drift: 'plane', clouds: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m }, seen, { foot, sides }, { drift, clouds }) => {
    const { width, height } = drift
    const portrait = portraitOf(seen)
    const out = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const n = 0.1 * (2 * clouds.data[i] - 1) + 0.1 * (2 * drift.data[i] - 1)
        const down = foot * smoothstep(0.87, 1.02, y / height + n)
        const side = sides * smoothstep(0.93, 1.04, Math.abs((2 * x) / width - 1) + n)
        out.data[i] = 1 - portrait * (1 - (1 - down) * (1 - side))
      }
    return out
  },
})
