/**
 * Measures the maps of people and hair against outlines drawn by hand, and writes bench/results/<date>-guidance-iou.md.
 *   npx tsx --conditions=atelier-source bench/guidance/run.ts --photos folder [--no-write]
 * The photos are not part of the project; those missing in the folder are left out. Where the folder holds older masks
 * (guidance/<name>.mask.png) they are measured beside ours. The own samples are measured against their scenes.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Machine, studySide } from '@atelier/paint'
import { hairMap } from '@atelier/paint/filters/guide/hair.ts'
import { personMap } from '@atelier/paint/filters/guide/person.ts'
import { skinMap } from '@atelier/paint/filters/guide/skin.ts'
import { studyOfBytes } from '@atelier/paint/kernels/exchange.ts'
import type { Plane } from '@atelier/paint/plane.ts'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'
import { filled, type Outlines, scoreOf, truthOf } from './iou.ts'
import { sampleTruth } from './sample-truth.ts'

const { values } = parseArgs({
  options: { photos: { type: 'string' }, 'no-write': { type: 'boolean', default: false } },
})
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const m = await Machine.open()
const eyes = openEyes()

interface Maps {
  readonly width: number
  readonly height: number
  readonly person: Float32Array
  readonly hair: Float32Array
  readonly ms: number
}
async function mapsOf(file: string): Promise<Maps> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .resize(studySide, studySide, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const seen = await eyes.see({ width, height, data: new Uint8Array(data) })
  if (seen.blind) throw new Error(eyes.missing ?? 'nobody can look on this platform')
  m.forget()
  const bytes = m.bytes(data.length)
  bytes.set(data)
  const frame = { width, height, top: 0, rows: height, u: Math.max(width, height) / 1000 }
  const photo = studyOfBytes(m, { width, height, data: bytes }, frame)
  const tools = { m, frame, seed: 1 }
  const make = (run: () => unknown): Plane => m.scope(() => run() as Plane)
  const person = make(() => personMap.spec.run(tools, photo, {}, { seen }))
  const skin = make(() => skinMap.spec.run(tools, photo, {}, { seen, person }))
  const hair = make(() => hairMap.spec.run(tools, photo, {}, { seen, person, skin }))
  const before = process.cpuUsage()
  make(() => personMap.spec.run(tools, photo, {}, { seen }))
  const { user, system } = process.cpuUsage(before)
  return { width, height, person: person.data.slice(), hair: hair.data.slice(), ms: (user + system) / 1000 }
}

const f = (v: number | undefined) => (v === undefined ? '' : v.toFixed(3))
const rows: { name: string; ours: number; off: number; older?: number; hair?: number; ms: number }[] = []
for (const entry of readdirSync(here('./outlines')).sort()) {
  const name = entry.replace('.json', '')
  const file = join(values.photos ?? '', `${name}.jpg`)
  if (!values.photos || !existsSync(file)) continue
  const outlines = JSON.parse(readFileSync(here(`./outlines/${entry}`), 'utf8')) as Outlines
  const maps = await mapsOf(file)
  const truth = truthOf(outlines, maps.width, maps.height)
  const { iou, off } = scoreOf(maps.person, truth)
  const mask = join(values.photos, 'guidance', `${name}.mask.png`)
  const older = existsSync(mask)
    ? await sharp(mask).greyscale().resize(maps.width, maps.height, { fit: 'fill' }).raw().toBuffer()
    : undefined
  rows.push({
    name,
    ours: iou,
    off,
    ms: maps.ms,
    ...(older
      ? {
          older: scoreOf(
            Float32Array.from(older, (v) => v / 255),
            truth,
          ).iou,
        }
      : {}),
    ...(outlines.hair
      ? { hair: scoreOf(maps.hair, filled(outlines.hair, maps.width, maps.height)).iou }
      : {}),
  })
}
for (const name of ['portrait', 'portrait-quarter']) {
  const maps = await mapsOf(here(`../../samples/${name}.jpg`))
  const { width, height, truth } = await sampleTruth(name, 1 / 4)
  const small = await sharp(Buffer.from(maps.person.map((v) => Math.round(255 * v))), {
    raw: { width: maps.width, height: maps.height, channels: 1 },
  })
    .resize(width, height, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer()
  const { iou, off } = scoreOf(
    Float32Array.from(small, (v) => v / 255),
    truth,
  )
  rows.push({ name: `samples/${name}`, ours: iou, off, ms: maps.ms })
}
await eyes.close()
const mean = (list: readonly (number | undefined)[]) => {
  const known = list.filter((v) => v !== undefined)
  return known.length ? known.reduce((t, v) => t + v, 0) / known.length : undefined
}
const both = rows.filter((r) => r.older !== undefined)
const text = [
  '# How well people are found',
  '',
  'Intersection over union at one half, against outlines drawn by hand (own samples: against their scene), at the size of the study.',
  '`off` is the mean distance of the soft map from the outline in parts of its area. CPU ms of the person map, warm.',
  '',
  '| photo | person | off | older mask | hair | CPU ms |',
  '|---|---|---|---|---|---|',
  ...rows.map(
    (r) => `| ${r.name} | ${f(r.ours)} | ${f(r.off)} | ${f(r.older)} | ${f(r.hair)} | ${r.ms.toFixed(0)} |`,
  ),
  `| mean of those with an older mask | ${f(mean(both.map((r) => r.ours)))} | ${f(mean(both.map((r) => r.off)))} | ${f(mean(both.map((r) => r.older)))} | ${f(mean(rows.map((r) => r.hair)))} | |`,
  '',
].join('\n')
console.log(text)
if (!values['no-write'])
  writeFileSync(here(`../results/${new Date().toISOString().slice(0, 10)}-guidance-iou.md`), text)
