import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Measured } from './drawing.ts'

/** What a user would run on the same machine instead, as Debian packages it. */
export interface Peer {
  readonly name: string
  /** The Debian package that brings it. */
  readonly from: string
  /** Programs by that name are tried in turn; the probe must succeed. */
  readonly programs: readonly string[]
  readonly probe: readonly string[]
  readonly args: (photo: string, out: string) => readonly string[]
}

/** Without a frontend's window G'MIC's filters have no defaults: these are those its windows offer. */
const inkWash = '0.14,23,0,0.5,0.54,2.25,0,2,6,5,20'
const gmic = {
  from: 'gmic',
  programs: ['gmic'],
  probe: ['-v', '0', '1,1'],
} as const
const stylization = 'import cv2, sys; cv2.imwrite(sys.argv[2], cv2.stylization(cv2.imread(sys.argv[1])))'

export const peers: readonly Peer[] = [
  {
    name: "G'MIC ink wash",
    ...gmic,
    args: (photo, out) => ['-v', '0', photo, 'fx_ink_wash', inkWash, '-o', `${out},92`],
  },
  {
    name: "G'MIC cartoon",
    ...gmic,
    args: (photo, out) => ['-v', '0', photo, 'cartoon', ',', '-o', `${out},92`],
  },
  {
    name: 'OpenCV stylization',
    from: 'python3-opencv',
    programs: ['python3', '/usr/bin/python3'],
    probe: ['-c', 'import cv2'],
    args: (photo, out) => ['-c', stylization, photo, out],
  },
  {
    name: 'ImageMagick paint',
    from: 'imagemagick',
    programs: ['/usr/bin/convert', 'convert'],
    probe: ['-version'],
    args: (photo, out) => [photo, '-paint', '4', '-quality', '92', out],
  },
]
/** What the ratios of other tools are taken to. */
export const measure = peers[0]

const run = promisify(execFile)
const clock = '/usr/bin/time'

export type Installed = Peer & { readonly program: string }

/** Those that run here; a line for each that does not. */
export async function installedPeers(say: (line: string) => void): Promise<Installed[]> {
  if (!existsSync(clock)) {
    say(`left out: all other tools, because ${clock} is missing; on Debian: apt-get install time`)
    return []
  }
  const found: Installed[] = []
  for (const peer of peers) {
    let program: string | undefined
    for (const one of peer.programs) if (!program && (await works(one, peer.probe))) program = one
    if (program) found.push({ ...peer, program })
    else say(`left out: ${peer.name}, which is not installed; on Debian: apt-get install ${peer.from}`)
  }
  return found
}
async function works(program: string, probe: readonly string[]): Promise<boolean> {
  try {
    await run(program, [...probe], { timeout: 60_000 })
    return true
  } catch {
    return false // it is not there, or not what is looked for: both mean that it is left out, which is said
  }
}

/** One picture in a process of its own, from its start to its end: it has no second, warm one. */
export async function oncePeer(peer: Installed, photo: string, threads: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  const log = join(folder, 'time.txt')
  const n = String(threads)
  const env = { ...process.env, OMP_NUM_THREADS: n, OPENCV_FOR_THREADS_NUM: n, MAGICK_THREAD_LIMIT: n }
  try {
    const args = ['-o', log, '-f', '%e %U %S %M', peer.program, ...peer.args(photo, join(folder, 'out.jpg'))]
    await run(clock, args, { env, maxBuffer: 1 << 24 })
    if (!existsSync(join(folder, 'out.jpg'))) throw new Error(`${peer.name} wrote no picture`)
    const { stdout } = await run('tail', ['-n', '1', log])
    const [wallS, user, system, kib] = stdout.trim().split(' ').map(Number)
    const whole = { wallS, cpuS: user + system }
    return { first: whole, warm: whole, peakMib: kib / 1024 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
