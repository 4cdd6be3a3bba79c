import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { skinWash } from '../../kernels/ink.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness at which one wash ends and the next begins, and how soft that edge is. */
const edges = [0.32, 0.44, 0.56, 0.68, 0.8] as const
const blend = 0.03
/** Lightness as washes show it: flat between the edges, each its mean. */
const stair = Float32Array.from({ length: 1025 }, (_, i) =>
  edges.reduce((t, at) => t + 0.12 * smoothstep(at - blend, at + blend, i / 1024), 0.26),
)
const toStair = (L: number): number => (L <= 0 ? 0 : L >= 1 ? 1024 : Math.round(1024 * L))

/**
 * Skin in two smooth pale washes instead of the five inks: shade, and deep shade. It goes by the photo's own
 * lightness, so that dark skin is a grey wash beside fair skin that is paper.
 */
export const skinInk = filter({
  id: 'skin-ink',
  doc: 'Paints skin with two thin smooth washes that keep its own tone.',
  params: {
    soft: px(3.6, { min: 0.5, max: 20 }, 'How smooth skin is.'),
    depth: plain(1, { min: 0, max: 3 }, 'How dark its shadows are.'),
    form: plain(1.6, { min: 0, max: 6 }, 'How much folds and features are modelled.'),
    steps: ratio(0.55, 'How much shading breaks into washes with an edge.'),
    amount: ratio(0.9, 'How much of the inks on skin is replaced.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', skin: 'plane' },
  maybe: { hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  range: [0, 8],
  cost: 40,
  run: ({ m }, ink, { soft, depth, form, steps, amount }, { photo, skin, hair }) => {
    if (!anywhere(skin)) return m.copy(ink)
    const plain = laneOf(m, photo, 0)
    const L = gaussian(m, plain, soft)
    for (let i = 0; i < L.data.length; i++)
      if (skin.data[i] > 0) L.data[i] += steps * (stair[toStair(L.data[i])] - L.data[i])
    const fine = gaussian(m, plain, 0.4 * soft)
    const wide = gaussian(m, plain, 3 * soft)
    // folds and lids, too soft for pores to show
    return skinWash(m, ink, { L, fine, wide, skin, hair, depth, form, amount })
  },
})
