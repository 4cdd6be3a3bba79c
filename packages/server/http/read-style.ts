import { canonicalKey, catalogue, Failure, type StyleChoice, shown, subKeysOf } from '@atelier/contract'

const styleKeys = [...new Set<string>(catalogue.map((e) => e.key))].join(', ')

/**
 * The style of a short name, a req_key with or without `_usage`, or a sub_req_key; of a req_key that has sub-styles, all.
 * @throws Failure badField of the field `style`
 */
export function readStyleName(given: string): StyleChoice {
  const entries: readonly (StyleChoice & { readonly short: string })[] = catalogue
  const entry = entries.find((e) => e.short === given || e.subKey === given)
  if (entry) return { key: entry.key, ...(entry.subKey !== undefined && { subKey: entry.subKey }) }
  const key = canonicalKey(given)
  if (key !== undefined) return { key }
  const detail = `expected a style such as water_paint, or a req_key but received ${shown(given)}`
  throw new Failure('badField', { field: 'style', detail })
}

const isNothing = (v: unknown): boolean => v === undefined || v === null || v === ''

/**
 * `req_key` and `sub_req_key`, normalised: keys without `_usage` are in wide use and mean the same.
 * @param defaultSub whether a style with sub-styles falls back to its first one
 * @throws Failure missingStyleKey, unknownStyleKey, missingSubKey, unknownSubKey
 */
export function readStyle(
  params: Readonly<Record<string, unknown>>,
  defaultSub: 'none' | 'first',
): StyleChoice {
  const { req_key: givenKey, sub_req_key: givenSub } = params
  if (isNothing(givenKey)) throw new Failure('missingStyleKey')
  const key = typeof givenKey === 'string' ? canonicalKey(givenKey) : undefined
  if (key === undefined) throw new Failure('unknownStyleKey', { given: shown(givenKey), allowed: styleKeys })
  const subKeys = subKeysOf(key)
  const [first] = subKeys
  if (isNothing(givenSub)) {
    if (first === undefined) return { key }
    if (defaultSub === 'first') return { key, subKey: first }
    throw new Failure('missingSubKey', { key, allowed: subKeys.join(', ') })
  }
  const subKey = subKeys.find((s) => s === givenSub)
  if (subKey !== undefined) return { key, subKey }
  const mend =
    first === undefined
      ? 'Leave sub_req_key out: this style has no sub-styles.'
      : `Send one of: ${subKeys.join(', ')}.`
  throw new Failure('unknownSubKey', { given: shown(givenSub), key, mend })
}
