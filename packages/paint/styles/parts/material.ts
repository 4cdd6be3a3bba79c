import type { studioLight } from '../../filters/model/studio-light.ts'
import type { thumbMarks } from '../../filters/model/thumb-marks.ts'

type Numbers<F extends (...args: never[]) => unknown> = Partial<
  Omit<NonNullable<Parameters<F>[0]>, 'normals' | 'calm'>
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

/** Porcelain: light reaches far round a white body, and a clear glaze mirrors the studio's windows. */
export const porcelain = {
  light: {
    ...{ key: 0.78, fill: 0.18, bounce: 0.15, ambient: 0.1, exposure: 1.08, shoulder: 0.72 },
    ...{ wrapR: 0.54, wrapG: 0.41, wrapB: 0.36, lean: 1, soft: 0.9 },
    ...{ rough: 0.26, gloss: 0.012, fresnel: 0.045, boxes: 1.9, boxSoft: 0.085, tint: 0.9, panes: 0.45 },
    ...{ seams: 0.55, seamGlow: 0.85, shadow: 0.36, far: 90 },
  },
} satisfies Partial<Material>
