/**
 * Measures drawing (time, CPU, memory) beside other tools, what it costs to know a photo, and the service's latencies, and writes bench/results/<date>-<machine>.{json,md}.
 *   npm run bench [-- --only drawing|guidance|latency] [--style water_paint …] [--size 1600x1200 …]
 *     [--rounds 1] [--threads 1 …] [--no-write]
 * Machines are noisy: read the ratios, which are taken against a reference in the same run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type CatalogueEntry, catalogue } from '@atelier/contract'
import { styleOf } from '@atelier/paint'
import { benchDrawing } from './drawing.ts'
import { benchKnowing } from './knowing.ts'
import { benchLatency } from './latency.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    style: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', multiple: true },
    'no-write': { type: 'boolean', default: false },
  },
})
const say = (line: string) => console.error(line)
const entries: readonly CatalogueEntry[] = catalogue
const styles = values.style ?? entries.filter((e) => styleOf(e.key, e.subKey)).map((e) => e.short)
const folder = join(tmpdir(), 'atelier-bench-photos')
const machine = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGib: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
}
const wanted = (part: string) => values.only === undefined || values.only === part
const drawing = wanted('drawing')
  ? await benchDrawing(styles, folder, say, values.size, Number(values.rounds), values.threads?.map(Number))
  : []
const knowing = wanted('guidance') ? await benchKnowing(folder, say, values.size) : []
const latency = wanted('latency') ? await benchLatency(folder, say) : []

const f = (n: number, digits = 2) => n.toFixed(digits)
const text = [
  `# ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGib} GiB, Node ${machine.node}`,
  '',
  'Warm: the sixth drawing of a process at 1600x1200, the second at 4096x4096; what is known about the photo is forgotten before each.',
  '',
  "Other tools have no warm start: both times are their whole process, ours leave the start of Node out. Ratios to G'MIC's ink wash are of warm CPU.",
  '',
  'Reference of drawing: decoding and encoding the same JPEG with sharp (`codec`), in the same run. Reference of latency: the same server idle.',
  '',
  "| style | size | threads | wall s, first | CPU s, first | wall s, warm | CPU s, warm | peak MiB | warm CPU / codec | warm wall / codec | CPU / G'MIC ink wash |",
  '|---|---|---|---|---|---|---|---|---|---|---|',
  ...drawing.map(
    (r) =>
      `| ${r.style} | ${r.size} | ${r.threads} | ${f(r.first.wallS)} | ${f(r.first.cpuS)} | ${f(r.warm.wallS)} | ${f(r.warm.cpuS)} | ${f(r.peakMib, 0)} | ${f(r.cpuRatio, 1)} | ${f(r.wallRatio, 1)} | ${r.measureRatio === undefined ? '' : f(r.measureRatio)} |`,
  ),
  '',
  ...(knowing.length === 0
    ? []
    : ['| to know a photo | size | CPU s, first | CPU s, warm |', '|---|---|---|---|']),
  ...knowing.map((r) => `| ${r.part} | ${r.size} | ${f(r.firstS)} | ${f(r.warmS)} |`),
  '',
  '| request | server | p50 ms | p99 ms | requests | p50 / idle | p99 / idle |',
  '|---|---|---|---|---|---|---|',
  ...latency.map(
    (r) =>
      `| ${r.request} | ${r.state} | ${f(r.p50Ms)} | ${f(r.p99Ms)} | ${r.requests} | ${f(r.p50Ratio)} | ${f(r.p99Ratio)} |`,
  ),
  '',
].join('\n')
console.log(text)
if (!values['no-write']) {
  const date = new Date().toISOString().slice(0, 10)
  const name = `${date}-${machine.cpu.replace(/\W+/g, '-').toLowerCase()}`
  const results = fileURLToPath(new URL('./results/', import.meta.url))
  mkdirSync(results, { recursive: true })
  writeFileSync(
    join(results, `${name}.json`),
    `${JSON.stringify({ date, machine, drawing, knowing, latency }, null, 2)}\n`,
  )
  writeFileSync(join(results, `${name}.md`), text)
}
