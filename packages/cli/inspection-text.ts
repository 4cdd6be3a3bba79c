import type { Inspection } from '@atelier/contract'

const percent = (v: number): string => `${Math.round(100 * v)} %`

/** An inspection for people: what matters first, and the mends of what is wrong. */
export function inspectionText(
  name: string,
  { photo, limits, quality, seen, suits, warnings }: Inspection,
): string {
  const rows: [string, string][] = [
    ['photo', `${photo.width} x ${photo.height} ${photo.format}, ${Math.ceil(photo.bytes / 1024)} KiB`],
    ...limits.checks
      .filter((c) => !c.ok)
      .map((c): [string, string] => ['limit', `${c.failure?.message ?? c.name}. ${c.failure?.hint ?? ''}`]),
    ['limits', limits.ok ? `kept (${limits.profile})` : `not kept (${limits.profile})`],
  ]
  if (quality)
    rows.push(
      ['light', `${quality.exposure}, lightness ${percent(quality.lightness)}`],
      ['focus', quality.sharpness],
    )
  if (seen) {
    const sizes = seen.faces.map((f) => `${Math.round(f.box.height)} px`).join(', ')
    rows.push([
      'faces',
      seen.looked ? (seen.faces.length ? `${seen.faces.length} (${sizes})` : 'none') : 'nobody could look',
    ])
    if (seen.bodies.length) rows.push(['bodies', String(seen.bodies.length)])
    const areas = Object.entries(seen.areas).filter(([, v]) => v >= 0.02)
    rows.push(['areas', areas.map(([k, v]) => `${k} ${percent(v)}`).join(', ') || 'nothing known'])
    const kinds = Object.entries(seen.kinds).filter(([, v]) => v >= 0.1)
    rows.push([
      'kind',
      kinds
        .sort((a, b) => b[1] - a[1])
        .map(([k, v]) => `${k} ${percent(v)}`)
        .join(', '),
    ])
  }
  for (const w of warnings) rows.push(['note', w])
  for (const [i, s] of suits.entries())
    rows.push([
      i === 0 ? 'styles' : '',
      `${percent(s.fit).padStart(5)} ${s.style.padEnd(14)} ${s.reasons.join('; ')}`,
    ])
  return [name, ...rows.map(([k, v]) => `  ${k.padEnd(8)}${v}`)].join('\n')
}
