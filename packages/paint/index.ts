export { draw, looks, type Order, styleOf } from './draw.ts'
export {
  type Areas,
  areasOf,
  chiefKind,
  fitOf,
  kindsOf,
  type Light,
  type PhotoKind,
  photoKinds,
  type Suits,
} from './guidance/fit.ts'
export { type Guidance, guidanceOf } from './guidance/kept.ts'
export { type Body, blind, type Face, nothingSeen, type Seen } from './guidance/seen.ts'
export { type Crew, Machine, maxThreads, OutOfMemory } from './kernels/machine.ts'
export type { Param, Params } from './param.ts'
export type { Pixels } from './plane.ts'
export { CalledOff, mermaid, type Run, studySide } from './render.ts'
export { type AnyStyle, recipe, type Style } from './style.ts'
export { styles } from './styles/index.gen.ts'
export { type Surveyed, survey, surveyed } from './survey.ts'
