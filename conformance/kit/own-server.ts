import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'packages/cli/bin/atelier.mjs')
const startMs = 60_000

export interface Ended {
  readonly code: number | null
  /** The signal it died of, if any. */
  readonly by: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Only what a process needs to run: a setting in the shell must not change what is tested. */
const cleanEnv = (env: Readonly<Record<string, string>>) => {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...env }
}

let built = false

/** What is tried is what ships: the built code, which is brought up to date once a run. */
function build(): void {
  if (built) return
  built = true
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-b'], { cwd: root, encoding: 'utf8' })
  // The compiler emits in spite of wrong types; `npm test` fails on them by itself.
  if (status !== 0) console.warn(`The build is not clean:\n${stdout}`)
}

function spawnCli(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  build()
  return spawn(process.execPath, [cli, ...args], {
    cwd: root,
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Servers that still run: none may outlive the run, however it ends. */
const living = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})

function listen(child: ChildProcess) {
  living.add(child)
  child.once('close', () => living.delete(child))
  const heard = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    heard.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard.stderr += text
  })
  const ended = once(child, 'close').then(
    ([code, by]): Ended => ({ code: code as number | null, by: by as NodeJS.Signals | null, ...heard }),
  )
  return { heard, ended }
}

/** Runs the command line to its end. */
export function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return listen(spawnCli(args, env)).ended
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Our server in a process of its own, on a data folder of its own, as an operator would start it. */
export class OwnServer {
  readonly base: string
  readonly key: string
  readonly data: string
  readonly ended: Promise<Ended>
  readonly heard: { readonly stdout: string; readonly stderr: string }
  readonly #child: ChildProcess

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** How the process died, when it did before it was told to. */
  get died(): string | undefined {
    const { exitCode, signalCode } = this.#child
    if (exitCode === null && signalCode === null) return undefined
    return `the server's process ended by itself (${signalCode ?? `exit code ${exitCode}`})`
  }

  private constructor(base: string, key: string, data: string, child: ChildProcess) {
    this.base = base
    this.key = key
    this.data = data
    this.#child = child
    const { heard, ended } = listen(child)
    this.heard = heard
    this.ended = ended
  }

  /** Starts it and waits until it answers. @param data an existing folder, else a new temporary one */
  static async start(env: Readonly<Record<string, string>>, data?: string): Promise<OwnServer> {
    const folder = data ?? (await mkdtemp(join(tmpdir(), 'atelier-conformance-')))
    const port = await freePort()
    const key = 'atl_conformance0owner0key0of0this0run0only'
    const child = spawnCli(['serve'], {
      PORT: String(port),
      ATELIER_DATA: folder,
      ATELIER_OWNER_KEY: key,
      ATELIER_LOG_LEVEL: 'warn',
      ...env,
    })
    const server = new OwnServer(`http://127.0.0.1:${port}`, key, folder, child)
    await server.#ready()
    return server
  }

  async #ready(): Promise<void> {
    let over: Ended | undefined
    void this.ended.then((ended) => {
      over = ended
    })
    for (const until = Date.now() + startMs; Date.now() < until; await wait(50)) {
      if (over) throw new Error(`the server ended with ${over.code} instead of starting:\n${over.stderr}`)
      const answers = await fetch(`${this.base}/api/v1/skill/models`).then(
        (r) => r.ok,
        () => false,
      )
      if (answers) return
    }
    this.#child.kill('SIGKILL')
    throw new Error(`the server did not answer within ${startMs / 1000} s:\n${this.heard.stderr}`)
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }

  /** `atelier …` beside the running server, on its data folder. */
  cli(...args: string[]): Promise<Ended> {
    return runCli(args, { ATELIER_DATA: this.data })
  }

  /** Asks it to end and waits until it did; its folder stays. */
  async end(): Promise<Ended> {
    this.#child.kill('SIGTERM')
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 20_000)
    const ended = await this.ended
    clearTimeout(late)
    return ended
  }

  /** Ends it and removes its folder. */
  async stop(): Promise<void> {
    await this.end()
    await rm(this.data, { recursive: true, force: true })
  }
}
