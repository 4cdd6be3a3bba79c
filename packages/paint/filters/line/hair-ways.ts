import { hairRows } from '../../brushwork/hair-rows.ts'
import { filter } from '../../filter.ts'
import { headOf } from '../../guidance/head.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { areaFlow } from '../../kernels/hair-flow.ts'
import { px, ratio } from '../../param.ts'
import { type Plane, rowsOf } from '../../plane.ts'

/**
 * Which way hair runs: along the strands of the photo, and where none are to be seen (black hair, a dark room) with
 * the strands around, or as hair falls: round the head and down.
 */
export const hairWays = filter({
  id: 'hair-ways',
  doc: 'The direction in which hair runs, in the dark too.',
  source: 'Kyprianidis, Kang 2011, doi:10.1111/j.1467-8659.2011.01882.x',
  params: {
    sigma: px(4, { min: 0.5, max: 40 }, 'How far a direction reaches.'),
    fall: ratio(0.08, 'How much is believed of how hair falls.'),
  },
  from: 'plane',
  gives: 'flow',
  with: { photo: 'picture', seen: 'seen' },
  maybe: { texture: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, frame: { u } }, hair, { sigma, fall }, { photo, seen, texture }) => {
    const out = m.plane(hair.width, hair.height, 4)
    const k = Math.min(hair.width, hair.height) < 64 ? 1 : sigma >= 4.5 ? 3 : 2
    const rows = hairRows(hair, 3 * sigma, k)
    const [top, bottom] = rows ?? [hair.height, hair.height]
    const row = 4 * hair.width
    straight(out.data.subarray(0, top * row))
    straight(out.data.subarray(bottom * row))
    if (!rows) return out
    const heads = seen.faces.filter(isMeshed).map(headOf)
    const belief = (tensor: Plane, area: Plane) => {
      for (let y = 0, j = 0; y < tensor.height; y++)
        for (let x = 0; x < tensor.width; x++, j += 4) {
          if (area.data[j >> 2] < 0.05) continue
          const px = (x * k) / u
          const py = (y * k + top) / u
          let best = 9
          let nx = 1
          let ny = 0
          for (let h = 0; h < heads.length; h++) {
            const { centre, up, size, width } = heads[h]
            const dx = px - centre.x
            const dy = py - centre.y
            const rr = (dx * up.x + dy * up.y) / size
            const ra = (dx * up.y - dy * up.x) / width
            const away = ra * ra + rr * rr
            if (away > best) continue
            best = away
            // round the head above its middle, and down below: the normal turns from outwards to sideways
            const lift = Math.max(0, rr) / size
            const side = ra / width
            const mx = side * up.y + lift * up.x
            const my = -side * up.x + lift * up.y
            const n = 1 / (Math.sqrt(mx * mx + my * my) + 1e-6)
            nx = mx * n
            ny = my * n
          }
          // as much as a faint strand, in units of gradients
          const w = 0.02 * fall
          tensor.data[j] += w * nx * nx
          tensor.data[j + 1] += w * nx * ny
          tensor.data[j + 2] += w * ny * ny
          const kind = texture
            ? texture.data[
                Math.min(texture.height - 1, y * k + top) * texture.width + Math.min(texture.width - 1, x * k)
              ]
            : 0
          if (kind >= 0) continue
          // cropped hair stands out from the head
          tensor.data[j] -= kind * ny * ny
          tensor.data[j + 1] += kind * nx * ny
          tensor.data[j + 2] -= kind * nx * nx
        }
    }
    const [light, area, into] = [photo, hair, out].map((p) => rowsOf(p, top, bottom))
    areaFlow(m, light, area, into, { sigma, k, belief })
    return out
  },
})

/** Where there is no hair, the way is down. */
function straight(flow: Float32Array): void {
  flow.fill(0)
  for (let k = 1; k < flow.length; k += 4) flow[k] = 1
}
