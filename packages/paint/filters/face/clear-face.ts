import { featuresOf } from '../../brushwork/face/features.ts'
import { type Frame, filter } from '../../filter.ts'
import { bareSkin, cells } from '../../guidance/reading/bare-skin.ts'
import { type FaceReading, readFaces } from '../../guidance/reading/face.ts'
import { layArea, softArea } from '../../guidance/soft-area.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/**
 * The face without the features that are drawn anew: eyes, brows, lips and nostrils filled with the skin around them,
 * as light and as shaded as it is. Where a feature is not drawn the photo stays.
 */
export const clearFace = filter({
  id: 'clear-face',
  doc: 'Clears a face of the eyes, brows and lips that will be drawn anew.',
  params: {
    amount: ratio(1, 'How far they are cleared.'),
    sockets: ratio(0.5, 'How far the shade around the eyes goes with them.'),
    feather: plain(0.035, { min: 0.005, max: 0.2 }, 'Width of the soft edge, in widths of the face.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { photo: 'picture', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 12,
  run: ({ m, frame }, src, { amount, sockets, feather }, { photo, seen }) => {
    const out = m.copy(src)
    if (amount <= 0) return out
    const readings = readFaces(photo, frame.u, seen)
    if (readings.length === 0) return out
    const mask = m.plane(src.width, src.height)
    mask.data.fill(0)
    for (const reading of readings)
      m.scope(() => {
        clear(m, out, src, mask, frame, { reading, amount, sockets, feather })
        return undefined
      })
    return out
  },
})

interface Task {
  readonly reading: FaceReading
  readonly amount: number
  readonly sockets: number
  readonly feather: number
}

function clear(
  m: Machine,
  out: Plane,
  src: Plane,
  mask: Plane,
  frame: Frame,
  { reading, amount, sockets, feather }: Task,
): void {
  const { box } = reading.face
  const { u } = frame
  for (const { area, amount: far } of featuresOf(reading, sockets)) {
    const soft = softArea(m, { areas: [area], without: [] }, feather * box.width, 1 / u)
    if (!soft) continue
    const data = soft.plane.data
    for (let i = 0; i < data.length; i++) data[i] *= far
    layArea(mask, soft, frame)
  }
  const cell = Math.max(1, (box.width * u) / cells)
  const left = Math.max(0, (box.x - 0.15 * box.width) * u)
  const top = Math.max(0, (box.y - 0.15 * box.height) * u)
  const w = Math.floor((Math.min(src.width, left + 1.3 * box.width * u) - left) / cell)
  const h = Math.floor((Math.min(src.height, top + 1.3 * box.height * u) - top) / cell)
  if (w < 4 || h < 4) return
  const fill = bareSkin(m, src, mask, { left, top, cell, w, h }, reading)
  for (let y = Math.ceil(top); y < Math.min(src.height, top + h * cell - 1); y++)
    for (let x = Math.ceil(left); x < Math.min(src.width, left + w * cell - 1); x++) {
      const t = amount * mask.data[y * src.width + x]
      if (t < 0.003) continue
      const gx = Math.min(w - 1.001, Math.max(0, (x + 0.5 - left) / cell - 0.5))
      const gy = Math.min(h - 1.001, Math.max(0, (y + 0.5 - top) / cell - 0.5))
      const i = gx | 0
      const j = gy | 0
      const s = gx - i
      const q = gy - j
      const p = 4 * (j * w + i)
      const k = 4 * (y * src.width + x)
      for (let l = 0; l < 3; l++) {
        const above = fill[p + l] + s * (fill[p + 4 + l] - fill[p + l])
        const below = fill[p + 4 * w + l] + s * (fill[p + 4 * w + 4 + l] - fill[p + 4 * w + l])
        out.data[k + l] += t * (above + q * (below - above) - out.data[k + l])
      }
    }
  // the next face begins with a clean sheet; nothing of this one lies beyond its box and half of it around
  const [from, to] = [box.y - 0.5 * box.height, box.y + 1.5 * box.height].map((v) =>
    Math.min(src.height, Math.max(0, Math.round(v * u))),
  )
  mask.data.fill(0, from * src.width, to * src.width)
}
