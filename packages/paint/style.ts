import { Node } from './filter.ts'
import { detailMap } from './filters/guide/detail.ts'
import { foliageMap } from './filters/guide/foliage.ts'
import { hairMap } from './filters/guide/hair.ts'
import { normalsMap } from './filters/guide/normals.ts'
import { personMap } from './filters/guide/person.ts'
import { skinMap } from './filters/guide/skin.ts'
import { skyMap } from './filters/guide/sky.ts'
import { subjectMap } from './filters/guide/subject.ts'
import type { Suits } from './guidance/fit.ts'
import { type Params, resolve, type Values } from './param.ts'

/** What every recipe may start from. A run computes only those a recipe uses. */
export interface Ingredients {
  /** The photo in OKLab, in the study: at most `studySide` pixels long. */
  readonly photo: Node<'picture'>
  /** The photo in OKLab at full size, in the sheet. */
  readonly original: Node<'picture'>
  /** Faces and bodies as vectors. */
  readonly seen: Node<'seen'>
  /** Soft maps of the study, 0..1: unsure places lie between. Nobody seen, nothing there. */
  readonly person: Node<'plane'>
  readonly skin: Node<'plane'>
  readonly hair: Node<'plane'>
  readonly sky: Node<'plane'>
  readonly foliage: Node<'plane'>
  /** Where there is much to see, whatever it is. */
  readonly detail: Node<'plane'>
  /** What the picture is about: its people, or else the animal or thing in its middle and in focus. */
  readonly subject: Node<'plane'>
  /** Where surfaces of people face. */
  readonly normals: Node<'normals'>
}

/** Each map is a step like any other: what a recipe does not name is not computed. */
export function ingredients(): Ingredients {
  const photo = new Node('photo', 'picture')
  const seen = new Node('seen', 'seen')
  const person = photo.pipe(personMap({ seen })).keptAs('person')
  const skin = photo.pipe(skinMap({ seen, person })).keptAs('skin')
  return {
    photo,
    original: new Node('original', 'picture'),
    seen,
    person,
    skin,
    hair: photo.pipe(hairMap({ seen, person, skin })).keptAs('hair'),
    sky: photo.pipe(skyMap({ person })).keptAs('sky'),
    foliage: photo.pipe(foliageMap({ person })).keptAs('foliage'),
    detail: photo.pipe(detailMap()).keptAs('detail'),
    subject: photo.pipe(subjectMap({ seen, person })).keptAs('subject'),
    normals: photo.pipe(normalsMap({ seen, person })).keptAs('normals'),
  }
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
  /** How well it turns out on each kind of photo: what the fit check ranks by. */
  readonly suits: Suits
  readonly params: P
  readonly paint: (from: Ingredients, values: Values<P>) => Node<'picture'>
}
// biome-ignore lint/suspicious/noExplicitAny: a list of styles holds styles of every parameter type
export type AnyStyle = Style<any>

export const style = <const P extends Params>(s: Style<P>): Style<P> => s

/** The graph of a style, its parameters chosen. */
export function recipe(s: AnyStyle, given: Readonly<Record<string, unknown>> = {}): Node<'picture'> {
  return s.paint(ingredients(), resolve(s.key, s.params, given))
}
