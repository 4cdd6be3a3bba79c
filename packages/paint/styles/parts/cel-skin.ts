import { labOf } from '../../colour.ts'
import type { Node, Step } from '../../filter.ts'
import { skinCels } from '../../filters/colour/skin-cels.ts'
import { wholeEars } from '../../filters/face/whole-ears.ts'
import { firm } from '../../filters/map/firm.ts'
import { blend } from '../../filters/mix/blend.ts'
import { skinShade } from '../../filters/tone/skin-shade.ts'
import { skinTone } from '../../filters/tone/skin-tone.ts'
import { wellLit } from '../../filters/tone/well-lit.ts'
import type { Ingredients } from '../../style.ts'

/** Two ways to paint skin: cut tones, as a cel painter lays them, and tones that run out, as an airbrush does. */
const manners = {
  cel: { shadow: 0.085, deep: 0.22, light: 0.085, shadeL: 0.085, shadeA: 0.02, shadeB: 0.006, stray: 0.2 },
  soft: {
    ...{ shadow: 0.1, deep: 0.235, light: 0.06, shadeL: 0.05, shadeA: 0.018, shadeB: 0.003, stray: 0.25 },
    ...{ soft: 0.075, model: 0.42 },
  },
} as const

/** How far skin goes with the brightening of the scene. */
const along = 0.15

export interface SkinLook {
  readonly manner: keyof typeof manners
  /** The scene as it was brightened: skin goes a part of the way with it. */
  readonly toned?: Node<'picture'>
  /** Hue that every skin is drawn some way to, as `#rrggbb`. */
  readonly hue: string
  readonly tint?: number
  readonly lift?: number
  readonly contrast?: number
  readonly more?: Parameters<typeof skinCels>[0] extends infer C
    ? Partial<Omit<C & object, 'base' | 'shade' | 'skin'>>
    : never
}

/**
 * Skin in clean tones: each person's own tone in the light, and shadows cut where the large forms turn away. It goes
 * by the photo as it is, and only some way with what brightens the scene: dark skin must not turn pale, and a face in the
 * shade must not stay black.
 */
export const celSkin = (from: Ingredients, look: SkinLook): Step<'picture', 'picture'> =>
  celled(ownSkin(from, look.toned), look)

/** The skin of people with their ears, its tone in a good light, and its lights and shadows. */
function ownSkin(from: Ingredients, toned?: Node<'picture'>) {
  const { photo, seen, person, hair } = from
  const skin = from.skin.pipe(wholeEars({ photo, person, hair, seen }))
  const scene = toned ? photo.pipe(blend({ other: toned, where: skin, amount: along })) : photo
  const lit = scene.pipe(wellLit({ skin, seen }))
  return { skin, base: lit.pipe(skinTone({ skin, seen })), shade: lit.pipe(skinShade({ skin, seen })) }
}

function celled(own: ReturnType<typeof ownSkin>, look: SkinLook): Step<'picture', 'picture'> {
  const { manner, hue, tint = 0.4, lift = 0.26, contrast = 1, more } = look
  const { a, b } = labOf(hue)
  return skinCels({
    ...manners[manner],
    ...{ tint, tintA: a, tintB: b, warm: 1.05, lift, contrast, strength: 0.97 },
    ...more,
    ...own,
  })
}

/** Celled skin that first takes its own tone wherever it surely is skin: none is left out for a strange light on it. */
export function sureSkin(
  picture: Node<'picture'>,
  from: Ingredients,
  look: SkinLook,
  amount = 0.6,
): Node<'picture'> {
  const skin = ownSkin(from, look.toned)
  const where = skin.skin.pipe(firm({ low: 0.4, high: 0.85 }))
  return picture.pipe(blend({ other: skin.base, where, amount }), celled(skin, look))
}

/** Some of the way with the scene: a face in the shade is brightened, and dark skin stays dark. */
export const partLit = (from: Ingredients, toned: Node<'picture'>): Ingredients => ({
  ...from,
  photo: from.photo.pipe(blend({ other: toned, where: from.skin, amount: along })),
})
