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
