/**
 * Draws the pictures of README and docs from the own samples: one file a style and sample, and one sheet. The group is
 * there for tests: two dozen more pictures would tell a reader little.
 *   npm run docs:pictures
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CatalogueEntry, catalogue } from '@atelier/contract'
import { draw, guidanceOf, Machine, styleOf } from '@atelier/paint'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'

const root = fileURLToPath(new URL('../', import.meta.url))
const entries = (catalogue as readonly CatalogueEntry[]).filter((e) => styleOf(e.key, e.subKey))
const samples = readdirSync(`${root}samples`)
  .filter((f) => f.endsWith('.jpg') && f !== 'group.jpg')
  .map((f) => f.replace('.jpg', ''))
  .sort()
/** Width of a picture in the docs, and of a cell of the sheet. */
const [pageWidth, cell] = [900, 420]
const onSheet = ['portrait-quarter', 'landscape']

mkdirSync(`${root}docs/styles`, { recursive: true })
const m = await Machine.open()
const eyes = openEyes()
const pictures: Record<string, { version: number; samples: string[] }> = {}
const rows: Buffer[][] = []
for (const sample of samples) {
  const file = `${root}samples/${sample}.jpg`
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const photo = { width: info.width, height: info.height, data: new Uint8Array(data) }
  const square = (input: Buffer | string, raw?: { width: number; height: number; channels: 4 }) =>
    sharp(input, raw ? { raw } : {})
      .removeAlpha()
      .resize(cell, cell, { fit: 'cover', position: 'top' })
      .png()
      .toBuffer()
  const row = [await square(file)]
  const guidance = guidanceOf(await eyes.see(photo))
  if (guidance.seen.blind) throw new Error(eyes.missing)
  for (const e of entries) {
    const style = styleOf(e.key, e.subKey)
    if (!style) continue
    const picture = await draw(m, photo, { style, guidance })
    const raw = { width: picture.width, height: picture.height, channels: 4 } as const
    const copy = Buffer.from(picture.data)
    await sharp(copy, { raw })
      .removeAlpha()
      .resize({ width: Math.round(photo.width > photo.height ? pageWidth : pageWidth * 0.75) })
      .jpeg({ quality: 84 })
      .toFile(`${root}docs/styles/${e.short}-${sample}.jpg`)
    row.push(await square(copy, raw))
    const known = pictures[e.short] ?? { version: style.version, samples: [] }
    known.samples.push(sample)
    pictures[e.short] = known
    console.log(`${e.short} over ${sample}`)
  }
  rows.push(row)
}
// The sheet: a portrait and a landscape, each with all its pictures, in rows short enough to be seen on a page.
const across = 6
const gap = 10
const lines = rows
  .filter((_, i) => onSheet.includes(samples[i] as string))
  .flatMap((row) => inRows(row, across))
await sharp({
  create: {
    width: across * (cell + gap) - gap,
    height: lines.length * (cell + gap) - gap,
    channels: 3,
    background: '#ffffff',
  },
})
  .composite(
    lines.flatMap((row, y) =>
      row.map((input, x) => ({ input, left: x * (cell + gap), top: y * (cell + gap) })),
    ),
  )
  .jpeg({ quality: 84 })
  .toFile(`${root}docs/sheet.jpg`)
writeFileSync(`${root}docs/styles/pictures.json`, `${JSON.stringify(pictures, null, 2)}\n`)

function inRows<T>(list: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, i) =>
    list.slice(i * length, (i + 1) * length),
  )
}
