import { catalogue, type Inspection } from '@atelier/contract'
import { chiefKind, fitOf, type PhotoKind, styleOf } from '@atelier/paint'

type Suit = Inspection['suits'][number]
type Entry = (typeof catalogue)[number] & { readonly subKey?: string }

const named: Readonly<Record<PhotoKind, string>> = {
  portrait: 'a portrait',
  group: 'a group of people',
  figure: 'a person from some distance',
  animal: 'an animal or a thing as the subject',
  nature: 'a landscape',
  town: 'a place full of things',
  night: 'a night scene',
}
const verdict = (fit: number): string =>
  fit >= 0.85 ? 'turns out very well' : fit >= 0.75 ? 'turns out well' : fit >= 0.65 ? 'is fair' : 'is weak'

/** What makes any style turn out worse than it could, as sentences with their mends. That nobody could look says the studio. */
export function cautions(seen: Inspection['seen'], quality: Inspection['quality']): string[] {
  const tiny = seen?.faces.filter((f) => f.size === 'tiny').length ?? 0
  const unsure = seen?.faces.filter((f) => !f.meshed && f.size !== 'tiny').length ?? 0
  return [
    ...(quality?.sharpness === 'blurred'
      ? ['The photo is blurred: fine lines will be few; take a sharper one.']
      : []),
    ...(quality?.exposure === 'dark' ? ['The photo is dark: much of it will be drawn as one mass.'] : []),
    ...(quality?.exposure === 'bright' ? ['The photo is very bright: its lights will stay bare.'] : []),
    ...(quality?.exposure === 'flat' ? ['The photo has hardly any contrast.'] : []),
    ...(tiny > 0
      ? [`${count(tiny, 'face is', 'faces are')} under 48 pixels high: too small for features; come closer.`]
      : []),
    ...(unsure > 0
      ? [
          `${count(unsure, 'face is', 'faces are')} turned away or covered: drawn without strokes for the features.`,
        ]
      : []),
  ]
}
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** The styles that are drawn here, the one that suits best first; equal ones in the catalogue's order. */
export function suitsOf(seen: NonNullable<Inspection['seen']>): Suit[] {
  const kinds = seen.kinds as Record<PhotoKind, number>
  const chief = chiefKind(kinds)
  return (catalogue as readonly Entry[])
    .flatMap((entry): Suit[] => {
      const style = styleOf(entry.key, entry.subKey)
      if (!style) return []
      const fit = Math.round(100 * fitOf(style.suits, kinds)) / 100
      const best = Math.max(...Object.values<number>(style.suits))
      const reasons = [
        `${named[chief]}: ${entry.label.en} ${verdict(style.suits[chief])}`,
        ...(style.suits[chief] === best ? ['it is what this style is best at'] : []),
      ]
      return [
        {
          style: entry.short,
          req_key: entry.key,
          ...(entry.subKey && { sub_req_key: entry.subKey }),
          fit,
          reasons,
        },
      ]
    })
    .sort((a, b) => b.fit - a.fit)
}
