import { type CatalogueEntry, catalogue } from '@atelier/contract'
import { Mistaken } from './command.ts'

export const entries: readonly CatalogueEntry[] = catalogue

/**
 * The styles that are meant: short names, wire keys, `all`. A key with sub-styles alone means none.
 * @param drawn those that can be drawn where they shall be
 * @throws Mistaken
 */
export function chosenStyles(names: readonly string[], drawn: readonly CatalogueEntry[]): CatalogueEntry[] {
  const found = names
    .flatMap((n) => n.split(','))
    .map((n) => n.trim())
    .filter(Boolean)
    .flatMap((name) => (name === 'all' ? drawn : [entryNamed(name)]))
  for (const entry of found)
    if (!drawn.includes(entry))
      throw new Mistaken(`${entry.short} is not drawn yet; drawn are ${drawn.map((e) => e.short).join(', ')}`)
  if (found.length === 0) throw new Mistaken('choose a --style; see atelier draw --list')
  return [...new Set(found)]
}

function entryNamed(name: string): CatalogueEntry {
  const short = name.replaceAll('-', '_')
  const isKey = ({ key }: CatalogueEntry): boolean => key === name || key === `${name}_usage`
  const entry = entries.find((e) => e.short === short || e.subKey === name || (!e.subKey && isKey(e)))
  if (entry) return entry
  const subs = entries.filter((e) => e.subKey && isKey(e))
  if (subs.length > 0)
    throw new Mistaken(`${name} has sub-styles; use one of ${subs.map((e) => e.short).join(', ')}`)
  throw new Mistaken(`there is no style ${JSON.stringify(name)}; see atelier draw --list`)
}
