import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Stores } from './embedded/open.ts'
import type { Upload } from './upload-store.ts'

/** What every store of uploads promises. */
export function uploadStoreContract(name: string, open: (now: () => number) => Promise<Stores>): void {
  describe(`upload store: ${name}`, () => {
    let stores: Stores
    beforeEach(async () => {
      stores = await open(() => 1_000)
    })
    afterEach(() => stores.close())
    const upload = (id: string, over: Partial<Upload> = {}): Upload => ({
      id,
      keyId: 'key_a',
      blob: `uploads/2026073114/${id}.jpg`,
      contentType: 'image/jpeg',
      size: 100,
      width: 800,
      height: 600,
      createdAt: 1,
      expiresAt: 50,
      ...over,
    })

    it('finds what a key uploaded, for that key alone and until it expires', async () => {
      await stores.uploads.addUpload(upload('a'), 0)
      expect(await stores.uploads.findUpload('key_a', 'a', 49)).toEqual(upload('a'))
      expect(await stores.uploads.findUpload('key_a', 'a', 50)).toBeUndefined()
      expect(await stores.uploads.findUpload('key_b', 'a', 2)).toBeUndefined()
      expect(await stores.uploads.findUpload('key_a', 'b', 2)).toBeUndefined()
    })
    it('refuses what is more than a key may keep, and only then', async () => {
      await stores.uploads.addUpload(upload('a'), 250)
      await stores.uploads.addUpload(upload('b', { keyId: 'key_b', size: 250 }), 250)
      await stores.uploads.addUpload(upload('c', { size: 150 }), 250)
      await expect(stores.uploads.addUpload(upload('d', { size: 1 }), 250)).rejects.toMatchObject({
        failure: 'uploadsFull',
      })
      await stores.uploads.removeUpload('key_a', 'a')
      await stores.uploads.addUpload(upload('d'), 250)
    })
    it('removes for its own key alone, and tells what it was', async () => {
      await stores.uploads.addUpload(upload('a'), 0)
      expect(await stores.uploads.removeUpload('key_b', 'a')).toBeUndefined()
      expect(await stores.uploads.removeUpload('key_a', 'a')).toEqual(upload('a'))
      expect(await stores.uploads.removeUpload('key_a', 'a')).toBeUndefined()
      expect(await stores.uploads.findUpload('key_a', 'a', 2)).toBeUndefined()
    })
    it('forgets what expired, some at a time, and names the blobs', async () => {
      for (const [id, expiresAt] of [
        ['a', 10],
        ['b', 20],
        ['c', 30],
      ] as const)
        await stores.uploads.addUpload(upload(id, { expiresAt }), 0)
      const first = await stores.uploads.expireUploads(20, 1)
      const second = await stores.uploads.expireUploads(20, 9)
      expect(first).toHaveLength(1)
      expect(new Set([...first, ...second])).toEqual(new Set([upload('a').blob, upload('b').blob]))
      expect(await stores.uploads.expireUploads(20, 9)).toEqual([])
      expect(await stores.uploads.findUpload('key_a', 'c', 20)).toBeDefined()
    })
  })
}
