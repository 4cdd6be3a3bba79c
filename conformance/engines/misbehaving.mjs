/**
 * An engine that goes wrong in every way an engine can; the style chooses the way. Those that end a process or hold
 * it happen in a painter process of the server's own pool, as they would with the engine that comes with it.
 */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Failure } from '@atelier/contract'
import { openPool } from '@atelier/server/engines/pool.ts'
import sharp from 'sharp'

const upright = async (job) => {
  const file = join(job.folder, 'picture.jpg')
  const { width, height } = await sharp(job.photo).autoOrient().jpeg({ quality: 92 }).toFile(file)
  return { file, contentType: 'image/jpeg', width, height, warnings: [] }
}

const ways = {
  // --- in a painter process
  img2img_ghibli_style_usage: 'dies',
  img2img_real_mix_style_usage: 'fills its memory',
  img2img_makoto_style_usage: 'loops for ever',
  // --- in the engine itself
  img2img_cartoon_style_usage: async () => {
    throw new TypeError('secret inner detail at /home/somebody/engine.js')
  },
  img2img_comic_style_usage: () => new Promise(() => {}), // hangs and does not hear its signal
  i2i_ai_create_monet_usage: async () => {
    throw new Failure('engineRefused', { detail: 'it is being mended' })
  },
  img2img_blueline_style_usage: async () => {
    throw new Failure('engineHttp', { given: 500 })
  },
  img2img_chinese_style_usage: async () => {
    throw new Failure('engineStatus', { detail: 'the answer was not JSON' })
  },
  // --- with a result that is none
  img2img_rev_animated_style_usage: async (job) => {
    const drawing = await upright(job)
    await writeFile(drawing.file, 'no picture at all')
    return drawing
  },
  img2img_water_ink_style_usage: async (job) => {
    const drawing = await upright(job)
    const bytes = await sharp(job.photo).jpeg().toBuffer()
    await writeFile(drawing.file, bytes.subarray(0, bytes.length / 2))
    return drawing
  },
  img2img_exquisite_style_usage: async (job) => ({
    ...(await upright(job)),
    file: join(job.folder, 'was-never-written.jpg'),
  }),
  img2img_ceramics_style_usage: async (job) => ({ ...(await upright(job)), width: 123 }),
  // --- well, but with progress that jumps about
  img2img_water_paint_style_usage: async (job, { progress }) => {
    for (const fraction of [0.2, 0.6, 0.1, Number.NaN, -3, 0.7, 0.3, 17]) {
      progress(fraction)
      await sleep(60)
    }
    return upright(job)
  },
}

export default ({ log }) => {
  const pool = openPool({
    script: {
      file: fileURLToPath(new URL('./misbehaving-painter.mjs', import.meta.url)),
      execArgv: process.execArgv, // sources need the loader this process was started with
    },
    env: {},
    heapMib: 64,
    idleMs: 60_000,
    log,
  })
  return {
    spec: 1,
    id: 'misbehaving',
    version: '1',
    draws: ({ key }) => key in ways,
    draw: async (job, context) => {
      const way = ways[job.style.key]
      return typeof way === 'string' ? pool.draw({ ...job, way }, context) : way(job, context)
    },
    close: () => pool.close(),
  }
}
