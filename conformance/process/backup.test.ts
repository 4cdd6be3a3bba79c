/** A backup is taken while the service draws, and holds everything that was acknowledged before it began. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { slow } from '../kit/engine-paths.ts'
import { newKey } from '../kit/new-key.ts'
import { OwnServer, runCli } from '../kit/own-server.ts'
import { plainParams } from '../kit/photos.ts'
import { Wire } from '../kit/wire.ts'
import { newFolder, startOn } from './folders.ts'

const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '150', ATELIER_WORKERS: '2' }
const hashOf = async (url: string): Promise<string> =>
  createHash('sha256')
    .update(Buffer.from(await (await fetch(url)).arrayBuffer()))
    .digest('hex')

it('comes back whole from a backup that was taken while it drew', async () => {
  const server = await startOn(await newFolder(), env)
  const params = await plainParams()
  const caller = new Wire(server.base, (await newKey(server, 'shop')).key)
  const finished = await caller.drawn(params)
  const picture = await hashOf(String(finished.output?.[0]?.content[0]?.url))
  const before: string[] = []
  for (let i = 0; i < 12; i++) before.push((await caller.accepted(params)).id)
  const enough = new AbortController()
  const during = (async () => {
    const taken: string[] = []
    while (!enough.signal.aborted) taken.push((await caller.accepted(params)).id)
    return taken
  })()
  const target = join(await newFolder(), 'backup')
  const { code, stdout, stderr } = await server.cli('backup', target)
  enough.abort()
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^\d+ files, [\d.]+ MB in /)
  expect((await during).length).toBeGreaterThan(0)
  expect(
    existsSync(join(server.data, 'snapshots')) && (await readdir(join(server.data, 'snapshots'))),
  ).toEqual([])
  expect((await stat(target)).mode & 0o777).toBe(0o700)
  await server.stop()

  const data = join(await newFolder(), 'data')
  const restored = await runCli(['restore', target], { ATELIER_DATA: data })
  expect([restored.code, restored.stderr]).toEqual([0, ''])
  const again = await OwnServer.start(env, data)
  try {
    const same = new Wire(again.base, caller.key)
    const told = await same.read(finished.id)
    expect(told.status).toBe('completed')
    expect(await hashOf(String(told.output?.[0]?.content[0]?.url))).toBe(picture)
    for (const id of before) expect((await same.ended(id)).status).toBe('completed')
    // What the backup holds of the rest is whole too: none failed for a photo that is not there.
    const { json } = await same.get('/model/v1/generation/tasks?status=failed')
    expect(json).toMatchObject({ tasks: [] })
  } finally {
    await again.stop()
  }
}, 240_000)

it('is made of a data folder that no server uses, and refuses what is not whole', async () => {
  const server = await startOn(await newFolder(), env)
  const { id } = await new Wire(server.base, server.key).drawn(await plainParams())
  await server.end()
  const target = join(await newFolder(), 'backup')
  expect((await server.cli('backup', target)).code).toBe(0)
  const twice = await server.cli('backup', target)
  expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('is not empty')])

  const full = await server.cli('restore', target)
  expect([full.code, full.stderr]).toEqual([1, expect.stringContaining('is not empty')])
  const pictures = join(target, 'blobs', 'pictures')
  const [hour = ''] = await readdir(pictures)
  const [name = ''] = await readdir(join(pictures, hour))
  const file = join(pictures, hour, name)
  const good = await readFile(file)
  await appendFile(file, 'x')
  const data = join(await newFolder(), 'data')
  const bad = await runCli(['restore', target], { ATELIER_DATA: data })
  expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining(`${name} is not what was backed up`)])
  const refused = await runCli(['serve'], { ATELIER_DATA: data, PORT: '0' })
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Run atelier restore again')])
  await writeFile(file, good)
  expect((await runCli(['restore', target], { ATELIER_DATA: data })).code).toBe(0)
  const again = await OwnServer.start(env, data)
  try {
    expect((await new Wire(again.base, server.key).read(id)).status).toBe('completed')
  } finally {
    await again.stop()
  }
}, 240_000)

it('tells whether it lives and whether it can take work, for health checks', async () => {
  const server = await startOn(await newFolder(), {
    ...env,
    ATELIER_QUEUE_LIMIT: '1',
    ATELIER_WORKERS: '1',
    SLOW_ENGINE_MS: '3000',
  })
  const ask = (...args: string[]) => runCli(['health', '--url', server.base, ...args])
  expect([(await ask()).code, (await ask('--ready')).code]).toEqual([0, 0])
  const wire = new Wire(server.base, server.key)
  const params = await plainParams()
  await wire.accepted(params)
  while ((await wire.submit(params)).status !== 503);
  const full = await ask('--ready')
  expect(full.code).toBe(1)
  expect(JSON.parse(full.stdout)).toMatchObject({
    parts: { queue: 'full', store: 'ok', storage: 'ok', workers: 'ok' },
  })
  expect((await ask()).code).toBe(0)
  await server.stop()
  const gone = await ask()
  expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('does not answer')])
}, 120_000)
