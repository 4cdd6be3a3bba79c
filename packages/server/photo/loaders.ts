import sharp from 'sharp'

/**
 * Shuts every decoder of libvips but those of formats that this process reads: JPEG and PNG photos, and the WebP and
 * AVIF pictures an engine may hand over. SVG, PDF, TIFF and the like stay shut even for a file that passed for a photo.
 * It holds for the whole process; asking again changes nothing.
 */
export function shutStrangeLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
  })
}
