import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Stores } from '../stores/embedded/open.ts'
import type { FsBlobs } from '../stores/fs-blobs.ts'

const folderOf = (data: string): string => join(data, 'snapshots')
/** Small files of the data folder without which the rest is worth less. */
const secrets = ['owner-key', 'url-secret', 'webhook-secret']

/** Removes what a backup left that was cut off. */
export const clearSnapshots = (data: string): Promise<void> =>
  rm(folderOf(data), { recursive: true, force: true })

/**
 * All that a data folder holds as it is at one moment, under second names in a folder of its own, while the service goes on:
 * every photo and picture that the database of the snapshot names is in it. Whoever asked removes it.
 * @returns the folder
 */
export async function takeSnapshot(
  data: string,
  stores: Pick<Stores, 'copyTo'>,
  blobs: Pick<FsBlobs, 'still'>,
): Promise<string> {
  const folder = join(folderOf(data), randomBytes(6).toString('hex'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    // A row is written after its file and a file goes after its row: between the two nothing may be taken away.
    await blobs.still(async (doubleInto) => {
      await stores.copyTo(join(folder, 'atelier.db'))
      await doubleInto(join(folder, 'blobs'))
    })
    for (const name of secrets)
      await copyFile(join(data, name), join(folder, name)).catch((e: NodeJS.ErrnoException) => {
        if (e.code !== 'ENOENT') throw e // the owner's key may be a setting
      })
    return folder
  } catch (e) {
    await rm(folder, { recursive: true, force: true })
    throw e
  }
}
