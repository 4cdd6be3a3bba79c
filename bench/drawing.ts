import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from './figures.ts'
import { installedPeers, measure, oncePeer } from './peers.ts'
import { benchPhoto } from './photos.ts'

interface Time {
  readonly wallS: number
  readonly cpuS: number
}
export interface Measured {
  /** The first drawing of a process. */
  readonly first: Time
  /** The last of several: see `sizes`. */
  readonly warm: Time
  readonly peakMib: number
}
export interface DrawingRow extends Measured {
  readonly style: string
  /** Another tool: both times are its whole process. */
  readonly peer: boolean
  readonly size: string
  readonly threads: number
  /** Processes measured; the figures are their medians. */
  readonly rounds: number
  /** To decoding and encoding the same JPEG with sharp, measured between the styles of the same round. */
  readonly cpuRatio: number
  readonly wallRatio: number
  /** Warm CPU to G'MIC's ink wash in the same rounds; left out where that is not installed. */
  readonly measureRatio?: number
}

const run = promisify(execFile)
const script = fileURLToPath(new URL('./one.mjs', import.meta.url))

async function once(photo: string, style: string, threads: number, drawings: number): Promise<Measured> {
  const { stdout } = await run(process.execPath, [script, photo, style, String(threads), String(drawings)])
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

/** Sizes measured, with their rounds, and with the drawings of a process until it counts as warm. */
const sizes = [
  [1600, 1200, 3, 6],
  [4096, 4096, 1, 2],
] as const

/** What is measured side by side: the codec, our styles, other tools. */
interface Contender {
  readonly name: string
  readonly peer: boolean
  readonly once: (photo: string, threads: number, drawings: number) => Promise<Measured>
}

/**
 * Every style and every other tool at both sizes, on one and on all threads; rounds are interleaved, so that a noisy
 * minute hits all.
 *
 * @param only sizes like 1600x1200; all when left out
 * @param most rounds at most
 * @param counts of threads; one and all when left out
 */
export async function benchDrawing(
  styles: readonly string[],
  folder: string,
  say: (line: string) => void,
  only?: readonly string[],
  most = 3,
  counts?: readonly number[],
) {
  const ours = ['codec', ...styles].map(
    (name): Contender => ({
      name,
      peer: false,
      once: (photo, threads, drawings) => once(photo, name, threads, drawings),
    }),
  )
  const theirs = (await installedPeers(say)).map(
    (p): Contender => ({
      name: p.name,
      peer: true,
      once: (photo, threads) => oncePeer(p, photo, threads),
    }),
  )
  const rows: DrawingRow[] = []
  const all = availableParallelism()
  for (const [width, height, usual, drawings] of sizes) {
    const rounds = Math.min(usual, most)
    const size = `${width}x${height}`
    if (only && !only.includes(size)) continue
    const photo = await benchPhoto(folder, width, height)
    for (const threads of counts ?? (all > 1 ? [1, all] : [1])) {
      const got = new Map<Contender, Measured[]>([...ours, ...theirs].map((c) => [c, []]))
      for (let round = 0; round < rounds; round++)
        for (const [one, list] of got) {
          list.push(await one.once(photo, threads, drawings))
          say(
            `${size} ${threads} thread(s) round ${round + 1}/${rounds} ${one.name}: ${list.at(-1)?.warm.cpuS.toFixed(2)} CPU s`,
          )
        }
      const figures = [...got].map(([{ name, peer }, list]) => ({ name, peer, ...middle(list) }))
      const reference = figures[0].warm
      const other = figures.find((f) => f.peer && f.name === measure.name)?.warm
      for (const { name, ...m } of figures)
        rows.push({
          style: name,
          size,
          threads,
          rounds,
          ...m,
          cpuRatio: m.warm.cpuS / reference.cpuS,
          wallRatio: m.warm.wallS / reference.wallS,
          ...(other ? { measureRatio: m.warm.cpuS / other.cpuS } : {}),
        })
    }
  }
  return rows
}
