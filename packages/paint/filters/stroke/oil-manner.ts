import { brushUnit } from '../../brushwork/motif.ts'
import { filter } from '../../filter.ts'
import { oilBrushes } from '../../kernels/oil.ts'
import { plain } from '../../param.ts'

/** Half-width in u of the smallest brush: ground behind people, sky, land, where the eye rests in it, cloth, where the eye looks, and thin things. */
const least = { room: 7.5, sky: 7, land: 5.6, person: 2.6, rest: 2.5, focus: 2, thin: 2.5 } as const
type Sizes = Record<keyof typeof least, number>

/**
 * How a portrait or a concept painter goes about each place: broad where the eye does not rest, fine where it does.
 * Lanes as of `manner`.
 */
export const oilManner = filter({
  id: 'oil-manner',
  doc: 'Chooses the oil brush for each place: broad in the ground and the sky, fine where the eye looks.',
  params: { size: plain(1, { min: 0.3, max: 3 }, 'Scales the smallest brushes.') },
  from: 'plane',
  gives: 'picture',
  maybe: { rest: 'plane', thin: 'plane' },
  with: { focus: 'plane', sky: 'plane', room: 'plane', detail: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m }, person, { size }, maps) => {
    const unit = size / brushUnit
    const sizes = Object.fromEntries(Object.entries(least).map(([place, r]) => [place, unit * r]))
    return oilBrushes(m, person, { rest: undefined, thin: undefined, ...maps }, sizes as Sizes)
  },
})
