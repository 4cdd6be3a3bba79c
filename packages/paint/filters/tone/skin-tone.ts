import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge } from '../../kernels/exchange.ts'
import type { Machine } from '../../kernels/machine.ts'
import { px } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { meanSkin } from './skin-base.ts'

/** Side of the cells that the tones are spread over, in pixels: they change slowly. */
const cell = 16
/** Of a face's skin, the darkest share that is shadow and says nothing of its tone. */
const shadow = 0.3
/** Within about this of a face, squared, in heights of it, its own tone alone counts. */
const own = 0.15

export interface Tone {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly lab: readonly number[]
}

const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] as number

/**
 * One tone for each person, the usual one of the lit skin of the face; between people it goes from one to the other.
 * Without a face to learn from, the skin around says it.
 */
export const skinTone = filter({
  id: 'skin-tone',
  doc: "Finds the tone of each person's skin in the light.",
  params: { around: px(40, { min: 4, max: 200 }, 'How far skin reaches where no face is seen.') },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m, frame: { u } }, src, { around }, { skin, seen }) => {
    const { width, height } = src
    const tones: Tone[] = []
    for (const { box } of seen.faces.filter(isMeshed)) {
      const x0 = Math.max(0, Math.floor(box.x * u))
      const y0 = Math.max(0, Math.floor(box.y * u))
      const x1 = Math.min(width, (box.x + box.width) * u)
      const y1 = Math.min(height, (box.y + box.height) * u)
      const step = Math.max(1, Math.floor((box.width * u) / 60))
      const at: number[] = []
      for (let y = y0; y < y1; y += step)
        for (let x = x0; x < x1; x += step) if (skin.data[y * width + x] > 0.7) at.push(4 * (y * width + x))
      if (at.length < 30) continue
      at.sort((i, j) => src.data[i] - src.data[j])
      const lit = at.slice(Math.floor(shadow * at.length))
      const lane = (l: number) => median(lit.map((k) => src.data[k + l]))
      tones.push({
        x: (box.x + box.width / 2) * u,
        y: (box.y + box.height / 2) * u,
        size: box.height * u,
        lab: [lane(0), lane(1), lane(2)],
      })
    }
    if (tones.length === 0) return meanSkin(m, src, skin, around)
    return toneField(m, tones, src, own)
  },
})

/** Tones spread over a picture: each person's own about them, and between them one goes over into the other. */
export function toneField(m: Machine, tones: readonly Tone[], { width, height }: Plane, own: number): Plane {
  const small = m.plane(Math.ceil(width / cell), Math.ceil(height / cell), 4)
  for (let y = 0, k = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++, k += 4) {
      let all = 0
      const sum = [0, 0, 0]
      for (const tone of tones) {
        const dx = (x + 0.5) * cell - tone.x
        const dy = (y + 0.5) * cell - tone.y
        const near = (dx * dx + dy * dy) / (tone.size * tone.size) + own
        const w = 1 / near ** 4
        all += w
        for (let l = 0; l < 3; l++) sum[l] += w * tone.lab[l]
      }
      for (let l = 0; l < 3; l++) small.data[k + l] = sum[l] / all
      small.data[k + 3] = 0
    }
  return enlarge(m, small, { width, height, from: 0, to: height }, cell)
}
