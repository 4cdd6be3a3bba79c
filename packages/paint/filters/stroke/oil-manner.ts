import { brushUnit } from '../../brushwork/motif.ts'
import { filter } from '../../filter.ts'
import { plain } from '../../param.ts'

/** Half-width in u of the smallest brush: ground behind people, sky, land, where the eye rests in it, cloth, and where the eye looks. */
const least = { room: 7.5, sky: 7, land: 4.4, person: 2.2, rest: 1.6, focus: 1.5 } as const

/**
 * How a portrait or a concept painter goes about each place: broad where the eye does not rest, fine where it does.
 * Lanes as of `manner`.
 */
export const oilManner = filter({
  id: 'oil-manner',
  doc: 'Chooses the oil brush for each place: broad in the ground and the sky, fine where the eye looks.',
  params: { size: plain(1, { min: 0.3, max: 3 }, 'Scales the smallest brushes.') },
  from: 'plane',
  gives: 'picture',
  maybe: { rest: 'plane' },
  with: { focus: 'plane', sky: 'plane', room: 'plane', detail: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m }, person, { size }, { focus, sky, room, detail, rest }) => {
    const { width, height } = person
    const out = m.plane(width, height, 4)
    const unit = size / brushUnit
    for (let i = 0, k = 0; i < person.data.length; i++, k += 4) {
      const [air, free, eye] = [sky.data[i], room.data[i], focus.data[i]]
      // towards the rim of a landscape the brush grows
      const [dx, dy] = [(2 * (i % width)) / width - 1, (2 * Math.floor(i / width)) / height - 1.1]
      const rim = Math.min(1, 0.8 * (dx * dx + dy * dy))
      let smallest: number = least.land * (1.15 - 0.7 * detail.data[i] + 0.45 * rim)
      if (rest) smallest += 0.8 * rest.data[i] * (least.rest - smallest)
      smallest += air * (least.sky - smallest)
      smallest += person.data[i] * (least.person - smallest)
      smallest += free * (least.room - smallest)
      smallest += eye * (least.focus - smallest)
      out.data[k] = unit * smallest
      out.data[k + 1] = 0.12 * air * (1 - free)
      out.data[k + 2] = Math.max(0.22 * free, 0.3 * air)
      out.data[k + 3] = Math.max(0.25 * free, 0.06 * (1 - eye))
    }
    return out
  },
})
