import { delaunay } from '../../brushwork/facet/delaunay.ts'
import { layFacets } from '../../brushwork/facet/lay.ts'
import { facetPoints, figureFrom } from '../../brushwork/facet/points.ts'
import { filter } from '../../filter.ts'
import { surveyOf } from '../../guidance/refine.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

/** Longest side of what corners are set by, in pixels: always the same, so that facets are alike at every size. */
const side = 700

/**
 * A modelled scene as few flat facets, as many as an old game could draw: corners along faces, outlines and edges, each
 * facet one slope of the relief and mostly one colour.
 */
export const facets = filter({
  id: 'facets',
  doc: 'Cuts a modelled scene into flat triangles, as games of old drew it.',
  source: 'Lawson 1977, Software for C1 surface interpolation: Delaunay by flips of edges',
  params: {
    figure: px(24, { min: 3, max: 120 }, 'From corner to corner on people, where it is calm.'),
    ground: px(44, { min: 3, max: 120 }, 'From corner to corner elsewhere.'),
    least: px(8, { min: 2, max: 40 }, 'From corner to corner at least.'),
    flat: ratio(0.66, 'How far a facet is of one colour; the rest is its texture.'),
    flatLeaves: ratio(0.9, 'The same on leaves and grass.'),
    flatFigure: ratio(0.55, 'The same on people.'),
    texel: px(2.4, { min: 0.5, max: 20 }, 'Side of a dot of their texture.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { person: 'plane', skin: 'plane', hair: 'plane', sky: 'plane', foliage: 'plane', seen: 'seen' },
  maybe: { keep: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 200,
  run: ({ m, frame, seed }, src, v, { person, skin, hair, sky, foliage, seen, keep }) => {
    const { small, k } = surveyOf(m, src, side)
    const { width, height } = small
    const [people, bare, tress, open] = [person, skin, hair, sky].map((p) => shrink(m, p, k).data)
    const kind = new Uint8Array(width * height)
    for (let i = 0; i < kind.length; i++)
      kind[i] =
        tress[i] > 0.5
          ? figureFrom + 2
          : people[i] > 0.5
            ? bare[i] > 0.5
              ? figureFrom + 1
              : figureFrom
            : open[i] > 0.5
              ? 1
              : 0
    const L = gaussian(m, laneOf(m, small, 0), 0.8)
    const edge = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const gx = L.data[i + (x < width - 1 ? 1 : 0)] - L.data[i - (x > 0 ? 1 : 0)]
        const gy = L.data[i + (y < height - 1 ? width : 0)] - L.data[i - (y > 0 ? width : 0)]
        edge.data[i] = 0.5 * Math.sqrt(gx * gx + gy * gy)
      }
    const busy = gaussian(m, edge, (5 * frame.u) / k)
    const at = { width, height, u: frame.u / k, kind, edge: edge.data, busy: busy.data, seen }
    const spacing = {
      figure: Math.max(3, v.figure / k),
      ground: Math.max(3, v.ground / k),
      least: Math.max(2.5, v.least / k),
    }
    const corners = facetPoints(at, spacing, seed)
    const list = delaunay(corners.x, corners.y)
    for (const c of [corners.x, corners.y]) for (let i = 0; i < c.length; i++) c[i] *= k
    return layFacets(m, src, { ...corners, list }, { kind, width, k }, { sky, foliage, keep }, v)
  },
})
