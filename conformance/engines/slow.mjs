/**
 * An engine that takes its time (SLOW_ENGINE_MS, in milliseconds) in twenty equal steps and stops at once when it is
 * told to: for queues, limits, progress and stopping.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'

const steps = 20

export default ({ env }) => ({
  spec: 1,
  id: 'slow',
  version: '1',
  draws: () => true,
  draw: async (job, { signal, progress }) => {
    for (let step = 1; step <= steps; step++) {
      await sleep(Number(env.SLOW_ENGINE_MS) / steps, undefined, { signal })
      progress(step / steps)
    }
    const file = join(job.folder, 'picture.jpg')
    const { width, height } = await sharp(job.photo).autoOrient().jpeg({ quality: 92 }).toFile(file)
    return { file, contentType: 'image/jpeg', width, height, warnings: [] }
  },
})
