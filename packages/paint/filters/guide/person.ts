import { filter } from '../../filter.ts'
import { brushOff, crownOn, roundOff } from '../../guidance/crumbs.ts'
import { type Head, inHead } from '../../guidance/head.ts'
import { cutPeople, step } from '../../guidance/people.ts'
import { type Figure, figuresOf, likelihood } from '../../guidance/silhouette.ts'
import { spread, viewsOf } from '../../guidance/spread.ts'
import { areasOf } from '../../guidance/window.ts'
import type { Machine } from '../../kernels/machine.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Longest side of what borders are found on, and of what is cut into patches, in pixels. */
const [fineSide, coarseSide] = [700, 384]

/** A head lower than this many patches is cut once more, in a window of its own, on rasters of these longest sides. */
const [fewPatches, fineHead, coarseHead] = [4, 330, 220]
/** And not one lower than this many pixels of the study. */
const leastHead = 30

/** Where people are: cut by what they most likely cover, by colours and by edges, with soft hair. */
export const personMap = filter({
  id: 'person-map',
  doc: 'Finds the people, softly where hair or the light leaves it open.',
  source: 'Rother, Kolmogorov, Blake 2004, doi:10.1145/1015706.1015720',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 200,
  run: ({ m, frame: { u } }, src, _values, { seen }) => {
    const out = m.plane(src.width, src.height)
    out.data.fill(0)
    const everyone = figuresOf(seen, { width: src.width / u, height: src.height / u })
    for (const { area, figures } of areasOf(everyone, u, src.width, src.height))
      m.scope(() => {
        const views = viewsOf(m, src, area, fineSide, coarseSide)
        const scale = area.width / views.coarse.width / u
        const at = { x: area.left / u + 0.5 * scale, y: area.top / u + 0.5 * scale, scale }
        const cut = cutPeople(m, { picture: views.coarse, ...at }, figures)
        const heads = figures.flatMap((f) => f.head ?? [])
        const fine = area.width / views.fine.width / u
        const size = figures.reduce((least, f) => Math.min(least, f.size), Number.POSITIVE_INFINITY) / fine
        const toU = (x: number, y: number) => [area.left / u + x * fine, area.top / u + y * fine] as const
        spread(m, src, area, views, cut, out, (map) => {
          if (cut.firm?.some((v) => v === 1)) roundOff(map, heads, toU)
          crownOn(map, heads, toU)
          brushOff(m, map, heads, size, toU)
        })
        for (const { head } of figures)
          if (head && head.size < fewPatches * step * scale && head.size * u > leastHead)
            m.scope(() => {
              lookCloser(m, src, out, head, figures, u)
              return undefined
            })
        return undefined
      })
    return out
  },
})

/** Cuts one small head anew, where it is large enough to be parted from what is behind it, and lays it over the map. */
function lookCloser(
  m: Machine,
  src: Plane,
  out: Plane,
  head: Head,
  figures: readonly Figure[],
  u: number,
): void {
  const { centre, size } = head
  const left = Math.max(0, Math.floor((centre.x - 1.8 * size) * u))
  const top = Math.max(0, Math.floor((centre.y - 1.7 * size) * u))
  const right = Math.min(src.width, Math.ceil((centre.x + 1.8 * size) * u))
  const bottom = Math.min(src.height, Math.ceil((centre.y + 1.6 * size) * u))
  const area = { left, top, width: right - left, height: bottom - top }
  if (area.width < 12 || area.height < 12) return
  const views = viewsOf(m, src, area, fineHead, coarseHead)
  const scale = area.width / views.coarse.width / u
  const at = { x: left / u + 0.5 * scale, y: top / u + 0.5 * scale, scale }
  const cut = cutPeople(m, { picture: views.coarse, ...at }, figures)
  const fine = area.width / views.fine.width / u
  const toU = (x: number, y: number) => [left / u + x * fine, top / u + y * fine] as const
  const others = figures.filter((f) => f.head !== head)
  const near = m.plane(src.width, src.height)
  near.data.fill(0)
  spread(m, src, area, views, cut, near, (map) => crownOn(map, [head], toU))
  for (let y = top; y < bottom; y++)
    for (let x = left, i = y * src.width + left; x < right; x++, i++) {
      const { rise, skull } = inHead(head, (x + 0.5) / u, (y + 0.5) / u)
      const w = smoothstep(1.9, 1.5, skull) * smoothstep(-0.5, -0.2, rise)
      if (w === 0) continue
      const [was, now] = [out.data[i], near.data[i]]
      // what stands behind a head is no ground where it is someone else
      if (now > was || others.length === 0 || likelihood(others, (x + 0.5) / u, (y + 0.5) / u).p < 0.3)
        out.data[i] += w * (now - was)
    }
  m.free(near)
}
