import { Node } from './filter.ts'
import { type Params, resolve, type Values } from './param.ts'

/** What every recipe may start from. A run computes only those a recipe uses. */
export interface Ingredients {
  /** The photo in OKLab, in the study: at most `studySide` pixels long. */
  readonly photo: Node<'picture'>
  /** The photo in OKLab at full size, in the sheet. */
  readonly original: Node<'picture'>
}
export interface Style<P extends Params = Params> {
  /** `req_key` of the wire. */
  readonly key: string
  /** `sub_req_key` of the wire, where the key has sub-styles. */
  readonly subKey?: string
  readonly name: { readonly en: string; readonly zh: string }
  /** One sentence: what one sees. */
  readonly look: string
  /** Bumped when the same photo gives another picture. */
  readonly version: number
  readonly params: P
  readonly paint: (from: Ingredients, values: Values<P>) => Node<'picture'>
}
// biome-ignore lint/suspicious/noExplicitAny: a list of styles holds styles of every parameter type
export type AnyStyle = Style<any>

export const style = <const P extends Params>(s: Style<P>): Style<P> => s

/** The graph of a style, its parameters chosen. */
export function recipe(s: AnyStyle, given: Readonly<Record<string, unknown>> = {}): Node<'picture'> {
  const from = { photo: new Node('photo', 'picture'), original: new Node('original', 'picture') }
  return s.paint(from, resolve(s.key, s.params, given))
}
