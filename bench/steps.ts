/**
 * Where the time of a drawing goes, step by step: says nothing that can be compared across machines, writes nothing.
 *   npx tsx --conditions=atelier-source bench/steps.ts STYLE [--photo FILE] [--size 1600x1200] [--drawings 6] [--most 40]
 * One thread, from sources; the last drawing is told, and nothing is known about the photo at any but who is in it.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CatalogueEntry, catalogue } from '@atelier/contract'
import { draw, guidanceOf, Machine, styleOf } from '@atelier/paint'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'
import { benchPhoto } from './photos.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    photo: { type: 'string' },
    size: { type: 'string', default: '1600x1200' },
    drawings: { type: 'string', default: '6' },
    most: { type: 'string', default: '40' },
  },
})
const [width = 0, height = 0] = values.size.split('x').map(Number)
const file = values.photo ?? (await benchPhoto(join(tmpdir(), 'atelier-bench-photos'), width, height))
const { data, info } = await sharp(file)
  .rotate()
  .resize(width, height, { fit: 'cover' })
  .ensureAlpha()
  .raw()
  .toBuffer({ resolveWithObject: true })
const photo = { width: info.width, height: info.height, data: new Uint8Array(data) }

const cpuOf = async (work: () => Promise<unknown>) => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e3
}
const ms = (n: number) => n.toFixed(0).padStart(6)

const eyes = openEyes()
const seen = await eyes.see(photo)
console.log(`${ms(await cpuOf(() => eyes.see(photo)))} CPU ms to see who is there`)
await eyes.close()

const machine = await Machine.open()
const entries: readonly CatalogueEntry[] = catalogue
for (const name of positionals) {
  const entry = entries.find((e) => e.short === name)
  const style = entry && styleOf(entry.key, entry.subKey)
  if (!style) throw new Error(`there is no drawn style ${name}`)
  const steps = new Map<string, number>()
  const zones = new Map<string, number>()
  let cpu = 0
  for (let i = 0; i < Number(values.drawings); i++) {
    steps.clear()
    zones.clear()
    cpu = await cpuOf(() =>
      draw(machine, photo, {
        style,
        guidance: guidanceOf(seen),
        timed: (step, zone, t) => {
          const key = `${zone.padEnd(5)} ${step}`
          steps.set(key, (steps.get(key) ?? 0) + t)
          zones.set(zone, (zones.get(zone) ?? 0) + t)
        },
      }),
    )
  }
  console.log(`\n${name}: ${cpu.toFixed(0)} CPU ms; wall ms by zone and step:`)
  for (const [zone, t] of zones) console.log(`${ms(t)} ${zone}`)
  const longest = [...steps].sort((a, b) => b[1] - a[1]).slice(0, Number(values.most))
  for (const [step, t] of longest) console.log(`${ms(t)} ${step}`)
}
