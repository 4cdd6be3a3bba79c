import { labOf } from '../../colour.ts'
import type { Step } from '../../filter.ts'
import { skinCels } from '../../filters/colour/skin-cels.ts'
import { skinShade } from '../../filters/tone/skin-shade.ts'
import { skinTone } from '../../filters/tone/skin-tone.ts'
import type { Ingredients } from '../../style.ts'

/** Two ways to paint skin: cut tones, as a cel painter lays them, and tones that run out, as an airbrush does. */
const manners = {
  cel: { shadow: 0.085, deep: 0.22, light: 0.085, shadeL: 0.085, shadeA: 0.02, shadeB: 0.006, stray: 0.2 },
  soft: {
    ...{ shadow: 0.1, deep: 0.235, light: 0.06, shadeL: 0.05, shadeA: 0.018, shadeB: 0.003, stray: 0.25 },
    ...{ soft: 0.075, model: 0.42 },
  },
} as const

export interface SkinLook {
  readonly manner: keyof typeof manners
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
 * by the photo as it is: what brightens a scene must not turn dark skin pale.
 */
export function celSkin({ photo, seen, skin }: Ingredients, look: SkinLook): Step<'picture', 'picture'> {
  const { manner, hue, tint = 0.4, lift = 0.35, contrast = 1, more } = look
  const { a, b } = labOf(hue)
  return skinCels({
    ...manners[manner],
    ...{ tint, tintA: a, tintB: b, warm: 1.05, lift, contrast, strength: 0.97 },
    ...more,
    ...{ base: photo.pipe(skinTone({ skin, seen })), shade: photo.pipe(skinShade({ skin, seen })), skin },
  })
}
