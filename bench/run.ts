/**
 * Measures drawing (time, CPU, memory) beside other tools, what it costs to know a photo, and the service's latencies, and writes bench/results/<date>-<machine>.{json,md}.
 *   npm run bench [-- --only drawing|guidance|latency] [--style water_paint …] [--size 1600x1200 …]
 *     [--rounds 1] [--threads 1 …] [--add] [--no-write]
 * `--add` keeps of the day's record what this run did not measure, so that sizes and parts can be measured one by one.
 * Machines are noisy: read the ratios, which are taken against a reference in the same run.
 */
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CatalogueEntry, catalogue } from '@atelier/contract'
import { styleOf } from '@atelier/paint'
import { benchDrawing } from './drawing.ts'
import { benchKnowing } from './knowing.ts'
import { benchLatency } from './latency.ts'
import { added, kept, type Measurements, write } from './record.ts'
import { pageOf } from './record-page.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    style: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', multiple: true },
    add: { type: 'boolean', default: false },
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
const date = new Date().toISOString().slice(0, 10)
const measured: Measurements = {
  date,
  machine,
  drawing: wanted('drawing')
    ? await benchDrawing(styles, folder, say, values.size, Number(values.rounds), values.threads?.map(Number))
    : [],
  knowing: wanted('guidance') ? await benchKnowing(folder, say, values.size) : [],
  latency: wanted('latency') ? await benchLatency(folder, say) : [],
}
const before = values.add ? kept(date, machine) : undefined
const record = before ? added(before, measured) : measured
console.log(pageOf(record))
if (!values['no-write']) write(record)
