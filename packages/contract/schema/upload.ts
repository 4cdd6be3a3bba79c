import * as z from 'zod'

/** A photo that was uploaded. Times are seconds since the epoch. */
export const upload = z.strictObject({
  id: z.string().regex(/^file_[0-9a-f]{32}$/),
  /** For `image_urls`, and to fetch or delete it with the key that uploaded. */
  url: z.url(),
  /** Bytes. */
  size: z.int(),
  content_type: z.enum(['image/jpeg', 'image/png']),
  /** Pixels of the upright photo. */
  width: z.int(),
  height: z.int(),
  created_at: z.int(),
  expires_at: z.int(),
})

/**
 * Answer of POST /api/v1/storage/files. The address stands in two places: command lines of the hosted API look for it in
 * either.
 */
export const uploadReply = z.strictObject({
  status: z.strictObject({ code: z.literal(200), message: z.string() }),
  data: upload,
  url: z.url(),
  request_id: z.string(),
})

export type UploadReply = z.infer<typeof uploadReply>
