/**
 * Renders the sample pictures of `samples/` anew.
 *
 *   npm run samples                                  all of them, at full size
 *   npm run samples -- portrait street               some of them
 *   options: --size 0.25 (of the sides), --care 0.3 (of the passes), --out folder (default samples/)
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { jobOf, render } from '../samples/raster/farm.ts'
import { sceneOf, scenes } from '../samples/scenes/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1' },
    care: { type: 'string', default: '1' },
    out: { type: 'string', default: 'samples' },
  },
})
mkdirSync(values.out, { recursive: true })
for (const name of positionals.length ? positionals : Object.keys(scenes)) {
  const scene = await sceneOf(name)
  const job = jobOf(scene, Number(values.size), Number(values.care))
  const began = performance.now()
  const pixels = await render(scene, job, (done) => {
    const seconds = (performance.now() - began) / 1000
    const left = (seconds / done) * (1 - done)
    process.stderr.write(`\r${name}: ${Math.round(done * 100)} %, ${Math.ceil(left)} s left   `)
  })
  const file = join(values.out, `${name}.jpg`)
  writeFileSync(file, await encoded(pixels, job.width, job.height))
  process.stderr.write(`\r${name}: ${Math.round((performance.now() - began) / 1000)} s, ${file}          \n`)
}

/** JPEG at quality 90; a picture of fine grass takes more than the repository's 700 KB there, so it steps down. */
async function encoded(pixels: Buffer, width: number, height: number): Promise<Buffer> {
  for (let quality = 90; ; quality -= 2) {
    const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .withIccProfile('srgb')
      .jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:2:0' })
      .toBuffer()
    if (jpeg.length <= 700 * 1024 || quality <= 78) return jpeg
  }
}
