/** `atelier draw` by a service: both as they ship, in processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Atelier, type Task } from '@atelier/sdk'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { slow } from '../../conformance/kit/engine-paths.ts'
import { OwnServer } from '../../conformance/kit/own-server.ts'
import { jpeg } from '../../conformance/kit/photos.ts'

/** A bound on a hung run, not a measure. */
const limitMs = 300_000
/** As it ships: starting the server has built it. */
const atelierBin = fileURLToPath(new URL('./bin/atelier.mjs', import.meta.url))

let root: string
let server: OwnServer
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'atelier-draw-'))
  const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '1500', ATELIER_WORKERS: '2' }
  server = await OwnServer.start(env)
}, limitMs)
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true, force: true })
}, limitMs)

/** A folder of its own for each test, with so many different photos. */
let folder: string
let photos: string
let out: string
beforeEach(async () => {
  folder = await mkdtemp(join(root, 't-'))
  photos = join(folder, 'photos')
  out = join(folder, 'out')
  await mkdir(photos)
})
let made = 0
async function addPhotos(...names: string[]): Promise<void> {
  for (const name of names) await writeFile(join(photos, name), await jpeg(600, 800 + ++made))
}

interface Run {
  readonly child: ChildProcess
  readonly heard: { readonly out: string; readonly err: string }
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>
}
function draw(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [atelierBin, 'draw', ...argv], {
    env: { PATH, HOME, ATELIER_SERVER: server.base, ATELIER_KEY: server.key, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const heard = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    heard.err += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...heard }))
  return { child, heard, ended }
}

const atelier = () => new Atelier({ baseUrl: server.base, key: server.key })
async function tasksSince(before: ReadonlySet<string>): Promise<Task[]> {
  const tasks: Task[] = []
  for await (const task of atelier().list({ pageSize: 100 })) if (!before.has(task.id)) tasks.push(task)
  return tasks
}
const known = async (): Promise<ReadonlySet<string>> =>
  new Set((await tasksSince(new Set())).map((t) => t.id))
const pictures = async (): Promise<string[]> =>
  (await readdir(out, { recursive: true })).filter((f) => f.endsWith('.jpg')).sort()
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(30)) if (await what()) return
  throw new Error('it did not come')
}

describe('atelier draw --server', () => {
  it(
    'draws the photos of a folder and below in several styles, as they lie there',
    async () => {
      await addPhotos('a.jpg', 'b.jpeg')
      await mkdir(join(photos, 'trip'))
      await addPhotos('trip/c.jpg')
      await writeFile(join(photos, '.hidden.jpg'), 'no photo')
      await writeFile(join(photos, 'notes.txt'), 'no photo')
      const before = await known()
      const run = await draw(['photos', '-s', 'ghibli,comic_monet', '-o', 'out', '--at-once', '6']).ended
      expect(run).toMatchObject({ code: 0, err: '' })
      const wanted = ['a', 'b', 'trip/c'].flatMap((n) => [`${n}-comic_monet.jpg`, `${n}-ghibli.jpg`])
      expect(await pictures()).toEqual(wanted)
      expect(run.out.trim().split('\n').sort()).toEqual(wanted.map((w) => `out/${w}`))
      expect((await sharp(join(out, 'trip/c-ghibli.jpg')).metadata()).height).toBe(800 + made)
      expect(await tasksSince(before)).toHaveLength(6)
      expect(await readdir(out), 'nothing but pictures is left').toEqual(
        ['a', 'b'].flatMap((n) => [`${n}-comic_monet.jpg`, `${n}-ghibli.jpg`]).concat('trip'),
      )

      const again = await draw(['photos', '-s', 'ghibli,comic_monet', '-o', 'out']).ended
      expect(again).toMatchObject({
        code: 0,
        out: '',
        err: 'atelier draw: 6 of 6 pictures were there already\n',
      })
      expect(await tasksSince(before)).toHaveLength(6)
    },
    limitMs,
  )

  it(
    'goes on after kill -9 and orders nothing twice, whatever moment it hits',
    async () => {
      await addPhotos('a.jpg', 'b.jpg', 'c.jpg')
      const before = await known()
      const argv = ['photos', '-s', 'ghibli,makoto', '-o', 'out', '--at-once', '3']
      const journal = join(out, '.atelier-draw.jsonl')
      const lines = async () =>
        existsSync(journal) ? (await readFile(journal, 'utf8')).split('\n').length : 0
      // Once as soon as something is noted, once in the midst, once after the first picture.
      for (const moment of [
        async () => (await lines()) > 2,
        async () => (await tasksSince(before)).length > 2,
        async () => (await pictures()).length > 0,
      ]) {
        const run = draw(argv)
        await until(moment)
        run.child.kill('SIGKILL')
        await run.ended
        expect(existsSync(journal)).toBe(true)
      }
      const last = await draw(argv).ended
      expect(last).toMatchObject({ code: 0 })
      expect(await pictures()).toEqual(['a', 'b', 'c'].flatMap((n) => [`${n}-ghibli.jpg`, `${n}-makoto.jpg`]))
      const tasks = await tasksSince(before)
      expect(tasks.map((t) => t.status)).toEqual(Array(6).fill('completed'))
      expect(await readdir(out), 'journal and lock are gone').toHaveLength(6)
    },
    limitMs,
  )

  it(
    'Ctrl-C leaves all resumable and says so; a lost answer is looked up',
    async () => {
      await addPhotos('a.jpg', 'b.jpg')
      const before = await known()
      const argv = ['photos', '-s', 'chinese', '-o', 'out']
      const run = draw(argv)
      await until(async () => (await tasksSince(before)).length === 2)
      run.child.kill('SIGINT')
      const { code, err } = await run.ended
      expect(code).toBe(130)
      expect(err).toMatch(
        /interrupted: 0 of 2 pictures are there; what was ordered is drawn by http.* meanwhile\. The same command/,
      )
      // As if the process had been killed between the answer and the note of it.
      const journal = join(out, '.atelier-draw.jsonl')
      const lines = (await readFile(journal, 'utf8'))
        .split('\n')
        .filter((l) => l !== '' && !('task' in JSON.parse(l)))
      expect(lines).toHaveLength(2)
      await writeFile(journal, `${lines.join('\n')}\n{"target":"a-chi`)
      const last = await draw(argv).ended
      expect(last).toMatchObject({
        code: 0,
        err: 'atelier draw: going on where the last run stopped; 2 pictures may be ordered already\n',
      })
      expect(await pictures()).toEqual(['a-chinese.jpg', 'b-chinese.jpg'])
      expect(await tasksSince(before)).toHaveLength(2)
    },
    limitMs,
  )

  it(
    'with --overwrite, an interrupted run draws the rest and not all again',
    async () => {
      await addPhotos('a.jpg', 'b.jpg')
      await mkdir(out)
      await writeFile(join(out, 'a-makoto.jpg'), 'old')
      await writeFile(join(out, 'b-makoto.jpg'), 'old')
      const before = await known()
      const argv = ['photos', '-s', 'makoto', '-o', 'out', '--overwrite', '--at-once', '1']
      const run = draw(argv)
      await until(() => run.heard.out !== '')
      run.child.kill('SIGKILL')
      await run.ended
      expect(await draw(argv).ended).toMatchObject({ code: 0 })
      for (const name of await pictures()) expect((await stat(join(out, name))).size).toBeGreaterThan(1000)
      expect(await tasksSince(before)).toHaveLength(2)
    },
    limitMs,
  )

  it(
    'tells at the end what could not be drawn, and tries only that again',
    async () => {
      await addPhotos('good.jpg')
      await writeFile(join(photos, 'small.jpg'), await jpeg(100, 100))
      await writeFile(join(photos, 'text.png'), 'no photo')
      const before = await known()
      const argv = ['photos', '-s', 'ghibli', '-o', 'out']
      const { code, err } = await draw(argv).ended
      expect(code).toBe(1)
      expect(err.split('\n')).toEqual([
        expect.stringMatching(
          /^atelier draw: small\.jpg ghibli: the image is 100x100 pixels.*Send a larger photo/,
        ),
        expect.stringMatching(/^atelier draw: text\.png ghibli: the image is not a JPEG or PNG/),
        '',
      ])
      await writeFile(join(photos, 'small.jpg'), await jpeg(600, 800))
      await rm(join(photos, 'text.png'))
      expect(await draw(argv).ended).toMatchObject({ code: 0, out: 'out/small-ghibli.jpg\n' })
      expect((await tasksSince(before)).filter((t) => t.status === 'completed')).toHaveLength(2)
    },
    limitMs,
  )

  it(
    'stops at once when the key or the service is wrong, and can go on',
    async () => {
      await addPhotos('a.jpg', 'b.jpg', 'c.jpg')
      const argv = ['photos', '-s', 'ghibli', '-o', 'out', '--at-once', '1']
      const wrong = await draw(argv, { ATELIER_KEY: 'atl_wrong' }).ended
      expect(wrong.code).toBe(1)
      expect(wrong.err).toMatch(
        /^atelier draw: a\.jpg ghibli: the API key is unknown or revoked.*\natelier draw: stopped: 3 of 3 pictures are left/,
      )
      const nobody = await draw(argv, { ATELIER_SERVER: 'http://127.0.0.1:9' }).ended
      expect([nobody.code, nobody.err]).toEqual([
        1,
        expect.stringContaining('127.0.0.1:9 could not be reached'),
      ])
      expect(await draw(argv).ended).toMatchObject({ code: 0 })
    },
    limitMs,
  )

  it(
    'lets one run at a time into a folder, and others beside it',
    async () => {
      await addPhotos('a.jpg', 'b.jpg', 'c.jpg')
      const argv = ['photos', '-s', 'ghibli', '-o', 'out', '--at-once', '1']
      const first = draw(argv)
      await until(() => existsSync(join(out, '.atelier-draw.lock')))
      const second = await draw(argv).ended
      expect([second.code, second.err]).toEqual([
        1,
        expect.stringMatching(/another run \(process \d+\) draws the same/),
      ])
      const single = ['ghibli', 'makoto'].map(
        (style) => draw(['photos/a.jpg', '-s', style, '-o', `out/${style}.jpg`]).ended,
      )
      expect((await Promise.all(single)).map((r) => r.code)).toEqual([0, 0])
      expect(await first.ended).toMatchObject({ code: 0 })
    },
    limitMs,
  )

  it(
    'draws one photo to the standard output; interrupted, its task is canceled',
    async () => {
      await addPhotos('a.jpg')
      const before = await known()
      const { code, out: bytes } = await draw(['photos/a.jpg', '-s', 'ghibli', '-o', '-']).ended
      expect([code, bytes.length > 1000]).toEqual([0, true])
      const run = draw(['photos/a.jpg', '-s', 'exquisite', '-o', '-'])
      await until(async () => (await tasksSince(before)).length === 2)
      run.child.kill('SIGINT')
      const ended = await run.ended
      expect([ended.code, ended.err]).toEqual([
        130,
        expect.stringContaining('the one that was ordered is canceled'),
      ])
      const [task] = await tasksSince(before)
      expect(task).toMatchObject({ status: 'failed', error: { reason: 'canceled' } })
    },
    limitMs,
  )

  it(
    'takes the key from a file, and keeps one of the call out of sight',
    async () => {
      await addPhotos('a.jpg')
      await writeFile(join(folder, 'key'), `${server.key}\n`)
      const noKey = { ATELIER_KEY: '' }
      const file = ['--key-file', 'key']
      expect(await draw(['photos/a.jpg', '-s', 'ghibli', '-o', 'f.jpg', ...file], noKey).ended).toMatchObject(
        { code: 0 },
      )
      const shown = draw(['photos/a.jpg', '-s', 'makoto', '-o', 'k.jpg', '--key', server.key], noKey)
      await until(() => existsSync(join(folder, '.atelier-draw-k.jpg.lock')))
      const listed = await readFile(`/proc/${shown.child.pid}/cmdline`, 'latin1').catch(() => '')
      expect(listed).not.toContain(server.key)
      expect(await shown.ended).toMatchObject({ code: 0 })
    },
    limitMs,
  )

  it(
    'lists the styles of the service',
    async () => {
      const { code, out: listed } = await draw(['--list', '--json']).ended
      expect(code).toBe(0)
      expect(JSON.parse(listed).filter((s: { drawn: boolean }) => s.drawn)).toHaveLength(22)
    },
    limitMs,
  )
})
