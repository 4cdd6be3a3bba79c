/**
 * What it costs to know a photo, in a process of its own: prints JSON, a row for the eyes and one for each map.
 *   guidance.mjs PHOTO
 * Plain JavaScript over the built packages, on one thread. Each map is made from those before it, which are known by
 * then, and from the study, which each makes anew: about 0.05 CPU s of every row. `first` is the first photo of the
 * process, `warm` the second time.
 */
import { guidanceOf, Machine } from '@atelier/paint'
import { renderMaps } from '@atelier/paint/render.ts'
import { ingredients } from '@atelier/paint/style.ts'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'

const [file = ''] = process.argv.slice(2)
const maps = ['person', 'skin', 'hair', 'sky', 'foliage', 'detail', 'subject', 'normals']
const { data, info } = await sharp(file)
  .toColourspace('srgb')
  .ensureAlpha()
  .raw()
  .toBuffer({ resolveWithObject: true })
const machine = await Machine.open()
const eyes = openEyes()
const from = ingredients()

async function cpuOf(work) {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, cpuS: (user + system) / 1e6 }
}
async function look() {
  const photo = { width: info.width, height: info.height, data: new Uint8Array(data) }
  const { result: seen, cpuS } = await cpuOf(() => eyes.see(photo))
  if (seen.blind) throw new Error(eyes.missing)
  const spent = { eyes: cpuS }
  const guidance = guidanceOf(seen)
  for (const name of maps) {
    machine.forget()
    const source = machine.bytes(data.length)
    source.set(data)
    const one = () => renderMaps([from[name]], { ...photo, data: source }, machine, { guidance })
    spent[name] = (await cpuOf(one)).cpuS
  }
  return { spent, faces: seen.faces.length }
}

const first = await look()
const warm = await look()
await eyes.close()
const rows = ['eyes', ...maps].map((part) => ({ part, firstS: first.spent[part], warmS: warm.spent[part] }))
process.stdout.write(
  JSON.stringify({ faces: warm.faces, peakMib: process.resourceUsage().maxRSS / 1024, rows }),
)
