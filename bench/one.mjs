/**
 * One drawing in a process of its own, so that its memory is its own: prints JSON.
 *   one.mjs PHOTO STYLE THREADS [DRAWINGS]     STYLE `codec`: decode and encode with sharp only, the reference
 * Plain JavaScript over the built packages: what is measured is what ships.
 * `first` compiles kernels and warms the engine up, as a command line call does; `warm` is the last of DRAWINGS (2 when
 * left out), what a service pays; nothing is known about the photo at any of them. Memory is the process's peak resident set; time leaves the start of Node out.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogue } from '@atelier/contract'
import { openStudio } from '@atelier/server/engines/studio.ts'
import sharp from 'sharp'

const [photo = '', name = '', threads = '1', drawings = '2'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
sharp.concurrency(Number(threads))
const entry = catalogue.find((e) => e.short === name)
if (!entry && name !== 'codec') throw new Error(`there is no style ${name}`)

/** The reference: the same JPEG through sharp, with the encoder's settings of the service. */
async function codec() {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  await sharp(data, { raw })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toFile(join(folder, 'codec.jpg'))
}

async function measured(work) {
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work()
  const wallS = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { wallS, cpuS: (user + system) / 1e6 }
}

try {
  const studio = entry ? await openStudio(Number(threads)) : undefined
  const style = entry && ('subKey' in entry ? { key: entry.key, subKey: entry.subKey } : { key: entry.key })
  const draw = studio && style ? () => studio.draw({ style, photo, folder }) : codec
  const first = await measured(draw)
  let warm = first
  for (let i = 1; i < Number(drawings); i++) {
    studio?.forget() // a service rarely gets the same photo again
    warm = await measured(draw)
  }
  await studio?.close()
  process.stdout.write(JSON.stringify({ first, warm, peakMib: process.resourceUsage().maxRSS / 1024 }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
