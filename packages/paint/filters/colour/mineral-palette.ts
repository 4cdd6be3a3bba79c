import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { minerals } from '../../kernels/mineral.ts'
import { plain, ratio } from '../../param.ts'

const azurite = labOf('#3f7fa8')
/** What robes are dyed with. */
const blue = { a: 0.9 * azurite.a, b: 0.9 * azurite.b }
/**
 * Every colour becomes what the box has for it: azurite, malachite, ochre, gamboge, cinnabar, rouge and indigo, none
 * louder than the stone is. Black cloth is painted azurite, other blacks take indigo; all is lifted into a high key.
 */
export const mineralPalette = filter({
  id: 'mineral-palette',
  doc: 'Paints with the few mineral colours of the court painters: azurite, malachite, ochre, cinnabar.',
  params: {
    strength: ratio(0.75, 'How far colours are drawn to the pigments.'),
    lift: ratio(0.32, 'How far darks are lifted.'),
    rich: plain(1.2, { min: 0, max: 3 }, 'Factor of pale colours.'),
    dye: ratio(0.85, 'How far black cloth is painted blue.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane', hair: 'plane', person: 'plane', robe: 'plane' },
  zone: 'study',
  reach: 'point',
  cost: 60,
  run: ({ m }, src, values, maps) => minerals(m, src, { ...maps, ...values, blue }),
})
