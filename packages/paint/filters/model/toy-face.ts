import { claySkin } from '../../brushwork/clay/colour.ts'
import { between, frameOf } from '../../brushwork/clay/frame.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { pressToyFace } from '../../brushwork/toy/face.ts'
import { filter } from '../../filter.ts'
import { type FaceReading, readFaces } from '../../guidance/reading/face.ts'
import { plain, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** The features of a toy, set on faces that are wiped to their own skin. */
export const toyFace = filter({
  id: 'toy-face',
  doc: "Sets a toy's features on the faces: dark oval eyes, a dot of a nose, a small smile, blush.",
  params: {
    blush: ratio(0.75, 'How red cheeks are.'),
    wide: plain(0.088, { min: 0.02, max: 0.15 }, 'Half-width of an eye by the height of the face.'),
    tall: plain(0.112, { min: 0.02, max: 0.18 }, 'Half its height.'),
    low: plain(0.03, { min: -0.1, max: 0.12 }, "How far below the photo's eye it sits."),
  },
  from: 'picture',
  gives: 'picture',
  with: { seen: 'seen', photo: 'picture', tone: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame: { u } }, src, look, { seen, photo, tone }) => {
    const out = m.copy(src)
    const pieces = new Pieces(m, out, u)
    // the farther ones first: the nearer lie over them
    for (const reading of readFaces(photo, u, seen).reverse()) {
      const { at } = frameOf(reading.face)
      const [x, y] = at(5)
      const px = Math.min(src.width - 1, Math.max(0, Math.round(x * u)))
      const py = Math.min(src.height - 1, Math.max(0, Math.round(y * u)))
      const k = 4 * (py * src.width + px)
      const [L, a, b] = claySkin(tone.data[k], tone.data[k + 1], tone.data[k + 2])
      redden(out, reading, u, 0.09 * look.blush)
      pressToyFace(pieces, reading, [L, a, b], look)
    }
    return out
  },
})

/** Cheeks as an air brush reddens them: soft all around. One that is turned away is not seen. */
function redden(out: Plane, { face, drawn }: FaceReading, u: number, by: number): void {
  if (drawn < 0.3) return
  const { at, h } = frameOf(face)
  for (const [a, b, side] of [
    [50, 205, 1],
    [280, 425, -1],
  ] as const) {
    if (Math.abs(face.yaw) > 0.45 && Math.sign(face.yaw) === side) continue
    const [x, y] = between(at(a), at(b), 0.45)
    const r = 0.15 * h * u
    const [cx, cy] = [x * u, y * u]
    for (let j = Math.max(0, Math.floor(cy - r)); j < Math.min(out.height, cy + r); j++)
      for (let i = Math.max(0, Math.floor(cx - r)); i < Math.min(out.width, cx + r); i++) {
        const d = 1 - ((i - cx) ** 2 + (j - cy) ** 2) / (r * r)
        if (d <= 0) continue
        const k = 4 * (j * out.width + i)
        out.data[k] -= 0.35 * by * d * d
        out.data[k + 1] += by * d * d
        out.data[k + 2] += 0.2 * by * d * d
      }
  }
}
