import { keepUpload } from '../keep-upload.ts'
import type { Upload, UploadStore } from '../upload-store.ts'

export function memoryUploads(): UploadStore {
  const uploads = new Map<string, Upload>()
  const own = (keyId: string, id: string): Upload | undefined => {
    const upload = uploads.get(id)
    return upload?.keyId === keyId ? upload : undefined
  }
  return {
    addUpload: async (upload, keyBytes) => {
      const mine = [...uploads.values()].filter((u) => u.keyId === upload.keyId)
      keepUpload(
        mine.reduce((sum, u) => sum + u.size, 0),
        upload.size,
        keyBytes,
      )
      uploads.set(upload.id, upload)
    },
    findUpload: async (keyId, id, now) => {
      const upload = own(keyId, id)
      return upload && upload.expiresAt > now ? upload : undefined
    },
    removeUpload: async (keyId, id) => {
      const upload = own(keyId, id)
      if (upload) uploads.delete(id)
      return upload
    },
    expireUploads: async (now, limit) => {
      const old = [...uploads.values()].filter((u) => u.expiresAt <= now).slice(0, limit)
      for (const { id } of old) uploads.delete(id)
      return old.map((u) => u.blob)
    },
  }
}
