import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BlobStore } from './blob-store.ts'

const hourMs = 3_600_000
/** 2026-07-31, 14:05 UTC */
const at = Date.UTC(2026, 6, 31, 14, 5)

const all = async (body: Readable): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of body) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** What every blob store promises. */
export function blobStoreContract(name: string, open: (folder: string) => Promise<BlobStore>): void {
  describe(`blob store: ${name}`, () => {
    let folder: string
    let blobs: BlobStore
    const bytes = (text: string): Uint8Array => Buffer.from(text)
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'atelier-blobs-'))
      blobs = await open(join(folder, 'blobs'))
    })
    afterEach(() => rm(folder, { recursive: true, force: true }))

    it('gives back what was put, by a name that holds its area and hour', async () => {
      const put = await blobs.put('pictures', 'task_1-1', bytes('hello'), 'jpg', at)
      expect(put).toBe('pictures/2026073114/task_1-1.jpg')
      expect(await blobs.stat(put)).toEqual({ name: put, size: 5, contentType: 'image/jpeg' })
      const got = await blobs.read(put)
      expect(got?.blob).toEqual({ name: put, size: 5, contentType: 'image/jpeg' })
      expect(got && (await all(got.body))).toBe('hello')
      const part = await blobs.read(put, { start: 1, end: 3 })
      expect(part && (await all(part.body))).toBe('ell')
    })
    it('takes a file over', async () => {
      const file = join(folder, 'made.png')
      await writeFile(file, 'picture')
      const put = await blobs.adopt('pictures', 'task_1-1', file, 'png', at)
      expect(await blobs.stat(put)).toMatchObject({ size: 7, contentType: 'image/png' })
      const local = await blobs.local(put)
      expect(local).toBeDefined()
      await expect(writeFile(file, 'x', { flag: 'r+' })).rejects.toThrow('ENOENT')
    })
    it('copies a blob, and the copy stays when the first goes', async () => {
      const put = await blobs.put('uploads', 'file_1', bytes('photo'), 'jpg', at)
      const copy = await blobs.copy(put, 'photos', 'task_1', 'bin', at)
      expect(copy).toBe('photos/2026073114/task_1.bin')
      await blobs.remove(put)
      const got = await blobs.read(copy ?? '')
      expect(got && (await all(got.body))).toBe('photo')
      expect(await blobs.copy(put, 'photos', 'task_2', 'bin', at)).toBeUndefined()
      expect(await blobs.copy('../secret.jpg', 'photos', 'task_2', 'bin', at)).toBeUndefined()
    })
    it('knows nothing of other names, least of all of paths', async () => {
      await writeFile(join(folder, 'secret.jpg'), 'x')
      for (const name of [
        'pictures/2026073114/none.jpg',
        '../secret.jpg',
        'pictures/2026073114/../../../secret.jpg',
        'pictures/2026073114',
        '/etc/passwd',
        '',
        'pictures/2026073114/a\0.jpg',
        'aside/0',
      ]) {
        expect(await blobs.stat(name), name).toBeUndefined()
        expect(await blobs.read(name), name).toBeUndefined()
        expect(await blobs.local(name), name).toBeUndefined()
        await blobs.remove(name)
      }
    })
    it('refuses an id that is not a plain name', async () => {
      await expect(blobs.put('pictures', '../x', bytes('x'), 'jpg', at)).rejects.toThrow('cannot be the name')
      await expect(blobs.put('pictures', 'x', bytes('x'), 'exe', at)).rejects.toThrow('cannot be the name')
    })
    it('removes a blob, and removing it again is no fault', async () => {
      const put = await blobs.put('photos', 'a', bytes('x'), 'bin', at)
      await blobs.remove(put)
      await blobs.remove(put)
      expect(await blobs.read(put)).toBeUndefined()
    })
    it('lets a reading go on while the blob is removed', async () => {
      const put = await blobs.put('pictures', 'a', bytes('still here'), 'jpg', at)
      const got = await blobs.read(put)
      await blobs.remove(put)
      expect(got && (await all(got.body))).toBe('still here')
    })
    it('sweeps and lists hours that ended, of one area only', async () => {
      const old = await blobs.put('pictures', 'old', bytes('x'), 'jpg', at - hourMs)
      const now = await blobs.put('pictures', 'now', bytes('x'), 'jpg', at)
      const photo = await blobs.put('photos', 'old', bytes('x'), 'bin', at - hourMs)
      expect(await blobs.list('photos', at)).toEqual([photo])
      expect(await blobs.list('photos', at - hourMs)).toEqual([])
      expect(await blobs.sweep('pictures', at)).toBe(1)
      expect(await blobs.stat(old)).toBeUndefined()
      expect(await blobs.stat(now)).toBeDefined()
      expect(await blobs.stat(photo)).toBeDefined()
    })
  })
}
