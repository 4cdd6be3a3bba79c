import type { Measurements } from './record.ts'

const f = (n: number, digits = 2) => n.toFixed(digits)

/** A record of the bench as a page of tables. */
export const pageOf = ({ machine, drawing, knowing, latency }: Measurements): string =>
  [
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
