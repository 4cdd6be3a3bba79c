import { smoothstep } from '../smoothstep.ts'
import { type Guidance, meanOf } from './kept.ts'
import { type Seen, tallestFace } from './seen.ts'

/** What a photo may be a picture of. A photo may be several in part: a couple before a lake, a cat by night. */
export const photoKinds = ['portrait', 'group', 'figure', 'animal', 'nature', 'town', 'night'] as const
export type PhotoKind = (typeof photoKinds)[number]

/** How well a style turns out on each kind of photo, 0..1, as judged by eye on real photos. */
export type Suits = Readonly<Record<PhotoKind, number>>

/** What the maps say about the whole photo: mean of each, 0..1. */
export type Areas = Readonly<
  Record<'person' | 'skin' | 'hair' | 'sky' | 'foliage' | 'detail' | 'subject', number>
>

export interface Light {
  /** Mean OKLab lightness, 0..1. */
  readonly mean: number
  /** Shares of pixels that are nearly black and nearly white. */
  readonly dark: number
  readonly bright: number
}

/** @throws Error when a map was not surveyed */
export function areasOf({ maps }: Guidance): Areas {
  const of = (name: string): number => {
    const map = maps.get(name)
    if (!map) throw new Error(`the map ${name} was not surveyed`)
    return Math.min(1, Math.max(0, meanOf(map)))
  }
  return {
    person: of('person'),
    skin: of('skin'),
    hair: of('hair'),
    sky: of('sky'),
    foliage: of('foliage'),
    detail: of('detail'),
    subject: of('subject'),
  }
}

/** Shares of each kind; they add up to 1. */
export function kindsOf(seen: Seen, areas: Areas, light: Light): Readonly<Record<PhotoKind, number>> {
  const faces = seen.faces.filter((f) => f.box.height > 30)
  const tallest = tallestFace(seen)
  const people = Math.max(smoothstep(38, 70, tallest), smoothstep(0.06, 0.2, areas.person))
  const close = smoothstep(85, 125, tallest)
  const many = faces.length >= 3 ? 1 : faces.length === 2 ? 0.5 : 0
  const animal = (1 - people) * smoothstep(0.08, 0.22, areas.subject - areas.person)
  const scene = (1 - people) * (1 - animal)
  const night = scene * smoothstep(0.42, 0.3, light.mean)
  const grown = smoothstep(0.15, 0.55, areas.foliage + 0.7 * areas.sky - 0.35 * areas.detail)
  const shares = {
    portrait: people * close * (1 - many),
    group: people * many,
    figure: people * (1 - close) * (1 - many),
    animal,
    nature: (scene - night) * grown,
    town: (scene - night) * (1 - grown),
    night,
  }
  const sum = Object.values(shares).reduce((t, v) => t + v, 0)
  if (sum < 1e-6) return { ...shares, town: 1 }
  return Object.fromEntries(Object.entries(shares).map(([k, v]) => [k, v / sum])) as typeof shares
}

/** How well a style suits a photo, 0..1. */
export const fitOf = (suits: Suits, kinds: Readonly<Record<PhotoKind, number>>): number =>
  photoKinds.reduce((t, kind) => t + suits[kind] * kinds[kind], 0)

/** The kind that a photo is most. */
export const chiefKind = (kinds: Readonly<Record<PhotoKind, number>>): PhotoKind =>
  photoKinds.reduce((best, kind) => (kinds[kind] > kinds[best] ? kind : best))
