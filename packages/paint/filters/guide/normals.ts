import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { bodyNormals } from '../../guidance/body-normals.ts'
import { layFaceNormals } from '../../guidance/face-normals.ts'
import { surveyOf } from '../../guidance/refine.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { facing } from '../../kernels/normals.ts'

/** Longest side of what normals are worked on, in pixels: forms are larger than that. */
const side = 700

/** Where the surfaces of people face: faces by their mesh, bodies and hair blown up from their outline, with folds and strands. */
export const normalsMap = filter({
  id: 'normals-map',
  doc: 'Finds where the surfaces of people face.',
  params: {},
  from: 'picture',
  gives: 'normals',
  with: { seen: 'seen', person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 200,
  run: ({ m, frame }, src, _values, { seen, person }) => {
    if (seen.faces.length === 0 && !anywhere(person, 0.1)) {
      const out = m.plane(src.width, src.height, 4)
      out.data.fill(0)
      for (let c = 2; c < out.data.length; c += 4) out.data[c] = 1
      return out
    }
    const { small, k } = surveyOf(m, src, side)
    const { small: people } = surveyOf(m, person, side)
    const near = { ...frame, width: small.width, height: small.height, rows: small.height, u: frame.u / k }
    const body = bodyNormals(m, small, people, near)
    for (const face of seen.faces) if (isMeshed(face)) layFaceNormals(m, body, face, near)
    return facing(m, body, person, k)
  },
})
