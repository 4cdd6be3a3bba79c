import { pressFace } from '../../brushwork/clay/face.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { readFaces } from '../../guidance/reading/face.ts'
import { Looker } from '../../guidance/reading/looker.ts'

/** Faces of the photo, built anew from balls, rolls and discs of clay where their features are. */
export const clayFace = filter({
  id: 'clay-face',
  doc: 'Builds the faces anew from balls, rolls and discs of clay: eyes under lids, nose, lips, brows, cheeks.',
  params: {},
  from: 'picture',
  gives: 'picture',
  with: { seen: 'seen', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, src, _values, { seen, photo }) => {
    const out = m.copy(src)
    const pieces = new Pieces(m, out, u)
    // the farther ones first: the nearer lie over them
    for (const reading of readFaces(photo, u, seen).reverse()) {
      const { mesh } = reading.face
      const skin = new Looker(src, u).at(mesh[3 * 5], mesh[3 * 5 + 1])
      pressFace(pieces, reading, skin)
    }
    return out
  },
})
