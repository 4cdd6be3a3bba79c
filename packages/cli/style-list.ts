import type { CatalogueEntry } from '@atelier/contract'
import type { Param, Style } from '@atelier/paint'
import { entries } from './chosen-styles.ts'

/** The styles, with their parameters where they are known, for people or as JSON. */
export function styleList(
  drawn: readonly CatalogueEntry[],
  styleOf: (entry: CatalogueEntry) => Style | undefined,
  json: boolean,
): string {
  const rows = entries.map((e) => {
    const style = styleOf(e)
    return {
      short: e.short,
      req_key: e.key,
      ...(e.subKey ? { sub_req_key: e.subKey } : {}),
      label: e.label,
      drawn: drawn.includes(e),
      ...(style ? { look: style.look, version: style.version, parameters: style.params } : {}),
    }
  })
  if (json) return JSON.stringify(rows, null, 2)
  return rows
    .flatMap((r) => [
      `${r.drawn ? '*' : ' '} ${r.short.padEnd(14)}${r.label.en} ${r.label.zh}`,
      ...Object.entries<Param>(r.parameters ?? {}).map(([name, p]) => {
        const range =
          p.type === 'choice' ? p.values.join('|') : `${p.min}..${p.max}${p.unit === 'u' ? ' u' : ''}`
        return `      --set ${name}=${p.default}  (${range})  ${p.doc}`
      }),
    ])
    .concat('', '* is drawn; u is a thousandth of the long side')
    .join('\n')
}
