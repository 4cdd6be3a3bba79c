import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from './figures.ts'
import { benchPhoto } from './photos.ts'

interface Time {
  readonly wallS: number
  readonly cpuS: number
}
export interface Measured {
  /** The first drawing of a process. */
  readonly first: Time
  /** The second one. */
  readonly warm: Time
  readonly peakMib: number
}
export interface DrawingRow extends Measured {
  readonly style: string
  readonly size: string
  readonly threads: number
  /** Processes measured; the figures are their medians. */
  readonly rounds: number
  /** To decoding and encoding the same JPEG with sharp, measured between the styles of the same round. */
  readonly cpuRatio: number
  readonly wallRatio: number
}

const run = promisify(execFile)
const script = fileURLToPath(new URL('./one.mjs', import.meta.url))

async function once(photo: string, style: string, threads: number): Promise<Measured> {
  const { stdout } = await run(process.execPath, [script, photo, style, String(threads)])
  return JSON.parse(stdout) as Measured
}

const time = (all: readonly Time[]): Time => ({
  wallS: median(all.map((t) => t.wallS)),
  cpuS: median(all.map((t) => t.cpuS)),
})
const middle = (all: readonly Measured[]): Measured => ({
  first: time(all.map((m) => m.first)),
  warm: time(all.map((m) => m.warm)),
  peakMib: Math.max(...all.map((m) => m.peakMib)),
})

/** Every style at both sizes, on one and on all threads; rounds are interleaved, so that a noisy minute hits all. */
export async function benchDrawing(styles: readonly string[], folder: string, say: (line: string) => void) {
  const rows: DrawingRow[] = []
  const all = availableParallelism()
  for (const [width, height, rounds] of [
    [1600, 1200, 3],
    [4096, 4096, 1],
  ] as const) {
    const photo = await benchPhoto(folder, width, height)
    for (const threads of all > 1 ? [1, all] : [1]) {
      const got = new Map<string, Measured[]>(['codec', ...styles].map((s) => [s, []]))
      for (let round = 0; round < rounds; round++)
        for (const [style, list] of got) {
          list.push(await once(photo, style, threads))
          say(
            `${width}x${height} ${threads} thread(s) round ${round + 1}/${rounds} ${style}: ${list.at(-1)?.warm.cpuS.toFixed(2)} CPU s`,
          )
        }
      const reference = middle(got.get('codec') ?? [])
      for (const [style, list] of got) {
        const m = middle(list)
        const ratios = {
          cpuRatio: m.warm.cpuS / reference.warm.cpuS,
          wallRatio: m.warm.wallS / reference.warm.wallS,
        }
        rows.push({ style, size: `${width}x${height}`, threads, rounds, ...m, ...ratios })
      }
    }
  }
  return rows
}
