import { filter } from '../../filter.ts'
import { brushOff, crownOn, roundOff } from '../../guidance/crumbs.ts'
import { cutPeople } from '../../guidance/people.ts'
import { figuresOf } from '../../guidance/silhouette.ts'
import { spread, viewsOf } from '../../guidance/spread.ts'
import { areasOf } from '../../guidance/window.ts'

/** Longest side of what borders are found on, and of what is cut into patches, in pixels. */
const [fineSide, coarseSide] = [700, 384]

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
        return undefined
      })
    return out
  },
})
