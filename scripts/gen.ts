/**
 * Writes every generated file; with --check it writes nothing and fails, naming the files that are out of date.
 * A generator is a module with `generate()`, which returns texts by path from the root.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
// In this order: an index must be right before the docs that import it are made.
const generators = [
  './build-kernels.ts',
  './gen-styles.ts',
  './gen-sdk.ts',
  './gen-configuration.ts',
  './gen-errors.ts',
  './gen-figures.ts',
  './gen-openapi.ts',
  './gen-filter-docs.ts',
  './gen-style-docs.ts',
]

const check = process.argv.includes('--check')
const stale: string[] = []
for (const generator of generators) {
  const { generate } = (await import(generator)) as { generate: () => Promise<Record<string, string>> }
  for (const [path, text] of Object.entries(await generate())) {
    const file = root + path
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    stale.push(path)
    if (check) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
if (check && stale.length > 0) {
  console.error(`Out of date; run npm run gen:\n  ${stale.join('\n  ')}`)
  process.exit(1)
}
for (const path of stale) console.log(`wrote ${path}`)
