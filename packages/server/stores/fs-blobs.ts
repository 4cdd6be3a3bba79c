import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Area, BlobStore, StoredBlob } from './blob-store.ts'

const hourMs = 3_600_000
const areas: readonly Area[] = ['photos', 'pictures', 'uploads']
const types: Readonly<Record<string, string>> = {
  bin: 'application/octet-stream',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
}
const safeName = /^(photos|pictures|uploads)\/\d{10}\/[A-Za-z0-9_-]{1,80}\.(bin|jpg|png|webp|avif)$/

/** 2026-07-31T14:05Z is 2026073114. */
const hourOf = (ms: number): string => new Date(ms).toISOString().slice(0, 13).replace(/\D/g, '')

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A second name for a file costs nothing, and blobs are never written again; some file systems know no second names. */
async function doubled(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (e) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes((e as NodeJS.ErrnoException).code ?? ''))
      throw e
    await copyFile(from, to)
  }
}

/** Blobs that lie on this machine's disk. */
export interface FsBlobs extends BlobStore {
  /**
   * Runs `work` while nothing is taken away: removals wait until it has ended, puts go on. `doubleInto` gives every blob
   * that is there a second name under a folder of the same disk, by its own name, and returns how many there are.
   */
  still<T>(work: (doubleInto: (folder: string) => Promise<number>) => Promise<T>): Promise<T>
}

/**
 * Blobs as files: `<root>/<area>/<hour>/<id>.<ext>`. A file is written aside, synced, renamed into place and its
 * folder synced, so that a name always means whole bytes, also after a power cut.
 */
export async function openFsBlobs(root: string): Promise<FsBlobs> {
  const aside = join(root, 'aside')
  await rm(aside, { recursive: true, force: true }) // halves that a dying process left
  for (const folder of [...areas, 'aside']) await mkdir(join(root, folder), { recursive: true, mode: 0o700 })
  let serial = 0
  /** While somebody wants stillness, whoever takes away waits for this. */
  let stillness: Promise<unknown> = Promise.resolve()

  const place = async (area: Area, id: string, extension: string, hour: number, from: string) => {
    const folder = `${area}/${hourOf(hour)}`
    const name = `${folder}/${id}.${extension}`
    if (!safeName.test(name)) throw new Error(`${JSON.stringify(name)} cannot be the name of a blob`)
    await mkdir(join(root, folder), { recursive: true, mode: 0o700 })
    await rename(from, join(root, name))
    await syncFolder(join(root, folder))
    await syncFolder(join(root, area)) // always: another put may have made the hour and not synced it yet
    return name
  }
  const find = async (name: string): Promise<StoredBlob | undefined> => {
    if (!safeName.test(name)) return undefined
    try {
      const { size } = await stat(join(root, name))
      return { name, size, contentType: types[name.slice(name.lastIndexOf('.') + 1)] as string }
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw e
    }
  }
  const hoursBefore = async (area: Area, before: number): Promise<string[]> => {
    // An hour ended when the next one has begun: compare with the hour before.
    const last = hourOf(before - hourMs)
    return (await readdir(join(root, area))).filter((hour) => /^\d{10}$/.test(hour) && hour <= last).sort()
  }

  const doubleInto = async (folder: string): Promise<number> => {
    let count = 0
    for (const area of areas)
      for (const hour of await readdir(join(root, area))) {
        if (!/^\d{10}$/.test(hour)) continue
        await mkdir(join(folder, area, hour), { recursive: true, mode: 0o700 })
        for (const file of await readdir(join(root, area, hour))) {
          await doubled(join(root, area, hour, file), join(folder, area, hour, file))
          count++
        }
      }
    return count
  }

  return {
    still: (work) => {
      const done = stillness.then(() => work(doubleInto))
      stillness = done.catch(() => {}) // whoever asked is told; removals only wait for the end
      return done
    },
    put: async (area, id, bytes, extension, hour) => {
      const file = join(aside, String(serial++))
      const handle = await open(file, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      return place(area, id, extension, hour, file)
    },
    adopt: async (area, id, file, extension, hour) => {
      await syncFolder(file) // a file syncs the same way
      return place(area, id, extension, hour, file)
    },
    copy: async (name, area, id, extension, hour) => {
      if (!(await find(name))) return undefined
      const file = join(aside, String(serial++))
      try {
        await doubled(join(root, name), file)
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined // swept since
        throw e
      }
      await syncFolder(file)
      return place(area, id, extension, hour, file)
    },
    stat: find,
    read: async (name, range) => {
      const blob = await find(name)
      if (!blob) return undefined
      // Opened before it is answered for: a sweep in between then takes nothing away.
      const handle = await open(join(root, name)).catch((e: NodeJS.ErrnoException) => {
        if (e.code === 'ENOENT') return undefined
        throw e
      })
      return handle && { blob, body: createReadStream('', { ...range, fd: handle }) }
    },
    local: async (name) => ((await find(name)) ? join(root, name) : undefined),
    remove: async (name) => {
      await stillness
      if (safeName.test(name)) await rm(join(root, name), { force: true })
    },
    sweep: async (area, before) => {
      await stillness
      const hours = await hoursBefore(area, before)
      for (const hour of hours) await rm(join(root, area, hour), { recursive: true, force: true })
      return hours.length
    },
    list: async (area, before) => {
      const names: string[] = []
      for (const hour of await hoursBefore(area, before)) {
        const files = await readdir(join(root, area, hour))
        // Nothing is put into an hour that ended, so an empty one can go.
        if (files.length === 0) await rmdir(join(root, area, hour)).catch(() => {})
        for (const file of files) names.push(`${area}/${hour}/${file}`)
      }
      return names
    },
  }
}
