/** The script of a painter's process: see pool.ts. */
import sharp from 'sharp'
import { paintForPool } from './painting.ts'
import { openStudio, type Studio } from './studio.ts'

const threads = Number(process.env['PAINTER_THREADS'] ?? 1)
sharp.concurrency(threads)
sharp.cache(false) // no photo is read twice

let studio: Promise<Studio> | undefined

paintForPool(async (job, progress) => {
  studio ??= openStudio(threads)
  return (await studio).draw(job, { progress })
})
