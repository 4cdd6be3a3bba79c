import { filter } from '../../filter.ts'
import { kindOf, measureHair } from '../../guidance/hair-texture.ts'
import { headOf, inHead } from '../../guidance/head.ts'
import { isMeshed } from '../../guidance/seen.ts'

/** How far from a head its hair is looked for, in its own skull's radii. */
const reach = 3

/**
 * Of what kind hair is, head by head, read from the photo's own structure: 1 in tight curls, -1 where it is cropped, 0
 * in strands. Each place takes it from the head it is nearest to.
 */
export const hairTexture = filter({
  id: 'hair-texture',
  doc: 'Tells tightly curled and cropped hair from hair in strands.',
  source: 'order by the coherence of the structure tensor: Bigün, Granlund 1987',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  range: [-1, 1],
  cost: 12,
  run: ({ m, frame: { u } }, hair, _values, { photo, seen }) => {
    const { width, height } = hair
    const out = m.plane(width, height)
    out.data.fill(0)
    const heads = seen.faces.filter(isMeshed).map((face) => {
      const found = measureHair(m, photo, hair, face, u)
      const { curls, cropped } = found ? kindOf(found) : { curls: 0, cropped: 0 }
      return { head: headOf(face), kind: curls - cropped }
    })
    if (heads.every(({ kind }) => kind === 0)) return out
    for (let y = 0; y < height; y += 2)
      for (let x = 0; x < width; x += 2) {
        let [best, kind] = [reach, 0]
        for (const one of heads) {
          const { skull } = inHead(one.head, x / u, y / u)
          if (skull < best) [best, kind] = [skull, one.kind]
        }
        if (kind === 0) continue
        const i = y * width + x
        out.data[i] = kind
        if (x + 1 < width) out.data[i + 1] = kind
        if (y + 1 === height) continue
        out.data[i + width] = kind
        if (x + 1 < width) out.data[i + width + 1] = kind
      }
    return out
  },
})
