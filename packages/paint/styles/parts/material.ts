import type { studioLight } from '../../filters/model/studio-light.ts'
import type { thumbMarks } from '../../filters/model/thumb-marks.ts'

type Numbers<F extends (...args: never[]) => unknown> = Partial<
  Omit<NonNullable<Parameters<F>[0]>, 'normals' | 'skin' | 'hair' | 'ways' | 'calm'>
>
/** What a modelled scene is made of: how it takes the studio's light, and what its surface shows at close range. */
export interface Material {
  readonly light: Numbers<typeof studioLight>
  readonly surface: Numbers<typeof thumbMarks>
}

/** Plasticine: matte, a little light under the surface, and every touch of a thumb to be seen. */
export const clay: Material = {
  light: { exposure: 1.2, gloss: 0.045, rough: 0.58, wrapR: 0.26, wrapG: 0.19, wrapB: 0.16, seams: 1.15 },
  surface: { amount: 0.6 },
}

/** Models of an animated film: satin cloth, skin that light enters, hair with a sheen; some of the photo's light stays. */
export const film: Pick<Material, 'light'> = {
  light: {
    ...{
      key: 1.05,
      keyWarm: 0.9,
      fill: 0.26,
      fillCool: 1.2,
      bounce: 0.16,
      ambient: 0.07,
      exposure: 1.1,
      shoulder: 0.8,
    },
    ...{ wrapR: 0.3, wrapG: 0.28, wrapB: 0.28, rough: 0.55, gloss: 0.03, own: 0.3 },
    ...{ skinWrapR: 0.55, skinWrapG: 0.38, skinWrapB: 0.28, skinRough: 0.47, skinGloss: 0.035, skinOwn: 0.2 },
    ...{ sheen: 0.6, seams: 0.9, seamGlow: 0.9, shadow: 0.4, far: 50, lean: 0.85, soft: 1 },
  },
}

/** Polygons of an early console: one hard lamp in steps, no light that reaches round, hardly any gloss. */
export const game: Pick<Material, 'light'> = {
  light: {
    ...{
      key: 0.95,
      keyWarm: 0.8,
      fill: 0.3,
      fillCool: 1.6,
      bounce: 0.12,
      ambient: 0.1,
      exposure: 1.12,
      shoulder: 0.8,
    },
    ...{ wrapR: 0.15, wrapG: 0.15, wrapB: 0.15, rough: 0.5, gloss: 0.015, own: 0.25, steps: 0.5 },
    ...{ skinWrapR: 0.3, skinWrapG: 0.2, skinWrapB: 0.15, skinRough: 0.5, skinGloss: 0.02, skinOwn: 0.25 },
    ...{ sheen: 0.3, seams: 0.5, seamGlow: 0.9, shadow: 0.35, far: 40, lean: 0.4, soft: 0.4 },
  },
}

/** Porcelain: light reaches far round a white body, and a clear glaze mirrors the studio's windows. */
export const porcelain = {
  light: {
    ...{ key: 0.78, fill: 0.18, bounce: 0.15, ambient: 0.1, exposure: 1.08, shoulder: 0.72 },
    ...{ wrapR: 0.54, wrapG: 0.41, wrapB: 0.36, lean: 1, soft: 0.9 },
    ...{ rough: 0.26, gloss: 0.012, fresnel: 0.045, boxes: 1.9, boxSoft: 0.085, tint: 0.9, panes: 0.45 },
    ...{ seams: 0.55, seamGlow: 0.85, shadow: 0.36, far: 90 },
  },
} satisfies Partial<Material>
