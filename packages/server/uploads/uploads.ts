import { randomBytes } from 'node:crypto'
import type { PhotoFacts } from '../photo/inspect.ts'
import type { BlobStore } from '../stores/blob-store.ts'
import type { Upload, UploadStore } from '../stores/upload-store.ts'
import type { Caller } from '../tasks/desk.ts'

/** Photos that callers leave here for tasks to come: each is its key's own, and goes by itself after its time. */
export interface Uploads {
  /**
   * Takes a local file over, whose header was checked.
   * @throws Failure uploadsFull
   */
  keep(caller: Caller, file: string, facts: PhotoFacts): Promise<Upload>
  find(caller: Caller, id: string): Promise<Upload | undefined>
  /** Deletes one with its file. Tasks that were submitted with it keep the photo. */
  remove(caller: Caller, id: string): Promise<Upload | undefined>
}

export interface UploadsParts {
  readonly uploads: UploadStore
  readonly blobs: BlobStore
  /** How long (ms) one is kept. */
  readonly keptMs: number
  /** What one key may keep; 0 is no limit. */
  readonly keyBytes: number
  readonly now?: () => number
}

export function openUploads({ uploads, blobs, keptMs, keyBytes, now = Date.now }: UploadsParts): Uploads {
  return {
    keep: async ({ keyId }, file, { format, contentType, bytes, width, height }) => {
      const id = `file_${randomBytes(16).toString('hex')}`
      const createdAt = now()
      const expiresAt = createdAt + keptMs
      // The file first: a row without its file would be a promise that cannot be kept. One without a row is swept by its hour.
      const blob = await blobs.adopt('uploads', id, file, format === 'jpeg' ? 'jpg' : 'png', expiresAt)
      const upload: Upload = {
        id,
        keyId,
        blob,
        contentType,
        size: bytes,
        width,
        height,
        createdAt,
        expiresAt,
      }
      try {
        await uploads.addUpload(upload, keyBytes)
      } catch (e) {
        await blobs.remove(blob)
        throw e
      }
      return upload
    },
    find: ({ keyId }, id) => uploads.findUpload(keyId, id, now()),
    remove: async ({ keyId }, id) => {
      const upload = await uploads.removeUpload(keyId, id)
      if (upload) await blobs.remove(upload.blob)
      return upload
    },
  }
}
