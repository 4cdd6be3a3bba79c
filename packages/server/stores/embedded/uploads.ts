import type { Kysely } from 'kysely'
import { keepUpload } from '../keep-upload.ts'
import type { Upload, UploadStore } from '../upload-store.ts'
import type { Schema, UploadRow } from './schema.ts'

const columns = (u: Upload): UploadRow => ({
  id: u.id,
  key_id: u.keyId,
  blob: u.blob,
  content_type: u.contentType,
  size: u.size,
  width: u.width,
  height: u.height,
  created_at: u.createdAt,
  expires_at: u.expiresAt,
})

const asUpload = (row: UploadRow): Upload => ({
  id: row.id,
  keyId: row.key_id,
  blob: row.blob,
  contentType: row.content_type,
  size: row.size,
  width: row.width,
  height: row.height,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})

export const embeddedUploads = (db: Kysely<Schema>): UploadStore => ({
  addUpload: (upload, keyBytes) =>
    db.transaction().execute(async (tx) => {
      const { kept } = await tx
        .selectFrom('uploads')
        .select((e) => e.fn.sum<number | null>('size').as('kept'))
        .where('key_id', '=', upload.keyId)
        .executeTakeFirstOrThrow()
      keepUpload(Number(kept ?? 0), upload.size, keyBytes)
      await tx.insertInto('uploads').values(columns(upload)).execute()
    }),

  findUpload: async (keyId, id, now) => {
    const row = await db
      .selectFrom('uploads')
      .selectAll()
      .where('id', '=', id)
      .where('key_id', '=', keyId)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row && asUpload(row)
  },

  removeUpload: async (keyId, id) => {
    const row = await db
      .deleteFrom('uploads')
      .where('id', '=', id)
      .where('key_id', '=', keyId)
      .returningAll()
      .executeTakeFirst()
    return row && asUpload(row)
  },

  expireUploads: (now, limit) =>
    db.transaction().execute(async (tx) => {
      const old = await tx
        .selectFrom('uploads')
        .select(['id', 'blob'])
        .where('expires_at', '<=', now)
        .limit(limit)
        .execute()
      const ids = old.map((row) => row.id)
      if (ids.length > 0) await tx.deleteFrom('uploads').where('id', 'in', ids).execute()
      return old.map((row) => row.blob)
    }),
})
