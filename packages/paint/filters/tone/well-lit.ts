import { filter } from '../../filter.ts'
import { faceLight } from '../../guidance/reading/light.ts'
import { Looker } from '../../guidance/reading/looker.ts'
import { isMeshed, type Seen } from '../../guidance/seen.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** How far a person's light may be told apart from that of all: people in one photo stand in one light. */
const apart = 0.35
/** No skin becomes brighter by more than this factor. */
const most = 1.45
/** How far its chroma goes along: a good light is soft. */
const colourful = 0.3

/** Side of the cells that the light is spread over, in pixels: it changes slowly. */
const cell = 16

interface Lit {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly gain: number
}

/** By what each face of a picture falls short of a good light, as a factor of its lightness. */
function lights(src: Plane, u: number, seen: Seen, amount: number): Lit[] {
  const look = new Looker(src, u)
  const read = seen.faces.filter(isMeshed).map((face) => {
    const { box } = face
    const { own, good, sure } = faceLight(look, u, face)
    const gain = Math.min(most, Math.max(1, good / Math.max(0.1, own))) ** (amount * sure)
    return {
      x: (box.x + box.width / 2) * u,
      y: (box.y + box.height / 2) * u,
      size: box.height * u,
      gain,
      sure,
    }
  })
  const all = read.reduce((t, f) => t + f.sure, 1e-6)
  const common = read.reduce((t, f) => t + f.sure * f.gain, 1e-6) / all
  return read.map((f) => ({ ...f, gain: common + apart * (f.gain - common) }))
}

/**
 * Faces in the shade, and all skin of the same people, as bright as in a good light. Who is dark stays dark: the white of
 * the eyes beside the skin tells one from the other, and where it cannot be seen nothing is changed.
 */
export const wellLit = filter({
  id: 'well-lit',
  doc: 'Brings skin that lies in the shade to the lightness it has in a good light, each in its own tone.',
  params: { amount: ratio(1, 'How far.') },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, src, { amount }, { skin, seen }) => {
    const out = m.copy(src)
    const lit = lights(src, u, seen, amount)
    if (!lit.some((f) => f.gain > 1.005)) return out
    const { width, height } = src
    const small = m.plane(Math.ceil(width / cell), Math.ceil(height / cell))
    for (let y = 0, i = 0; y < small.height; y++)
      for (let x = 0; x < small.width; x++, i++) {
        let [all, sum] = [0, 0]
        for (const f of lit) {
          const [dx, dy] = [(x + 0.5) * cell - f.x, (y + 0.5) * cell - f.y]
          const near = (dx * dx + dy * dy) / (f.size * f.size) + 0.05
          const w = 1 / (near * near * near)
          all += w
          sum += w * f.gain
        }
        small.data[i] = sum / all
      }
    const gains = enlarge(m, small, { width, height, from: 0, to: height }, cell).data
    const d = out.data
    for (let i = 0, k = 0; i < skin.data.length; i++, k += 4) {
      if (skin.data[i] < 0.004) continue
      const gain = (gains[i] - 1) * Math.min(1, skin.data[i])
      // what is bright has little room
      const by = gain * Math.min(1, Math.max(0, (1.02 - d[k]) / 0.35))
      const pure = 1 + colourful * by
      d[k] *= 1 + by
      d[k + 1] *= pure
      d[k + 2] *= pure
    }
    return out
  },
})
