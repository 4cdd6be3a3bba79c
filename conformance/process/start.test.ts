/** What an operator may rely on when the service starts, or does not. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { quick } from '../kit/engine-paths.ts'
import { runCli } from '../kit/own-server.ts'
import { Wire } from '../kit/wire.ts'
import { newFolder, startOn } from './folders.ts'

const limitMs = 120_000

it(
  'tells all wrong settings at once, by name, and does not start',
  async () => {
    const data = await newFolder()
    const { code, stderr } = await runCli(['serve'], {
      ATELIER_DATA: join(data, 'never'),
      PORT: 'eighty',
      ATELIER_LIMITS: 'loose',
      ATELIER_WORKERS: '0',
      ATELIER_PRICE_USD: '-1',
      ATELIER_OWNER_KEY: 'too short',
      ATELIER_QUEUE_LIMITS: '5',
    })
    expect(code).toBe(1)
    for (const name of [
      'PORT',
      'ATELIER_LIMITS',
      'ATELIER_WORKERS',
      'ATELIER_PRICE_USD',
      'ATELIER_OWNER_KEY',
    ])
      expect(stderr).toContain(`${name}=`)
    expect(stderr).toContain('did you mean ATELIER_QUEUE_LIMIT?')
    expect(stderr, 'a secret is not printed, not even a wrong one').not.toContain('too short')
    expect(stderr, 'a wrong setting is no fault of ours: no stack').not.toMatch(/\n\s+at /)
    expect(await readdir(data), 'nothing was made').toEqual([])
  },
  limitMs,
)

it(
  'does not start without an engine it was told to use',
  async () => {
    const data = await newFolder()
    const { code, stderr } = await runCli(['serve'], {
      ATELIER_DATA: data,
      PORT: '0',
      ATELIER_ENGINES: './there-is-none.mjs',
    })
    expect([code, stderr.includes('ATELIER_ENGINES'), stderr.includes('there-is-none.mjs')]).toEqual([
      1,
      true,
      true,
    ])
  },
  limitMs,
)

it(
  'refuses a second process on the same data folder, and on the same port',
  async () => {
    const data = await newFolder()
    const first = await startOn(data, { ATELIER_ENGINES: quick })
    const second = await runCli(['serve'], { ATELIER_DATA: data, PORT: '0', ATELIER_ENGINES: quick })
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(data)
    expect(second.stderr).toContain('ATELIER_DATA')
    expect(second.stderr).not.toMatch(/\n\s+at /)

    const other = await newFolder()
    const { port } = new URL(first.base)
    const third = await runCli(['serve'], { ATELIER_DATA: other, PORT: port, ATELIER_ENGINES: quick })
    expect(third.code).toBe(1)
    expect(third.stderr).toContain(`127.0.0.1:${port}`)

    const wire = new Wire(first.base, first.key)
    expect((await wire.get('/api/v1/skill/models')).status, 'the first one is not disturbed').toBe(200)
  },
  limitMs,
)

it(
  'makes an owner key at the first start, prints it once and keeps it for its owner alone',
  async () => {
    const data = await newFolder()
    const env = { ATELIER_ENGINES: quick, ATELIER_OWNER_KEY: '' }
    const first = await startOn(data, env)
    const key = (await readFile(join(data, 'owner-key'), 'utf8')).trim()
    expect(first.heard.stdout).toContain(key)
    expect((await stat(join(data, 'owner-key'))).mode & 0o777).toBe(0o600)
    const unknown = '/model/v1/generation/task/none'
    expect((await new Wire(first.base, key).get(unknown)).status, 'the key is known').toBe(404)
    expect((await first.end()).code).toBe(0)

    const again = await startOn(data, env)
    expect(again.heard.stdout).not.toContain(key)
    expect((await new Wire(again.base, key).get(unknown)).status).toBe(404)
  },
  limitMs,
)
