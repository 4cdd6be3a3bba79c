/**
 * The service keeps its word when it is killed. A real server process is sent SIGKILL at random moments while callers
 * send photos; whatever it answered for must end, whole and once.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { failures } from '@atelier/contract'
import { styles } from '@atelier/paint'
import Database from 'libsql'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded } from './stores/embedded/open.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'packages/cli/dist/main.js')
const plain = fileURLToPath(new URL('./engines/fixtures/plain-engine.mjs', import.meta.url))
const price = 10_000 // millionths of a USD
const startBalance = 100_000_000
const kills = 50

const scratch = mkdtempSync(join(tmpdir(), 'atelier-crash-'))
const living = new Set<ChildProcess>()
beforeAll(() => {
  // What is killed is what ships: the built server, which also starts faster than sources.
  spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root })
}, 120_000)
afterAll(() => {
  for (const child of living) child.kill('SIGKILL')
  rmSync(scratch, { recursive: true, force: true })
})

interface Server {
  readonly child: ChildProcess
  /** Its address; rejects when it ends before it listens. */
  readonly listens: Promise<string>
  readonly ended: Promise<unknown>
}

function start(data: string, engine: string): Server {
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: {
      PORT: '0',
      ATELIER_DATA: data,
      ATELIER_ENGINES: engine,
      ATELIER_LIMITS: 'lenient',
      ATELIER_PRICE_USD: '0.01',
      ATELIER_MAX_ATTEMPTS: '5',
      ATELIER_WORKERS: '2',
      ATELIER_LOG_LEVEL: 'error',
      PLAIN_ENGINE_MS: '25',
      PLAIN_ENGINE_LOG: join(data, 'drawn'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  living.add(child)
  let said = ''
  const ended = once(child, 'close').then(() => living.delete(child))
  const listens = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const [, address] = /listens on (\S+)\n/.exec(said) ?? []
      if (address) resolve(address)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('close', () => reject(new Error(`the server ended before it listened:\n${said}`)))
  })
  listens.catch(() => {}) // killed during its start is one of the moments
  return { child, listens, ended }
}

interface Photo {
  readonly width: number
  readonly height: number
  readonly base64: string
}
interface Acknowledged extends Pick<Photo, 'width' | 'height'> {
  readonly id: string
}

async function makePhotos(): Promise<readonly Photo[]> {
  const sizes = [
    [320, 256],
    [256, 384],
    [300, 300],
  ] as const
  return Promise.all(
    sizes.map(async ([width, height]) => {
      const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
      const image = sharp({ create: { width, height, channels: 3, background: '#864', noise } })
      return { width, height, base64: (await image.jpeg().toBuffer()).toString('base64') }
    }),
  )
}

/** A data folder with a key that has a balance: what was charged is counted at the end. */
async function makeShop(name: string) {
  const data = join(scratch, name)
  const stores = await openEmbedded(data)
  const { keysOf } = await import('./accounts/keys.ts')
  const { secret } = await keysOf(stores.accounts).create({ name, scopes: ['draw', 'read'], balance: '100' })
  await stores.close()
  return { data, secret }
}

const authorised = (secret: string) => ({
  authorization: `Bearer ${secret}`,
  'content-type': 'application/json',
})

/** Sends photos until `stop`; only what was answered with 200 counts as acknowledged. */
async function send(
  base: string,
  secret: string,
  photos: readonly Photo[],
  acknowledged: Acknowledged[],
  stop: AbortSignal,
): Promise<void> {
  const { key, subKey } = styles[0] as { key: string; subKey?: string }
  while (!stop.aborted) {
    const photo = photos[Math.floor(Math.random() * photos.length)] as Photo
    const params = {
      req_key: key,
      ...(subKey !== undefined && { sub_req_key: subKey }),
      binary_data_base64: [photo.base64],
    }
    const body = JSON.stringify({ model: 'spark_style_template', input: [{ params }] })
    let text: string
    let status: number
    try {
      const response = await fetch(`${base}/model/v1/generation`, {
        method: 'POST',
        headers: authorised(secret),
        body,
      })
      status = response.status
      text = await response.text()
    } catch {
      return // the server was killed before it answered: it promised nothing
    }
    if (status !== 200) throw new Error(`a photo was answered with ${status}: ${text}`)
    const { id } = JSON.parse(text) as { id: string }
    acknowledged.push({ id, width: photo.width, height: photo.height })
    await sleep(40)
  }
}

interface TaskBody {
  readonly status: string
  readonly output?: readonly { readonly content: readonly { readonly url: string }[] }[]
  readonly error?: { readonly code: string; readonly error_message: string; readonly reason: string }
}

/** Polls until the task ended. */
async function end(base: string, secret: string, id: string, untilMs: number): Promise<TaskBody> {
  for (;;) {
    const response = await fetch(`${base}/model/v1/generation/task/${id}`, { headers: authorised(secret) })
    expect(response.status, `task ${id} was acknowledged and must be known`).toBe(200)
    const task = (await response.json()) as TaskBody
    if (task.status !== 'in_progress') return task
    expect(Date.now(), `task ${id} must come to an end`).toBeLessThan(untilMs)
    await sleep(100)
  }
}

/** Waits for what a server does, not for the clock: a slow machine is killed at the same moments as a fast one. */
async function reached(condition: () => boolean, callers: Promise<unknown>): Promise<void> {
  let over = false
  callers.then(
    () => {
      over = true
    },
    () => {
      over = true
    },
  )
  while (!over && !condition()) await sleep(3)
}

const drawings = (data: string): number => {
  const file = join(data, 'drawn')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0
}

/** Kills a server `kills` times under load, then lets it come to rest and looks at all it ever promised. */
async function prove(name: string, engine: string, kills: number, drainMs: number) {
  const photos = await makePhotos()
  const { data, secret } = await makeShop(name)
  const acknowledged: Acknowledged[] = []
  for (let kill = 0; kill < kills; kill++) {
    const server = start(data, engine)
    // Each fifth dies during its start, the others under load.
    if (kill % 5 === 4) {
      await sleep(Math.random() * 900)
      server.child.kill('SIGKILL')
      await server.ended
      continue
    }
    const base = await server.listens
    const stop = new AbortController()
    const callers = Promise.all([1, 2, 3].map(() => send(base, secret, photos, acknowledged, stop.signal)))
    // In turn: some answers after the start, and at the very end of a drawing, when its picture is being stored.
    const [answers, drawn] = [acknowledged.length + 3 + Math.floor(Math.random() * 5), drawings(data)]
    const moment =
      engine === plain && kill % 5 >= 2 ? () => drawings(data) > drawn : () => acknowledged.length >= answers
    await reached(moment, callers)
    await sleep(Math.random() * 60)
    server.child.kill('SIGKILL')
    await server.ended
    stop.abort()
    await callers
  }

  const last = start(data, engine)
  const base = await last.listens
  const until = Date.now() + drainMs
  const tally = { completed: 0, failed: 0 }
  for (const { id, width, height } of acknowledged) {
    const task = await end(base, secret, id, until)
    if (task.status === 'completed') {
      const url = task.output?.[0]?.content[0]?.url as string
      const picture = Buffer.from(await (await fetch(url)).arrayBuffer())
      const { info } = await sharp(picture, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true })
      expect([info.width, info.height], id).toEqual([width, height])
      tally.completed++
    } else {
      expect(task.status).toBe('failed')
      expect(task.error?.reason, id).toBe(failures.attemptsExhausted.reason)
      tally.failed++
    }
  }
  last.child.kill('SIGTERM')
  await last.ended
  return { data, acknowledged, tally, exitCode: last.child.exitCode }
}

/** What the books say when all is at rest. */
function audit(data: string) {
  const file = new Database(join(data, 'atelier.db'), { readonly: true })
  const all = (sql: string) => file.prepare(sql).all([]) as Record<string, never>[]
  const states = Object.fromEntries(
    all('select state, count(*) n from tasks group by state').map((r) => [r['state'], r['n']]),
  )
  const results = all("select id, attempt, result_blob blob from tasks where state = 'completed'")
  const [key] = all('select balance from api_keys where balance is not null')
  const [integrity] = all('pragma integrity_check')
  file.close()
  return {
    states,
    results,
    balance: key?.['balance'] as unknown as number,
    integrity: integrity?.['integrity_check'],
  }
}

function expectKept({ data, acknowledged, tally, exitCode }: Awaited<ReturnType<typeof prove>>) {
  expect(exitCode).toBe(0)
  expect(tally.completed + tally.failed).toBe(acknowledged.length)
  expect(new Set(acknowledged.map((a) => a.id)).size).toBe(acknowledged.length)
  const { states, results, balance, integrity } = audit(data)
  expect(integrity).toBe('ok')
  // A task whose answer never came through may wait still; after a clean stop none is running.
  expect(states).not.toHaveProperty('running')
  expect(results.length).toBeGreaterThanOrEqual(tally.completed)
  // The result is the one of the attempt that ended the task, and nobody paid twice.
  for (const { id, attempt, blob } of results) expect(blob).toMatch(new RegExp(`/${id}-${attempt}\\.jpg$`))
  expect(balance).toBe(startBalance - price * results.length)
  // No photo outlives its task, nothing half made is left.
  const photos = readdirSync(join(data, 'blobs/photos'), { recursive: true }).filter((f) =>
    String(f).endsWith('.bin'),
  )
  const orphans = photos.filter((f) => acknowledged.some(({ id }) => String(f).includes(id)))
  expect(orphans).toEqual([])
  expect(readdirSync(join(data, 'blobs/making'))).toEqual([])
  expect(readdirSync(join(data, 'blobs/aside'))).toEqual([])
}

describe('a server that is killed', () => {
  it(`${kills} times at random moments under load loses nothing, draws nothing twice and charges once`, async () => {
    const proof = await prove('plain', plain, kills, 120_000)
    console.log(`${kills} kills: ${proof.acknowledged.length} tasks acknowledged,`, proof.tally)
    expect(proof.acknowledged.length).toBeGreaterThan(kills)
    expectKept(proof)
  }, 900_000)

  it('while the embedded engine draws keeps its word as well', async () => {
    const proof = await prove('embedded', 'embedded', 5, 240_000)
    console.log(`5 kills: ${proof.acknowledged.length} tasks acknowledged,`, proof.tally)
    expect(proof.acknowledged.length).toBeGreaterThan(0)
    expectKept(proof)
  }, 600_000)
})
