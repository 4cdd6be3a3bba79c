import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { median, quantile } from './figures.ts'
import { benchPhoto } from './photos.ts'

export interface LatencyRow {
  readonly request: 'poll' | 'post 5 MB'
  readonly state: 'idle' | 'drawing'
  readonly p50Ms: number
  readonly p99Ms: number
  readonly requests: number
  /** To the same server idle. */
  readonly p50Ratio: number
  readonly p99Ratio: number
}

const cli = fileURLToPath(new URL('../packages/cli/bin/atelier.mjs', import.meta.url))

interface Served {
  readonly base: string
  readonly key: string
  readonly process: ChildProcess
}

async function serve(data: string): Promise<Served> {
  const key = `atl_${randomBytes(24).toString('hex')}`
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      ATELIER_DATA: data,
      ATELIER_OWNER_KEY: key,
      ATELIER_RATE_PER_MINUTE: '0',
      ATELIER_QUEUE_LIMIT: '5000',
      ATELIER_TASKS_PER_KEY: '5000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const base = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)
      if (found) resolve(found[0])
    })
    child.on('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it listened:\n${text}`)),
    )
  })
  return { base, key, process: child }
}

/** A JPEG of just under 5 MB: noise does not compress. */
async function fiveMegabytes(): Promise<Buffer> {
  for (let side = 2300; ; side -= 100) {
    const image = sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    const jpeg = await image.jpeg({ quality: 80 }).toBuffer()
    if (jpeg.length < 5 * 2 ** 20) return jpeg
  }
}

/** Poll and POST latency of a real server, idle and while every painter draws; one client, one request at a time. */
export async function benchLatency(folder: string, say: (line: string) => void): Promise<LatencyRow[]> {
  const data = mkdtempSync(join(tmpdir(), 'atelier-bench-data-'))
  const served = await serve(data)
  const headers = { authorization: `Bearer ${served.key}`, 'content-type': 'application/json' }
  const bodyOf = (photo: Buffer, key = 'img2img_water_paint_style_usage') =>
    JSON.stringify({
      model: 'spark_style_template',
      input: [{ params: { req_key: key, binary_data_base64: [photo.toString('base64')] } }],
    })
  const post = async (body: string) => {
    const r = await fetch(`${served.base}/model/v1/generation`, { method: 'POST', headers, body })
    if (r.status !== 200) throw new Error(`POST answered ${r.status}: ${await r.text()}`)
    return ((await r.json()) as { id: string }).id
  }
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  const poll = async (id: string) => {
    const r = await fetch(`${served.base}/model/v1/generation/task/${id}`, { headers })
    const task = (await r.json()) as { status: string }
    if (r.status !== 200) throw new Error(`the poll answered ${r.status}`)
    return task.status
  }
  try {
    const drawable = bodyOf(readFileSync(await benchPhoto(folder, 1600, 1200)))
    const refusedLater = bodyOf(await fiveMegabytes(), 'img2img_water_paint_style_usage')
    const first = await post(drawable)
    while ((await poll(first)) === 'in_progress') await new Promise((r) => setTimeout(r, 200))
    const measure = async (count: number, work: () => Promise<unknown>) => {
      const times: number[] = []
      for (let i = 0; i < count; i++) times.push(await timed(work))
      return times
    }
    const idlePoll = await measure(2000, () => poll(first))
    say(`idle poll p50 ${median(idlePoll).toFixed(2)} ms, p99 ${quantile(idlePoll, 0.99).toFixed(2)} ms`)
    // Big posts leave drawings behind, so idle ones wait until nothing is drawn.
    const idlePost: number[] = []
    for (let i = 0; i < 12; i++) {
      let id = ''
      idlePost.push(await timed(async () => (id = await post(refusedLater))))
      while ((await poll(id)) === 'in_progress') await new Promise((r) => setTimeout(r, 100))
    }
    for (let i = 0; i < 40; i++) await post(drawable)
    await new Promise((r) => setTimeout(r, 1500))
    const busyPoll = await measure(2000, () => poll(first))
    say(`drawing poll p50 ${median(busyPoll).toFixed(2)} ms, p99 ${quantile(busyPoll, 0.99).toFixed(2)} ms`)
    const busyPost = await measure(12, () => post(refusedLater))
    const row = (
      request: LatencyRow['request'],
      state: LatencyRow['state'],
      times: number[],
      idle: number[],
    ): LatencyRow => ({
      request,
      state,
      p50Ms: median(times),
      p99Ms: quantile(times, 0.99),
      requests: times.length,
      p50Ratio: median(times) / median(idle),
      p99Ratio: quantile(times, 0.99) / quantile(idle, 0.99),
    })
    return [
      row('poll', 'idle', idlePoll, idlePoll),
      row('poll', 'drawing', busyPoll, idlePoll),
      row('post 5 MB', 'idle', idlePost, idlePost),
      row('post 5 MB', 'drawing', busyPost, idlePost),
    ]
  } finally {
    const gone = new Promise((resolve) => served.process.once('exit', resolve))
    served.process.kill('SIGTERM')
    await gone
    rmSync(data, { recursive: true, force: true })
  }
}
