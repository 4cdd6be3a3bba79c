/**
 * `npm test`: installs what is missing, builds what is stale, runs every test. Arguments go to vitest.
 * The last line says alone how it went: `12 passed, 0 failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, ensureInstalled, root, show } from './ensure-installed.mjs'

ensureInstalled()
const built = build()
const folder = mkdtempSync(join(tmpdir(), 'atelier-test-'))
const file = join(folder, 'report.json')
const tested = show(process.execPath, [
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
  ...process.argv.slice(2),
])
const { passed, failed, skipped } = count(file)
rmSync(folder, { recursive: true, force: true })
const ok = built === 0 && tested === 0
if (built !== 0) console.log('The build failed; what is wrong stands above.')
// What fails outside of a test (a file that does not load, a stray rejection) is a failure too.
const allFailed = ok ? failed : Math.max(failed, 1)
process.exitCode = ok && failed === 0 ? 0 : 1
console.log(`${passed} passed, ${allFailed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

function count(path) {
  let report
  try {
    report = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 } // vitest did not come as far as a report
  }
  const all = report.testResults.flatMap((f) => f.assertionResults.map((t) => t.status))
  const of = (...states) => all.filter((s) => states.includes(s)).length
  const broken = report.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.length === 0,
  ).length
  return {
    passed: of('passed'),
    failed: of('failed') + broken,
    skipped: of('skipped', 'pending', 'todo', 'disabled'),
  }
}
