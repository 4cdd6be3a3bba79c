/**
 * Draws photos in styles and lays before | after on one sheet, to be looked at.
 *
 *   npx tsx --conditions=atelier-source scripts/sheet.ts --style water_paint --out .scratch/sheet.jpg photo.jpg …
 *   options: --side 1200 (shrinks photos first), --cell 620 (width of a cell), --single folder (also each picture alone, PNG),
 *            --set name=value (a parameter of the style)
 */
import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { catalogue } from '@atelier/contract'
import { draw, guidanceOf, Machine, styleOf } from '@atelier/paint'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    style: { type: 'string', multiple: true },
    out: { type: 'string' },
    side: { type: 'string', default: '1200' },
    cell: { type: 'string', default: '620' },
    columns: { type: 'string', default: '2' },
    single: { type: 'string' },
    set: { type: 'string', multiple: true },
  },
})
const cell = Number(values.cell)
const m = await Machine.open()
const eyes = openEyes()
const set = Object.fromEntries((values.set ?? []).map((s) => [s.split('=')[0], Number(s.split('=')[1])]))
const tiles: { input: Buffer; width: number; height: number }[] = []
for (const file of positionals) {
  const side = Number(values.side)
  const { data, info } = await sharp(file)
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const photo = { width: info.width, height: info.height, data: new Uint8Array(data) }
  const images = [photo]
  const guidance = guidanceOf(await eyes.see(photo))
  for (const name of values.style ?? []) {
    const entry = catalogue.find((e) => e.short === name)
    const style = entry && styleOf(entry.key, 'subKey' in entry ? entry.subKey : undefined)
    if (!style) throw new Error(`no style "${name}" is drawn`)
    const before = process.cpuUsage()
    const picture = await draw(m, photo, { style, values: set, guidance })
    const { user, system } = process.cpuUsage(before)
    console.log(
      `${basename(file)} ${name}: ${((user + system) / 1e6).toFixed(2)} CPU s, ${Math.round(m.peakBytes / 2 ** 20)} MiB`,
    )
    const copy = { ...picture, data: new Uint8Array(picture.data) }
    images.push(copy)
    if (values.single) {
      mkdirSync(values.single, { recursive: true })
      const target = `${values.single}/${name}-${basename(file).replace(/\.\w+$/, '')}.png`
      await sharp(copy.data, { raw: { width: copy.width, height: copy.height, channels: 4 } })
        .removeAlpha()
        .png()
        .toFile(target)
    }
  }
  for (const p of images) {
    const { data: input, info: size } = await sharp(p.data, {
      raw: { width: p.width, height: p.height, channels: 4 },
    })
      .removeAlpha()
      .resize(cell, cell, { fit: 'inside' })
      .png()
      .toBuffer({ resolveWithObject: true })
    tiles.push({ input, width: size.width, height: size.height })
  }
}
if (values.out) {
  const across = Number(values.columns) * (1 + (values.style?.length ?? 0))
  const rows: (typeof tiles)[] = []
  for (let i = 0; i < tiles.length; i += across) rows.push(tiles.slice(i, i + across))
  let top = 0
  const placed = rows.flatMap((row) => {
    const at = top
    top += Math.max(...row.map((t) => t.height)) + 8
    return row.map((t, i) => ({ input: t.input, left: i * (cell + 8), top: at }))
  })
  await sharp({ create: { width: across * (cell + 8), height: top, channels: 3, background: '#ffffff' } })
    .composite(placed)
    .jpeg({ quality: 90 })
    .toFile(values.out)
}
