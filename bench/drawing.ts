import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from './figures.ts'
import { benchPhoto } from './photos.ts'

export interface Measured {
  readonly wallS: number
  readonly cpuS: number
  readonly peakMib: number
}
export interface DrawingRow extends Measured {
  readonly style: string
  readonly size: string
  readonly threads: number
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

const middle = (all: readonly Measured[]): Measured => ({
  wallS: median(all.map((m) => m.wallS)),
  cpuS: median(all.map((m) => m.cpuS)),
  peakMib: Math.max(...all.map((m) => m.peakMib)),
})

/** Every style at both sizes, on one and on all threads; rounds are interleaved, so that a noisy minute hits all. */
export async function benchDrawing(styles: readonly string[], folder: string, say: (line: string) => void) {
  const rows: DrawingRow[] = []
  const all = availableParallelism()
  for (const [width, height, rounds] of [
    [1600, 1200, 5],
    [4096, 4096, 3],
  ] as const) {
    const photo = await benchPhoto(folder, width, height)
    for (const threads of all > 1 ? [1, all] : [1]) {
      const got = new Map<string, Measured[]>(['codec', ...styles].map((s) => [s, []]))
      for (let round = 0; round < rounds; round++)
        for (const [style, list] of got) {
          list.push(await once(photo, style, threads))
          say(
            `${width}x${height} ${threads} thread(s) round ${round + 1}/${rounds} ${style}: ${list.at(-1)?.cpuS.toFixed(2)} CPU s`,
          )
        }
      const reference = middle(got.get('codec') ?? [])
      for (const [style, list] of got) {
        const m = middle(list)
        const ratios = { cpuRatio: m.cpuS / reference.cpuS, wallRatio: m.wallS / reference.wallS }
        rows.push({ style, size: `${width}x${height}`, threads, ...m, ...ratios })
      }
    }
  }
  return rows
}
