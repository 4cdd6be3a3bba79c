import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { benchPhoto } from './photos.ts'

/** CPU seconds to know one thing about a photo. */
export interface KnowingRow {
  readonly size: string
  readonly part: string
  readonly firstS: number
  readonly warmS: number
}
const run = promisify(execFile)
const script = fileURLToPath(new URL('./guidance.mjs', import.meta.url))

/** The eyes and each map, at both sizes; the photo shows two faces, a landscape and a street. */
export async function benchKnowing(folder: string, say: (line: string) => void, only?: readonly string[]) {
  const rows: KnowingRow[] = []
  for (const [width, height] of [
    [1600, 1200],
    [4096, 4096],
  ] as const) {
    const size = `${width}x${height}`
    if (only && !only.includes(size)) continue
    const { stdout } = await run(process.execPath, [script, await benchPhoto(folder, width, height)])
    const got = JSON.parse(stdout) as { readonly rows: Omit<KnowingRow, 'size'>[] }
    const sum = (of: 'firstS' | 'warmS') => got.rows.reduce((t, r) => t + r[of], 0)
    for (const row of [...got.rows, { part: 'all', firstS: sum('firstS'), warmS: sum('warmS') }])
      rows.push({ size, ...row })
    say(`${size} guidance: ${sum('warmS').toFixed(2)} CPU s warm`)
  }
  return rows
}
