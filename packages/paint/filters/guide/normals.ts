import { filter } from '../../filter.ts'
import { bodyNormals } from '../../guidance/body-normals.ts'
import { layFaceNormals } from '../../guidance/face-normals.ts'
import { surveyOf } from '../../guidance/refine.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge } from '../../kernels/exchange.ts'

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
    const { width, height } = src
    const out = m.plane(width, height, 4)
    if (seen.faces.length === 0 && !person.data.some((v) => v > 0.1)) {
      out.data.fill(0)
      for (let c = 2; c < out.data.length; c += 4) out.data[c] = 1
      return out
    }
    const { small, k } = surveyOf(m, src, side)
    const { small: people } = surveyOf(m, person, side)
    const near = { ...frame, width: small.width, height: small.height, rows: small.height, u: frame.u / k }
    const body = bodyNormals(m, small, people, near)
    for (const face of seen.faces) if (isMeshed(face)) layFaceNormals(m, body, face, near)
    const over = { width: small.width * k, height: small.height * k, from: 0, to: height }
    const full = enlarge(m, body, over).data
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0, c = 4 * y * over.width; x < width; x++, i++, c += 4) {
        const [nx, ny, nz] = [full[c], full[c + 1], Math.max(0.02, full[c + 2])]
        const inv = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz)
        out.data[4 * i] = nx * inv
        out.data[4 * i + 1] = ny * inv
        out.data[4 * i + 2] = nz * inv
        out.data[4 * i + 3] = Math.max(0, Math.min(1, full[c + 3], 1.2 * person.data[i]))
      }
    return out
  },
})
