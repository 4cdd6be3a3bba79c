import { anywhere } from '../../anywhere.ts'
import { porcelainSkin } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { glazedArea } from '../../glazed-area.ts'
import { type FaceReading, readFaces } from '../../guidance/reading/face.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** Side of the cells that tones are glazed over, in pixels: they change slowly. */
const cell = 8
/** Shaded skin is redder and yellower: by so much for a step of lightness. */
const warm = [0.22, 0.16] as const

/** Skin as a potter glazes it: one smooth tone for each person, and what is carved (folds, fingers) a little deeper. */
export const glazeSkin = filter({
  id: 'glaze-skin',
  doc: "Glazes skin in porcelain of each person's own tone.",
  params: {
    carved: ratio(0.5, 'How clearly folds, fingers and the like stay.'),
    form: ratio(0.12, 'How much of the broad shadows of the photo stays.'),
    fine: px(1.2, { min: 0.3, max: 10 }, 'Smaller things than this go.'),
    blush: ratio(0.8, 'How rosy cheeks are painted.'),
    around: px(16, { min: 2, max: 100 }, 'What a fold is compared with.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { tone: 'picture', skin: 'plane', photo: 'picture', face: 'picture', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m, frame: { u } }, src, v, { tone, skin, photo, face, seen }) => {
    const { carved, form, fine, around } = v
    if (!anywhere(skin)) return m.copy(src)
    const out = glazedArea(m, src, skin, u, (k) => {
      const tones = shrink(m, tone, cell)
      for (let c = 0; c < tones.data.length; c += 4) {
        const [L, a, b] = tones.data.subarray(c, c + 3)
        tones.data.set(porcelainSkin(L, a, b), c)
        tones.data[c + 3] = L
      }
      const small = shrink(m, photo, k)
      const base = enlarge(
        m,
        tones,
        { width: small.width, height: small.height, from: 0, to: small.height },
        cell / k,
      )
      const L = laneOf(m, small, 0)
      const [near, far] = [gaussian(m, L, Math.max(0.4, fine / k)), gaussian(m, L, around / k)]
      const where = shrink(m, skin, k)
      const g = base.data
      for (let i = 0, c = 0; i < where.data.length; i++, c += 4) {
        if (where.data[i] >= 0.004) {
          const d = near.data[i] - far.data[i]
          const deep = carved * Math.max(-0.22, Math.min(0.03, d < 0 ? d : 0.4 * d))
          const shade = form * Math.max(-0.3, Math.min(0.1, far.data[i] - g[c + 3]))
          g[c] = Math.max(0.1, g[c] + deep + shade)
          g[c + 1] -= 0.12 * deep + warm[0] * shade
          g[c + 2] -= 0.1 * deep + warm[1] * shade
        }
        g[c + 3] = 0
      }
      return base
    })
    for (const reading of readFaces(face, u, seen)) blushOn(out, skin, reading, u, v.blush)
    return out
  },
})

/** The points of a face's mesh between which the blush of a cheek lies, and whose cheek it is. */
const cheeks = [
  [50, 205, 'right'],
  [280, 425, 'left'],
] as const

/** Rouge dabbed on both cheeks before the glaze, round and soft, less on one that is turned away. */
function blushOn(
  out: Plane,
  skin: Plane,
  { face, cheeks: bare, drawn }: FaceReading,
  u: number,
  amount: number,
) {
  const { mesh, box, yaw, roll } = face
  const [c, s] = [Math.cos(roll), Math.sin(roll)]
  for (const [p, q, side] of cheeks) {
    const [x, y] = [0, 1].map((l) => u * (0.66 * mesh[3 * p + l] + 0.34 * mesh[3 * q + l]))
    const narrow = 1 - 0.5 * Math.min(1, Math.max(0, side === 'right' ? -yaw : yaw) / 0.6)
    const [rx, ry] = [0.2 * narrow * box.width * u, 0.16 * box.width * u]
    const strength = amount * drawn * bare[side] * narrow
    const reach = 2 * Math.max(rx, ry)
    for (let j = Math.max(0, Math.floor(y - reach)); j < Math.min(out.height, y + reach); j++)
      for (let i = Math.max(0, Math.floor(x - reach)); i < Math.min(out.width, x + reach); i++) {
        const [dx, dy] = [i - x, j - y]
        const [a, b] = [(c * dx + s * dy) / rx, (c * dy - s * dx) / ry]
        const at = j * out.width + i
        // nearly a bell, without its cost
        const near = 1 - (a * a + b * b) / 4
        const t = near > 0 ? strength * Math.min(1, skin.data[at]) * near ** 4 : 0
        if (t < 0.004) continue
        out.data[4 * at] -= 0.05 * t
        out.data[4 * at + 1] += 0.085 * t
        out.data[4 * at + 2] += 0.026 * t
      }
  }
}
