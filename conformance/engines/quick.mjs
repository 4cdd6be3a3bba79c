/**
 * An engine for scenarios that are about the service, not about pictures: it knows every style and gives the
 * photo back upright at once.
 */
import { join } from 'node:path'
import sharp from 'sharp'

export default () => ({
  spec: 1,
  id: 'quick',
  version: '1',
  draws: () => true,
  draw: async (job) => {
    const file = join(job.folder, 'picture.jpg')
    const { width, height } = await sharp(job.photo).autoOrient().jpeg({ quality: 92 }).toFile(file)
    return { file, contentType: 'image/jpeg', width, height, warnings: [] }
  },
})
