import { hairRows } from '../../brushwork/hair-rows.ts'
import { sweep, sweepOf } from '../../brushwork/hair-sweep.ts'
import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { type Plane, rowsOf } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * People with the outline of their drawn hair: near it the map of people is evened out, since a photo's single hairs
 * tear it; and what hair was cut away from is no longer person either.
 */
export const hairOutline = filter({
  id: 'hair-outline',
  doc: 'Gives a map of people the drawn outline of their hair.',
  params: { sweep },
  from: 'plane',
  gives: 'plane',
  with: { hair: 'plane', own: 'plane', seen: 'seen' },
  maybe: { texture: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 16,
  run: ({ m, frame: { u } }, person, { sweep: share }, { hair, own, seen, texture }) => {
    const out = m.copy(person)
    const sigma = sweepOf(seen, u, share)
    const rows = hairRows(hair, 9 * sigma, 1)
    if (!rows) return out
    const [whole, locks, raw, into] = [person, hair, own, out].map((p) => rowsOf(p, ...rows))
    const [even, near] = [gaussian(m, whole, sigma), gaussian(m, locks, 3 * sigma)]
    // about a cropped head nothing thin stands out: it belongs to what is behind
    const kinds = texture && lowest(texture) < -0.4 ? rowsOf(texture, ...rows).data : undefined
    const thick = kinds && gaussian(m, whole, 2.2 * sigma).data
    for (let i = 0; i < into.data.length; i++) {
      const close = near.data[i] < 0.02 ? 0 : smoothstep(0.04, 0.16, near.data[i])
      if (close === 0) continue
      const drawn = smoothstep(0.3, 0.7, even.data[i])
      const lost = smoothstep(0.5, 0.9, raw.data[i] - locks.data[i])
      const cut = kinds && thick && kinds[i] < -0.4 ? smoothstep(0.36, 0.56, thick[i]) : 1
      const kept = (into.data[i] + close * (drawn - into.data[i])) * (1 + close * (cut - 1))
      into.data[i] = Math.min(1, Math.max(locks.data[i], kept * (1 - lost)))
    }
    return out
  },
})

function lowest({ data }: Plane): number {
  let low = 0
  for (let i = 0; i < data.length; i += 7) if (data[i] < low) low = data[i]
  return low
}
