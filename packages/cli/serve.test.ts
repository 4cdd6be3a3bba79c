import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourceArgv } from '@atelier/server/engines/child.ts'
import { afterAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const plain = fileURLToPath(new URL('../server/engines/fixtures/plain-engine.mjs', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'atelier-serve-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function atelier(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [...sourceArgv(import.meta.url), main, ...argv], {
    env: { PORT: '0', ATELIER_ENGINES: plain, ATELIER_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    heard.err += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...heard }))
  const says = (what: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const [, found] = what.exec(heard.out) ?? []
        if (found !== undefined) resolve(found)
      }
      child.stdout.on('data', look)
      ended.then(() => reject(new Error(heard.err)))
      look()
    })
  return { child, ended, says }
}

describe('atelier', () => {
  it('tells its commands, and refuses others', async () => {
    const [help, none, wrong] = await Promise.all([
      atelier(['--help']).ended,
      atelier([]).ended,
      atelier(['paint']).ended,
    ])
    expect(help).toMatchObject({ code: 0, out: expect.stringMatching(/serve.*\n.*keys.*\n.*draw/) })
    expect(none).toMatchObject({ code: 2, out: expect.stringContaining('Usage:') })
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('there is no command "paint"') })
  }, 60_000)
})

describe('atelier serve', () => {
  it('does not start with wrong settings and tells them all', async () => {
    const env = {
      PORT: 'http',
      ATELIER_WORKERS: 'many',
      ATELIER_WORKRES: '1',
      ATELIER_DATA: join(root, 'none'),
    }
    const { code, err } = await atelier(['serve'], env).ended
    expect(code).toBe(1)
    expect(err).toBe(
      `atelier serve: These settings are wrong:
  PORT=http: expected a whole number from 0 to 65535
  ATELIER_WORKERS=many: expected a whole number from 1 to 64
  ATELIER_WORKRES: there is no such setting; did you mean ATELIER_WORKERS?
`,
    )
    expect(existsSync(join(root, 'none'))).toBe(false)
  }, 60_000)

  it('makes a key at the first start, shows it once, and stops cleanly when asked', async () => {
    const data = join(root, 'first')
    const first = atelier(['serve'], { ATELIER_DATA: data })
    const address = await first.says(/listens on (\S+)\n/)
    const key = await first.says(/\n {2}(atl_\w+)\n/)
    expect(readFileSync(join(data, 'owner-key'), 'utf8')).toBe(`${key}\n`)
    expect(statSync(data).mode & 0o777).toBe(0o700)
    for (const file of ['owner-key', 'url-secret', 'atelier.db'])
      expect(statSync(join(data, file)).mode & 0o777, file).toBe(0o600)
    const none = await fetch(`${address}/model/v1/generation/task/none`, {
      headers: { authorization: `Key ${key}` },
    })
    expect(none.status).toBe(404)

    // A second one on the same folder is refused and leaves the first alone.
    const second = await atelier(['serve'], { ATELIER_DATA: data }).ended
    expect(second).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${data} is in use by another Atelier`),
    })
    expect((await fetch(`${address}/healthz`)).status).toBe(200)

    first.child.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0, err: '' })
    expect(existsSync(join(data, 'control.sock'))).toBe(false)

    const again = atelier(['serve'], { ATELIER_DATA: data })
    await again.says(/listens on (\S+)\n/)
    again.child.kill('SIGINT')
    const { code, out } = await again.ended
    expect([code, out.includes('atl_')]).toEqual([0, false])
  }, 120_000)

  it('tells a person what to mend, without a stack', async () => {
    const file = join(root, 'a-file')
    writeFileSync(file, '')
    const [taken, noEngine, noFolder] = await Promise.all([
      atelier(['serve', '--host', '203.0.113.1', '--data', join(root, 'a')]).ended,
      atelier(['serve'], { ATELIER_DATA: join(root, 'b'), ATELIER_ENGINES: './none.mjs' }).ended,
      atelier(['serve'], { ATELIER_DATA: join(file, 'sub') }).ended,
    ])
    expect(taken).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not an address of this machine'),
    })
    expect(noEngine).toMatchObject({
      code: 1,
      err: expect.stringContaining('the engine ./none.mjs is not there'),
    })
    expect(noFolder).toMatchObject({ code: 1, err: expect.stringContaining('the data folder cannot be') })
    for (const { err } of [taken, noEngine, noFolder]) expect(err).not.toContain('    at ')
  }, 60_000)
})
