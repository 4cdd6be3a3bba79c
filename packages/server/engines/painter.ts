/** The script of a painter's process: see pool.ts. */
import sharp from 'sharp'
import { note, paintForPool } from './painting.ts'
import { openStudio, type Studio } from './studio.ts'

const threads = Number(process.env['PAINTER_THREADS'] ?? 1)
sharp.concurrency(threads)
sharp.cache(false) // no photo is read twice

let studio: Promise<Studio> | undefined
const opened = (): Promise<Studio> => {
  const cache = process.env['PAINTER_CACHE']
  studio ??= openStudio(threads, { note, ...(cache === undefined ? {} : { cache }) })
  return studio
}

paintForPool({
  draw: async (job, progress) => (await opened()).draw(job, { progress }),
  inspect: async (job) => (await opened()).inspect(job),
})
