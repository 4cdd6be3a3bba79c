import { filter } from '../../filter.ts'
import { bareEyes } from '../../guidance/bare-eyes.ts'
import { cutHair, lookup } from '../../guidance/hair.ts'
import { headOf, shouldersOf } from '../../guidance/head.ts'
import { freeEyes, readFaces } from '../../guidance/reading/face.ts'
import { figuresOf, likelihood } from '../../guidance/silhouette.ts'
import { spread, viewsOf } from '../../guidance/spread.ts'
import { thinHair } from '../../guidance/thin-hair.ts'

/** Longest side of what borders are found on, and of what is cut into patches, in pixels. */
const [fineSide, coarseSide] = [400, 220]
/** Faces lower than this, in pixels of the study, show no hair that could be told. */
const least = 14

/** From pixel to pixel: no more than `most` has there. */
function holdTo(data: Float32Array, most: Float32Array, from: number, to: number): void {
  for (let k = from; k < to; k++) if (data[k] > most[k]) data[k] = most[k]
}

/** The hair of people, long hair before clothes with it; nothing on a bald head. */
export const hairMap = filter({
  id: 'hair-map',
  doc: 'Finds the hair of people.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen', person: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 80,
  run: ({ m, frame }, src, _values, { seen, person, skin }) => {
    const { u } = frame
    const figures =
      seen.faces.length > 1 ? figuresOf(seen, { width: src.width / u, height: src.height / u }) : []
    const out = m.plane(src.width, src.height)
    out.data.fill(0)
    for (const [i, face] of seen.faces.entries()) {
      const head = headOf(face)
      const { centre, size } = head
      const left = Math.max(0, Math.floor((centre.x - 1.9 * size) * u))
      const top = Math.max(0, Math.floor((centre.y - 1.5 * size) * u))
      const right = Math.min(src.width, Math.ceil((centre.x + 1.9 * size) * u))
      const bottom = Math.min(src.height, Math.ceil((centre.y + 3.8 * size) * u))
      const area = { left, top, width: right - left, height: bottom - top }
      if (size * u < least || area.width < 12 || area.height < 12) continue
      m.scope(() => {
        const views = viewsOf(m, src, area, fineSide, coarseSide)
        const step = area.width / views.coarse.width
        const scale = step / u
        const at = { x: left / u + 0.5 * scale, y: top / u + 0.5 * scale, scale }
        const by = (map: typeof person) => lookup(map, area, views.coarse)
        const behind = figures.filter((_, k) => k !== i)
        const others = (x: number, y: number) => (behind.length > 0 ? likelihood(behind, x, y).p : 0)
        const window = { picture: views.coarse, ...at }
        const cut = cutHair(m, window, head, shouldersOf(seen, i), by(person), by(skin), others)
        if (!cut) return undefined
        spread(m, src, area, views, cut, out)
        for (let y = top; y < bottom; y++) {
          const k = y * src.width + left
          holdTo(out.data, person.data, k, k + area.width)
        }
        thinHair(src, out, person, skin, head, u)
        return undefined
      })
    }
    const readings = readFaces(src, u, seen)
    for (const face of seen.faces) bareEyes(m, out, skin, face, freeEyes(readings, face), frame)
    return out
  },
})
