import { filter } from '../../filter.ts'

/** Hair: what of a head is person and not skin, for now. */
export const hairMap = filter({
  id: 'hair-map',
  doc: 'Finds the hair of people.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen', person: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 80,
  run: ({ m, frame: { u } }, src, _values, { seen, person, skin }) => {
    const out = m.plane(src.width, src.height)
    out.data.fill(0)
    for (const { box } of seen.faces) {
      const [cx, cy] = [(box.x + box.width / 2) * u, (box.y + box.height * 0.4) * u]
      const r = 1.1 * box.height * u
      for (let y = 0, i = 0; y < src.height; y++)
        for (let x = 0; x < src.width; x++, i++) {
          const near = Math.max(0, Math.min(1, 3 - (3 * Math.hypot(x - cx, y - cy)) / r))
          out.data[i] = Math.max(out.data[i], near * person.data[i] * (1 - skin.data[i]))
        }
    }
    return out
  },
})
