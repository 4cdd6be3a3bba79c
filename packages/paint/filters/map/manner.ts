import { brushUnit } from '../../brushwork/motif.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { plain } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** The smallest brush as a share of a face's width: on its skin, at eyes and mouth, and on the clothes. */
const byFace = { skin: 0.02, features: 0.0042, clothes: 0.021 } as const
/** What those shares may come to, in u. */
const bounds = { skin: [1.1, 5.3], features: [0.8, 2.2], clothes: [1.1, 3.5] } as const
/** The smallest brush in a painted backdrop, in skies and in leaves, in u. */
const least = { room: 6.5, sky: 5.2, leaves: 2 } as const

/** Half-width in u that no brush has. */
const none = 24

const within = (v: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, v))

/**
 * How a painter goes about each place. Lane 0: half-width of the smallest brush, in `brushUnit` u; 1: how
 * level the strokes lie; 2: how short and wild; 3: how far the smallest brush goes over what is already right, so
 * that its strokes are seen. On a face brushes go by its own size: a cheek shows its strokes on a small face too.
 */
export const manner = filter({
  id: 'manner',
  doc: 'Chooses the brush for each place: broad in sky and garden, small on people, finest at eyes and mouth.',
  params: {
    size: plain(1, { min: 0.2, max: 3 }, 'Scales the smallest brushes.'),
  },
  from: 'plane',
  gives: 'picture',
  with: {
    seen: 'seen',
    oval: 'plane',
    features: 'plane',
    sky: 'plane',
    foliage: 'plane',
    room: 'plane',
  },
  maybe: { drawn: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame }, whole, { size }, { seen, ...maps }) => {
    // brushes change from place to place, not from pixel to pixel: half of a large study shows the same
    const k = frame.u >= 1.2 ? 2 : 1
    const u = frame.u / k
    const half = <P extends Plane | undefined>(p: P): P | Plane => (p && k > 1 ? shrink(m, p, k) : p)
    const [person, oval, features] = [whole, maps.oval, maps.features].map(half)
    const [sky, foliage, room, drawn] = [
      half(maps.sky),
      half(maps.foliage),
      half(maps.room),
      half(maps.drawn),
    ]
    const { width, height } = person
    const out = m.plane(width, height, 4)
    const faces = seen.faces.filter(isMeshed).map(({ box }) => ({
      x: (box.x + box.width / 2) * u,
      y: (box.y + box.height / 2) * u,
      skin: within(byFace.skin * box.width, bounds.skin),
      features: within(byFace.features * box.width, bounds.features),
    }))
    const clothes = within(byFace.clothes * (seen.faces[0]?.box.width ?? 0), bounds.clothes)
    const unit = size / brushUnit
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const at = 4 * i
        const [air, free] = [sky.data[i], room.data[i]]
        const leaves = foliage.data[i] * (1 - air)
        let smallest = least.leaves * leaves
        smallest += air * (least.sky - smallest)
        smallest += person.data[i] * (clothes - smallest)
        smallest += free * (least.room - smallest)
        const face = oval.data[i]
        if (face > 0.02 && faces.length > 0) {
          let [own, far] = [faces[0], Number.POSITIVE_INFINITY]
          for (const f of faces) {
            const d = (f.x - x) * (f.x - x) + (f.y - y) * (f.y - y)
            if (d < far) [own, far] = [f, d]
          }
          const on = own.skin + features.data[i] * (own.features - own.skin)
          smallest += face * (on - smallest)
        }
        // what will be drawn over is not painted: no brush is small enough for it
        if (drawn && drawn.data[i] > 0.85) smallest = none / size
        out.data[at] = unit * smallest
        out.data[at + 1] = 0.85 * air * (1 - free)
        out.data[at + 2] = Math.min(1, 0.65 * free + 0.35 * leaves)
        out.data[at + 3] = Math.max(0.8 * face * (1 - features.data[i]), 0.35 * free, 0.3 * person.data[i])
      }
    return k > 1
      ? enlarge(m, out, { width: whole.width, height: whole.height, from: 0, to: whole.height }, k)
      : out
  },
})
