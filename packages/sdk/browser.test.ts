/** What ships runs where nothing but the web's own globals is there: browsers, workers, other runtimes. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import {
  completed,
  event,
  open,
  type Received,
  type Step,
  scripted,
  stream,
} from './fixtures/scripted-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = fileURLToPath(new URL('./dist/', import.meta.url))

beforeAll(() => {
  const tsc = `${root}node_modules/typescript/bin/tsc`
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-b', 'packages/sdk'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stdout).toBe(0)
}, 120_000)

it('names no package and no node: module in what is built', () => {
  const files = readdirSync(dist).filter((f) => f.endsWith('.js') || f.endsWith('.d.ts'))
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const text = readFileSync(dist + file, 'utf8')
    const named = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((m) => m[1])
    for (const name of named) expect(name, file).toMatch(/^\.\/[\w.-]+\.[jt]s$/)
    expect(text, file).not.toMatch(/\b(process|Buffer|require|__dirname)\b\s*[.(]/)
    expect(text, file).not.toContain('reference types="node"')
  }
  expect(JSON.parse(readFileSync(`${root}packages/sdk/package.json`, 'utf8'))).not.toHaveProperty(
    'dependencies',
  )
})

it('draws a photo with the globals of the web alone', async () => {
  const picture = Buffer.from([0xff, 0xd8, 1, 2, 3])
  const server = await scripted(({ path, headers }: Received): Step => {
    if (path.startsWith('/results')) return (response) => void response.end(picture)
    if (path.startsWith('/api/v1/storage')) return { body: { url: 'http://x/file_1.jpg' } }
    const done = event('done', 1001, completed(`http://${headers.host}/results/x.jpg`))
    return path.includes('/stream') ? stream(done) : { body: open }
  })
  const script = fileURLToPath(new URL('./fixtures/web-only.mjs', import.meta.url))
  const { spawn } = await import('node:child_process')
  const child = spawn(process.execPath, [
    '--experimental-vm-modules',
    '--no-warnings',
    script,
    dist,
    server.base,
  ])
  let said = ''
  for (const out of [child.stdout, child.stderr])
    out.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  await new Promise((resolve) => child.once('close', resolve))
  expect(said).toBe('completed 5 bytes, no_match\n')
  expect(server.received.map((r) => r.method)).toEqual(['POST', 'POST', 'GET', 'GET'])
}, 60_000)
